package io.github.lxtriage.script.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The grammar accepts the whole language, one feature a program, and points at the word where a
 * broken program breaks.
 */
class GrammarTest {
  private static final Path PROGRAMS =
      Path.of("src/test/resources/io/github/lxtriage/script/check");
  private static final int LEAST_ACCEPTED = 120;
  private static final int LEAST_REJECTED = 60;

  @TestFactory
  Stream<DynamicTest> accepts_a_program_of_each_feature() throws IOException {
    List<Path> programs = programs("accepted");
    assertThat(programs).hasSizeGreaterThanOrEqualTo(LEAST_ACCEPTED);
    return programs.stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    name(program), () -> assertThat(Checker.syntax(read(program))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> lints_what_it_accepts_without_stumbling() throws IOException {
    return programs("accepted").stream()
        .map(
            program ->
                DynamicTest.dynamicTest(
                    name(program),
                    () ->
                        assertThatCode(() -> Checker.check(read(program)))
                            .doesNotThrowAnyException()));
  }

  @TestFactory
  Stream<DynamicTest> rejects_a_broken_program_at_its_line_and_column() throws IOException {
    List<String> rows = Files.readAllLines(PROGRAMS.resolve("rejected.csv"), UTF_8);
    assertThat(rows).hasSizeGreaterThan(LEAST_REJECTED);
    assertThat(programs("rejected").stream().map(GrammarTest::name).sorted())
        .containsExactlyElementsOf(
            rows.stream().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList());
    return rows.stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0],
                    () -> {
                      String text = read(PROGRAMS.resolve("rejected").resolve(row[0] + ".d"));
                      assertThat(Checker.check(text))
                          .singleElement()
                          .satisfies(
                              problem -> {
                                assertThat(problem.line() + "," + problem.column())
                                    .as(problem.message())
                                    .isEqualTo(row[1] + "," + row[2]);
                                assertThat(problem.message()).startsWith("syntax: ");
                                assertThat(problem.error()).isTrue();
                              });
                    }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          BEGIN { x = "abc        | f:1:13: error: syntax: a string is not closed on its line
          BEGIN { while (1) }     | f:1:9: error: syntax: 'while' is reserved and cannot be used
          BEGIN { x = 1.5; }      | f:1:13: error: syntax: floating-point constants are not permitted
          BEGIN { trace(1; }      | f:1:16: error: syntax: unexpected ';'
          int x = 5;              | f:1:7: error: syntax: unexpected '=', expected ';'
          // c                    | f:1:1: error: syntax: D has no // comments
          BEGIN, { }              | f:1:8: error: syntax: unexpected '{', expected a probe or the number of one
          BEGIN                   | f:1:6: error: syntax: the program ends too early, expected '{'
          """)
  void says_where_and_what(String program, String expected) {
    assertThat(Checker.syntax(program)).extracting(p -> p.in("f")).containsExactly(expected);
  }

  @Test
  void a_shell_wrapper_is_no_d_program() {
    assertThat(Checker.check("#!/bin/ksh\n/usr/sbin/dtrace -n 'BEGIN { }'\n"))
        .extracting(p -> p.in("f"))
        .containsExactly(
            "f:1:1: error: syntax: this is no D program but a script of another language");
  }

  @Test
  void endless_nesting_is_refused_and_not_a_crash() {
    String deep = "BEGIN { x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
    assertThat(Checker.check(deep))
        .extracting(Problem::message)
        .containsExactly("syntax: the program is nested too deeply");
  }

  @Test
  void a_program_of_many_clauses_is_read_in_reasonable_time() {
    String many = "syscall::read:entry /pid == 1/ { @a[execname] = count(); }\n".repeat(5_000);
    assertThat(Checker.syntax(many)).isEmpty();
  }

  private static List<Path> programs(String folder) throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static String name(Path program) {
    return program.getFileName().toString().replaceAll("\\.d$", "");
  }

  private static String read(Path program) throws IOException {
    return Files.readString(program, UTF_8);
  }
}
