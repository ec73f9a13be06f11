package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md and docs/dtrace-output.md show is what parse prints. */
class DocumentedExamplesTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```\\n([^`]*(?:`[^`][^`]*)*)```\\n```json\\n(.*?)```\\n", Pattern.DOTALL);

  static Stream<String[]> examples() throws IOException {
    List<String[]> examples = new ArrayList<>();
    for (String page : List.of("README.md", "docs/dtrace-output.md")) {
      List<String[]> found =
          EXAMPLE
              .matcher(Files.readString(Path.of(page)))
              .results()
              .map((MatchResult match) -> new String[] {match.group(1), match.group(2)})
              .toList();
      assertThat(found).as(page).hasSizeGreaterThanOrEqualTo(10);
      examples.addAll(found);
    }
    return examples.stream();
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
