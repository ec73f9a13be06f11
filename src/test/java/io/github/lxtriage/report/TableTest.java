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
