package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/dtrace-output.md shows is what parse prints. */
class DocumentedExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```\\n([^`]*(?:`[^`][^`]*)*)```\\n```json\\n(.*?)```\\n", Pattern.DOTALL);

  static Stream<String[]> examples() throws IOException {
    String page = Files.readString(Path.of("docs/dtrace-output.md"));
    return EXAMPLE
        .matcher(page)
        .results()
        .map((MatchResult found) -> new String[] {found.group(1), found.group(2)});
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_gives_its_record(String text, String records) {
    Run run = Run.with(Path.of("."), bytes(text), "parse", "-");
    assertThat(run.out().replace("\"source\":\"-\",", "")).isEqualTo(records);
    assertThat(run.err()).contains(" 0 unread");
  }

  private static String bytes(String text) {
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new String(utf8, java.nio.charset.StandardCharsets.ISO_8859_1);
  }
}
