package io.github.lxtriage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same captures give the same bytes, wherever and whenever somebody asks. */
class SameBytesTest {
  private static final List<String> FORMATS =
      List.of("json", "csv", "markdown", "junit", "sarif", "table");

  @TempDir Path folder;

  @Test
  void in_any_locale_time_zone_and_charset() throws Exception {
    Path here = written("here", "en", "UTC", "UTF-8");
    Path there = written("there", "tr", "Pacific/Apia", "US-ASCII");
    Path elsewhere = written("elsewhere", "ar", "Asia/Kolkata", "windows-1252");
    for (String file : FORMATS) {
      assertThat(there.resolve(file)).as(file).hasSameBinaryContentAs(here.resolve(file));
      assertThat(elsewhere.resolve(file)).as(file).hasSameBinaryContentAs(here.resolve(file));
    }
    assertThat(there.resolve("page.html")).hasSameBinaryContentAs(here.resolve("page.html"));
    assertThat(elsewhere.resolve("page.html")).hasSameBinaryContentAs(here.resolve("page.html"));
  }

  private Path written(String name, String language, String zone, String charset)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve(name));
    List<String> triage = new ArrayList<>(List.of("triage", "samples"));
    FORMATS.forEach(format -> triage.addAll(List.of("-o", format + "=" + out.resolve(format))));
    run(triage, language, zone, charset);
    run(
        List.of("report", "samples", "-o", out.resolve("page.html").toString()),
        language,
        zone,
        charset);
    return out;
  }

  /** In a process of its own, since a charset is decided when Java starts. */
  private void run(List<String> arguments, String language, String zone, String charset)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.timezone=" + zone,
                "-Dfile.encoding=" + charset,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.lxtriage.cli.Main"));
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("LC_ALL", "C");
    process.redirectOutput(folder.resolve("said").toFile());
    assertThat(process.start().waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
  }
}
