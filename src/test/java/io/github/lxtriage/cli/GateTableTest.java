package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of gates in docs/outputs.md, each row with an input of its kind. */
class GateTableTest {
  private static final String BEGIN =
      "# lxtriage script: lxunsup\n# lxtriage start: 1714557609000000000 2024 May  1 10:00:09\n";
  private static final String END = "# lxtriage end: 1714557669000000000 2024 May  1 10:01:09\n";
  private static final String COLUMNS = "   PID                 NAME CALL\n";
  private static final String HARMLESS =
      COLUMNS + "  3001              systemd NOSYS (334): out of bounds\\0\n";
  private static final String ACTIONABLE =
      HARMLESS + "  3002              systemd prctl option 38\\0\n";
  private static final String DROPS = "dtrace: 5 drops on CPU 1\n";

  /** What stands in the file; a row that is missing here has another kind of input. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("complete, no record", BEGIN + COLUMNS + END),
          Map.entry("complete, a harmless finding", BEGIN + HARMLESS + END),
          Map.entry("complete, a finding that needs action", BEGIN + ACTIONABLE + END),
          Map.entry("no marks, nothing else doubtful", HARMLESS),
          Map.entry("lossy", BEGIN + HARMLESS + DROPS + END),
          Map.entry("lossy, a finding that needs action", BEGIN + ACTIONABLE + DROPS + END),
          Map.entry(
              "a line of dtrace that is not understood", BEGIN + HARMLESS + "dtrace: hm\n" + END),
          Map.entry("a line that could not be read", HARMLESS + "and then nothing\n"),
          Map.entry("an end mark above its start mark", HARMLESS + END),
          Map.entry("a heading and rows without the end mark", BEGIN + HARMLESS),
          Map.entry(
              "counts of an older script, lost below its end mark",
              BEGIN.replace("lxunsup", "lxunsup-count") + END),
          Map.entry("column headings only", COLUMNS),
          Map.entry(
              "complete, of a script that cannot show refusals",
              BEGIN.replace("lxunsup", "lxlatency") + END),
          Map.entry("drops only", DROPS),
          Map.entry(
              "dtrace that did not start",
              "dtrace: failed to initialize dtrace: DTrace requires additional privileges\n"),
          Map.entry(
              "records that no script of ours prints",
              "  sshd                                                              9                2\n"),
          Map.entry("empty file (with a baseline nothing can be compared)", ""),
          Map.entry("file of no family", "write(1, \"x\", 1) = 1\nexit_group(0) = ?\n"));

  @TempDir Path directory;

  @BeforeEach
  void writes_the_baseline() throws IOException {
    Files.writeString(directory.resolve("B"), BEGIN + HARMLESS + END);
    Files.createDirectory(directory.resolve("empty"));
  }

  private static List<List<String>> table() throws IOException {
    String page = Files.readString(Path.of("docs/outputs.md"));
    String section = page.substring(page.indexOf("## Gates"), page.indexOf("## Saved results"));
    return section
        .lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
        .toList();
  }

  private String input(String row) throws IOException {
    return switch (row) {
      case "empty directory" -> "empty";
      case "file that is not there" -> "nowhere.log";
      default -> {
        assertThat(FILES).containsKey(row);
        Files.writeString(directory.resolve("x.log"), FILES.get(row), ISO_8859_1);
        yield "x.log";
      }
    };
  }

  private Run triage(String input, String options) {
    List<String> arguments = new ArrayList<>(List.of("triage", input));
    Arrays.stream(options.split(" "))
        .filter(word -> word.startsWith("-") || !word.isEmpty())
        .forEach(arguments::add);
    return Run.in(directory, arguments.toArray(String[]::new));
  }

  private static String options(String heading) {
    return heading.startsWith("`") ? heading.substring(1, heading.length() - 1) : "";
  }

  @Test
  void each_kind_of_input_and_each_gate_give_the_code_that_is_written() throws IOException {
    List<List<String>> table = table();
    List<String> gates = table.get(0).subList(1, table.get(0).size());
    Map<String, String> wrong = new LinkedHashMap<>();
    for (List<String> row : table.subList(1, table.size())) {
      String input = input(row.get(0));
      for (int i = 0; i < gates.size(); i++) {
        Run run = triage(input, options(gates.get(i)));
        String expected = row.get(i + 1);
        if (!expected.equals(Integer.toString(run.code()))) {
          wrong.put(row.get(0) + ", " + gates.get(i) + ": not " + expected, run.code() + run.err());
        }
        boolean closed = run.code() != 0 && i > 0;
        boolean said = run.err().contains("lxtriage: gate: ");
        assertThat(said).as(row.get(0) + run).isEqualTo(closed);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(table.subList(1, table.size()))
        .extracting(row -> row.get(0))
        .containsAll(FILES.keySet());
  }

  @Test
  void a_saved_result_gives_the_code_of_its_capture() throws IOException {
    List<List<String>> table = table();
    List<String> gates = table.get(0).subList(1, table.get(0).size());
    for (List<String> row : table.subList(1, table.size())) {
      String input = input(row.get(0));
      if (input.equals("x.log")) {
        Files.writeString(
            directory.resolve("x.json"),
            Run.in(directory, "triage", input, "--format", "json").out());
        for (String gate : gates) {
          assertThat(triage("x.json", options(gate)).code())
              .as("%s, %s", row.get(0), gate)
              .isEqualTo(triage(input, options(gate)).code());
        }
      }
    }
  }

  @Test
  void a_capture_that_shows_nothing_closes_the_gate_beside_others() throws IOException {
    Path many = Files.createDirectory(directory.resolve("many"));
    Files.writeString(many.resolve("a.log"), BEGIN + HARMLESS + END);
    assertThat(triage("many", "--fail-on actionable").code()).isZero();
    Files.writeString(many.resolve("b.log"), COLUMNS);
    Run run = triage("many", "--fail-on actionable");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("lxtriage: gate: b.log: is no evidence: ");
    assertThat(run.err()).doesNotContain("a.log");
  }

  @Test
  void a_gate_names_ten_findings_and_counts_the_others() throws IOException {
    StringBuilder rows = new StringBuilder(BEGIN + COLUMNS);
    for (int call = 900; call < 915; call++) {
      rows.append("  3001              systemd NOSYS (" + call + "): out of bounds\\0\n");
    }
    Files.writeString(directory.resolve("x.log"), rows + END);
    assertThat(triage("x.log", "--fail-on unknown").err())
        .startsWith(
            "lxtriage: gate: --fail-on unknown: 15 findings at or above unknown: syscall/900, ")
        .endsWith("syscall/909 and 5 more\n");
  }
}
