package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of a finding or a capture is in the page, in the table and in the ticket. */
class WhatIsSaidTest {
  private static String written(ReportFormat format, Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, ReportContext.plain("1", "2"), out);
    String text = out.toString(UTF_8);
    return format == ReportFormat.HTML ? Jsoup.parse(text).body().text() : text;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          everything | platform note      | Already fixed after your build
          everything | second opinion     | degraded, confidence low: others say so
          everything | inherited          | inherited from the family of namespaces
          everything | draft of a rule    | draft of a rule
          everything | age                | older than 2021-07
          everything | cure, the file     | /etc/systemd/system/UNIT.service.d/lx.conf
          everything | cure, its content  | PrivateTmp=no
          everything | cure, what follows | systemctl daemon-reload
          everything | ending             | exit 1
          notes      | platform note      | Already fixed after your build
          notes      | second opinion     | actionable, confidence low: others say so
          notes      | inherited          | inherited from the family of calls
          notes      | error              | ENOPROTOOPT (3)
          notes      | success            | answered with success (2)
          notes      | next call          | next call tgkill (4), close (1)
          notes      | signal             | signal 6 (1)
          notes      | exit               | process killed with a core file (1)
          notes      | faked success      | Success without effect
          notes      | outcome of unknown | ENOSYS (3)
          """)
  void stands_in_every_format_that_people_read(String triage, String what, String said)
      throws IOException {
    for (ReportFormat format :
        List.of(ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.TABLE)) {
      assertThat(written(format, GoldenTest.named(triage)).replace("\\", ""))
          .as(format.id() + ": " + what)
          .contains(said);
    }
  }
}
