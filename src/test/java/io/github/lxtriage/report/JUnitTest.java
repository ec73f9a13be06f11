package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

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
    }
    assertThat(suite.getAttribute("skipped")).isEqualTo("" + count(root, "skipped"));
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

  private static String written(String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.JUNIT.write(
        GoldenTest.named(name), ReportContext.plain("1.2.3", "342 entries"), out);
    return out.toString(UTF_8);
  }

  private static void validate(String xml) throws IOException, SAXException {
    SchemaFactory.newDefaultInstance()
        .newSchema(Path.of("docs/triage.junit.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writes_what_its_schema_describes(String name) throws Exception {
    validate(written(name));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <testcase classname     | <testcase file="a" classname
          <testcase classname     | <testcase line="1" classname
          failures="2" errors="0"> | failures="2" errors="0" skipped="0">
          type="actionable"       | type="worse"
          tests="5"               | tests="-5"
          name="syscall/480"      | name="prctl/PR_SET_MM" x="1"
          <properties>            | <properties/><properties>
          """)
  void has_a_schema_that_refuses_what_a_reader_would_refuse(String there, String instead)
      throws IOException {
    String xml = written("mixed");
    assertThat(xml).contains(there);
    String changed = xml.replaceFirst(Pattern.quote(there), Matcher.quoteReplacement(instead));
    assertThatThrownBy(() -> validate(changed)).isInstanceOf(SAXException.class);
  }

  @Test
  void has_a_schema_that_wants_each_finding_once() throws IOException {
    String xml = written("mixed");
    Matcher one = Pattern.compile("(?s) *<testcase.*?</testcase>\n").matcher(xml);
    assertThat(one.find()).isTrue();
    String twice = one.replaceFirst(Matcher.quoteReplacement(one.group() + one.group()));
    assertThatThrownBy(() -> validate(twice))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("eachFindingOnce");
  }

  @Test
  void says_how_far_no_finding_can_be_trusted() throws IOException {
    assertThat(written("nothing-lossy"))
        .contains("Nothing was seen, but 37 records were dropped: this is not a clean result.")
        .contains("Trust: lossy");
  }

  private static int count(Element root, String name) {
    return root.getElementsByTagName(name).getLength();
  }
}
