package io.github.lxtriage.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BundledFileTest {
  @Test
  void a_file_is_found_beside_a_class_of_its_package() throws IOException {
    Path file = Path.of("src/main/resources/io/github/lxtriage/linux/syscalls.csv");
    assertThat(BundledFile.text(LinuxTables.class, "syscalls.csv"))
        .contains(Files.readString(file));
  }

  @Test
  void where_there_is_no_such_file_there_is_no_text() {
    assertThat(BundledFile.text(LinuxTables.class, "made-up.csv")).isEmpty();
  }
}
