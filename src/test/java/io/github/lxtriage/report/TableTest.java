package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table fits the terminal, and sends it nothing but text and its own colours. */
class TableTest {
  private static String table(Triage triage, int width, boolean colour) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.TABLE.write(triage, new ReportContext("1", "", width, colour), out);
    return out.toString(UTF_8);
  }

  @Test
  void cuts_rows_and_breaks_sentences_at_the_width() throws IOException {
    String table = table(DemoTriage.full(), 60, false);
    assertThat(table.lines()).allMatch(line -> line.length() <= 60);
    assertThat(table).contains("\u2026\n");
  }

  @Test
  void keeps_its_columns_in_line_however_long_a_title_is() throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE,
            MadeUp.finding(Domain.FS, "X", Verdict.ACTIONABLE)
                .title("long ".repeat(200))
                .by("first", 1, 1L),
            MadeUp.finding(Domain.FS, "Y", Verdict.HARMLESS).title("short").by("second", 1, 1L));
    for (int width : new int[] {0, 70, 100, 300}) {
      List<String> rows = table(triage, width, false).lines().toList();
      int head =
          rows.indexOf(rows.stream().filter(row -> row.startsWith("VERDICT")).findFirst().get());
      int at = rows.get(head).indexOf("PROCESSES");
      assertThat(rows.get(head + 1).indexOf("first")).isEqualTo(at);
      assertThat(rows.get(head + 2).indexOf("second")).isEqualTo(at);
    }
  }

  @Test
  void gives_letters_of_east_asia_and_emoji_two_columns_and_marks_none() throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE,
            MadeUp.finding(Domain.FS, "W", Verdict.ACTIONABLE)
                .title("\u6f22\u5b57\u6f22\u5b57")
                .by("first", 1, 1L),
            MadeUp.finding(Domain.FS, "X", Verdict.ACTIONABLE)
                .title("\ud83d\ude00 ok ok")
                .by("second", 1, 1L),
            MadeUp.finding(Domain.FS, "Y", Verdict.ACTIONABLE)
                .title("e\u0301 e\u0301 e\u0301ee")
                .by("third", 1, 1L),
            MadeUp.finding(Domain.FS, "Z", Verdict.HARMLESS).title("12345678").by("last", 1, 1L));
    List<String> rows =
        table(triage, 0, false)
            .lines()
            .dropWhile(row -> !row.startsWith("VERDICT"))
            .limit(5)
            .toList();
    assertThat(rows.get(1)).contains("\u6f22\u5b57\u6f22\u5b57  first");
    assertThat(rows.get(2)).contains("\ud83d\ude00 ok ok  second");
    assertThat(rows.get(3)).contains("e\u0301 e\u0301 e\u0301ee   third");
    assertThat(rows.get(4)).contains("12345678  last");
  }

  /** Twice what is not ASCII and no mark. */
  private static long columns(String row) {
    return row.codePoints()
        .mapToLong(c -> Character.getType(c) == Character.NON_SPACING_MARK ? 0 : c > 0x1000 ? 2 : 1)
        .sum();
  }

  @Test
  void fits_every_width_from_40_to_300() throws IOException {
    for (int width = 40; width <= 300; width++) {
      int most = width;
      assertThat(
              table(DemoTriage.full(), width, false).lines().dropWhile(r -> !r.startsWith("VERD")))
          .as("width %d", width)
          .filteredOn(
              row -> row.matches("(actionable|unknown|degraded|harmless|supported|VERDICT) .*"))
          .allMatch(row -> columns(row.replace('\u2026', '.')) <= most);
    }
  }

  @Test
  void cuts_nothing_without_a_width() throws IOException {
    assertThat(table(DemoTriage.full(), 0, false)).doesNotContain("\u2026");
  }

  @Test
  void colours_the_verdicts_only_when_asked() throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE, MadeUp.finding(Domain.SYSCALL, "\u001b[2Jx", Verdict.ACTIONABLE));
    assertThat(table(triage, 0, false)).doesNotContain("\u001b");
    String coloured = table(triage, 0, true);
    assertThat(coloured).contains("\u001b[31mactionable\u001b[0m").contains("\\x1b[2Jx");
    assertThat(coloured.replaceAll("\u001b\\[(31|0)m", "")).isEqualTo(table(triage, 0, false));
  }

  @Test
  void counts_every_kind_of_loss_in_words() throws IOException {
    Triage triage = MadeUp.triage(List.of(MadeUp.capture("a", Trust.Level.LOSSY)));
    assertThat(table(triage, 0, false)).startsWith("Nothing was seen, but 37 records were dropped");
  }
}
