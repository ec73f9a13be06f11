package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.CaptureSummary;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A ticket takes it whatever was captured, and what is missing in it is counted. */
class MarkdownTest {
  private static final int LIMIT = 60_000;

  private static String markdown(Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.MARKDOWN.write(triage, ReportContext.plain("1", "2"), out);
    return out.toString(UTF_8);
  }

  @Test
  void stays_below_the_limit_and_counts_what_it_leaves_out() throws IOException {
    Triage many = DemoTriage.many(3000);
    String markdown = markdown(many);
    assertThat(markdown).hasSizeLessThan(LIMIT);
    assertThat(markdown.indexOf("### Needs action")).isLessThan(markdown.indexOf("### Harmless"));
    long shown =
        markdown.lines().filter(line -> line.matches("(- `syscall/|  - `syscall/).*")).count();
    Matcher left = Pattern.compile("- and ([0-9,]+) more finding").matcher(markdown);
    long leftOut = 0;
    while (left.find()) {
      leftOut += Long.parseLong(left.group(1).replace(",", ""));
    }
    assertThat(shown + leftOut).isEqualTo(3000);
  }

  @Test
  void stays_below_the_limit_whatever_a_zone_and_a_rule_file_say() throws IOException {
    List<CaptureSummary> captures = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      captures.add(MadeUp.capture("*".repeat(3000) + i, Trust.Level.LOSSY));
    }
    MadeUp[] findings = new MadeUp[60];
    for (int i = 0; i < findings.length; i++) {
      String text = "[x](y)".repeat(5000) + i;
      findings[i] =
          MadeUp.finding(Domain.OTHER, text, i % 2 == 0 ? Verdict.ACTIONABLE : Verdict.UNKNOWN)
              .title(text)
              .why(text)
              .advice(text)
              .evidence(text, text)
              .by(text, 1, 1L)
              .line(text, 1, text);
    }
    assertThat(markdown(MadeUp.triage(captures, findings))).hasSizeLessThan(LIMIT);
  }

  @Test
  void shows_what_somebody_else_wrote_as_text() throws IOException {
    Triage triage =
        MadeUp.triage(
            Trust.Level.COMPLETE,
            MadeUp.finding(Domain.OTHER, "`a`|b", Verdict.ACTIONABLE)
                .title("![x](http://evil.example/?) <img src=x> @all #1")
                .why("two\nlines\n# heading")
                .evidence("https://github.com/a/b/blob/main/lx_socket.c", "javascript:alert(1)"));
    assertThat(markdown(triage))
        .contains("`` other/`a`|b ``")
        .contains(
            "**\\!\\[x\\](http:<!-- -->//evil.example/?) \\<img src=x\\> @<!-- -->all #<!-- -->1**")
        .contains("Why: two\\\\nlines\\\\n\\# heading")
        .contains("Evidence: <https://github.com/a/b/blob/main/lx_socket.c>, javascript:alert(1)");
  }
}
