package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Continuous integration reads the XML, and its counts are those of the findings. */
class JUnitTest {
  static Stream<String> cases() {
    return GoldenTest.cases().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void has_a_test_case_for_each_finding_and_counts_them(String name) throws Exception {
    Triage triage = GoldenTest.named(name);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.JUNIT.write(triage, ReportContext.plain("1", "2"), out);
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toString(UTF_8).getBytes(UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(count(root, "testcase")).isEqualTo(triage.findings().size());
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    for (Element counted : new Element[] {root, suite}) {
      assertThat(counted.getAttribute("tests")).isEqualTo("" + count(root, "testcase"));
      assertThat(counted.getAttribute("failures")).isEqualTo("" + count(root, "failure"));
      assertThat(counted.getAttribute("skipped")).isEqualTo("" + count(root, "skipped"));
    }
    long failing =
        triage.findings().stream()
            .filter(finding -> !finding.suppressed())
            .filter(finding -> finding.verdict().id().matches("actionable|unknown"))
            .count();
    assertThat(count(root, "failure")).isEqualTo((int) failing);
    assertThat(count(root, "skipped"))
        .isEqualTo(
            (int) triage.findings().stream().filter(finding -> finding.suppressed()).count());
  }

  private static int count(Element root, String name) {
    return root.getElementsByTagName(name).getLength();
  }
}
