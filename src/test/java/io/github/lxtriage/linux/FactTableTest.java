package io.github.lxtriage.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read when the program runs is what is written in the tables. */
class FactTableTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_table_has_the_rows_and_columns_of_its_file(Path table) throws IOException {
    String resource = "../../../../" + RESOURCES.relativize(table);
    List<FactTable.Row> read = FactTable.read(FactTable.class, resource);
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser csv = CSVParser.parse(table, StandardCharsets.UTF_8, format)) {
      List<CSVRecord> written = csv.getRecords();
      assertThat(read).isNotEmpty().hasSameSizeAs(written);
      for (int i = 0; i < written.size(); i++) {
        for (String name : csv.getHeaderNames()) {
          assertThat(read.get(i).get(name)).isEqualTo(written.get(i).get(name));
        }
      }
    }
  }

  @Test
  void a_column_that_is_not_there_is_a_mistake() {
    FactTable.Row row = FactTable.read(FactTable.class, "syscalls.csv").get(0);
    assertThatThrownBy(() -> row.get("made-up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column is named made-up");
  }

  @Test
  void a_row_of_other_columns_ends_the_build() {
    byte[] csv = "a,b\n1,2\n3\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> TableCompiler.compiled(new ByteArrayInputStream(csv), "t.csv"))
        .isInstanceOf(IOException.class)
        .hasMessage("t.csv:2: a row of other columns");
  }

  @Test
  void a_text_on_one_line_becomes_the_same_text_again() {
    SplittableRandom random = new SplittableRandom(2026);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append("\\nt\n\t=a\u00e4".charAt(random.nextInt(8)));
      }
      String escaped = OneLine.escaped(text.toString());
      assertThat(escaped).doesNotContain("\n", "\t");
      assertThat(OneLine.plain(escaped)).isEqualTo(text.toString());
    }
  }
}
