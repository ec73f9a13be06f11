package io.github.lxtriage.script.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each lint finds its mistake, says it in a sentence, and keeps silent where there is none. */
class LintTest {
  static final String FOUND =
      """
      a:b:c:d:e { exit(0); }                                        | 1:9 | E | probe-description
      lx-syscall::sokopt:entry { exit(0); }                         | 1:1 | E | unknown-probe
      lx-syscall::read:exit { exit(0); }                            | 1:1 | E | unknown-probe
      lx-syscall:sys32:setsockopt:entry { exit(0); }                | 1:1 | W | unknown-probe
      lx-syscall:sys16:read:entry { exit(0); }                      | 1:1 | E | unknown-probe
      sdt:lx_brand::brand-lx-unsuported { exit(0); }                | 1:1 | E | unknown-probe
      sdt:lx_brand:lx_futex:brand-lx-unsupported { exit(0); }       | 1:1 | E | unknown-probe
      lx$target:::debugs { exit(0); }                               | 1:1 | E | unknown-probe
      lx-syscall::setsockopt:entry { exit(0); }                     | 1:1 | W | blind-32
      lx-syscall::semget:entry { exit(0); }                         | 1:1 | W | blind-32
      lx-syscall::stat:entry { exit(0); }                           | 1:1 | W | blind-32
      lx*:::debug { exit(0); }                                      | 1:1 | E | missing-zdefs
      lx12345:::debug { exit(0); }                                  | 1:1 | E | missing-zdefs
      pid1234::malloc:entry { exit(0); }                            | 1:1 | E | missing-zdefs
      tick-5 { exit(0); }                                           | 1:1 | W | timer-unit
      BEGIN { frob(1); exit(0); }                                   | 1:9 | E | unknown-function
      BEGIN { pid(); exit(0); }                                     | 1:9 | E | unknown-function
      BEGIN { exit(); }                                             | 1:9 | E | argument-count
      BEGIN { trace(strjoin("a")); exit(0); }                       | 1:15 | E | argument-count
      BEGIN { @a = quantize(1, 2, 3); exit(0); }                    | 1:14 | E | argument-count
      BEGIN { @a = lquantize(1, 10, 0); exit(0); }                  | 1:14 | E | argument-range
      BEGIN { tracemem(arg0, 0); exit(0); }                         | 1:24 | E | argument-range
      lx-syscall::read:return { trace(arg2); exit(0); }             | 1:33 | W | argument-range
      sdt:lx_brand::brand-lx-unsupported { trace(arg1); exit(0); }  | 1:44 | W | argument-range
      lx-syscall::read:entry { trace(arg6); exit(0); }              | 1:32 | W | argument-range
      BEGIN { x = trace(1); exit(0); }                              | 1:13 | E | action-as-operand
      BEGIN { @a = 5; exit(0); }                                    | 1:14 | E | aggregation
      BEGIN { @a = count(); @a = sum(1); exit(0); }                 | 1:28 | E | aggregation
      BEGIN { printa(@a); exit(0); }                                | 1:16 | E | aggregation
      BEGIN { count(); exit(0); }                                   | 1:9 | E | aggregation
      BEGIN { @a = count(); trace(@a); exit(0); }                   | 1:29 | E | aggregation
      BEGIN { printf("%d %d\\n", 1); exit(0); }                     | 1:16 | E | printf-format
      BEGIN { printf("%d\\n", 1, 2); exit(0); }                     | 1:16 | E | printf-format
      BEGIN { printf("%y", 1); exit(0); }                           | 1:16 | E | printf-format
      BEGIN { printf("%s", arg0); exit(0); }                        | 1:22 | E | printf-format
      BEGIN { printf("%d", execname); exit(0); }                    | 1:22 | E | printf-format
      BEGIN { x = "a"; printf(x); exit(0); }                        | 1:25 | E | printf-format
      BEGIN { printf("%@d", 1); exit(0); }                          | 1:16 | E | printf-format
      BEGIN { printf("%S", execname); exit(0); }                    | 1:16 | W | escaped-terminator
      sdt:lx_brand::brand-lx-unsupported { trace(copyinstr(arg0)); exit(0); } | 1:44 | W | pointer-space
      lx-syscall::open:entry { trace(stringof(arg0)); exit(0); }    | 1:32 | W | pointer-space
      lx-syscall::open:entry { trace((string)arg0); exit(0); }      | 1:32 | W | pointer-space
      BEGIN { trace(self->x); exit(0); }                            | 1:15 | E | undefined-variable
      BEGIN { trace(nothing); exit(0); }                            | 1:15 | E | undefined-variable
      BEGIN { x += 1; exit(0); }                                    | 1:9 | E | undefined-variable
      BEGIN { trace(arg10); exit(0); }                              | 1:15 | E | undefined-variable
      BEGIN { pid = 1; exit(0); }                                   | 1:9 | E | assignment
      BEGIN { 1 = 2; exit(0); }                                     | 1:9 | E | assignment
      BEGIN /x = 1/ { exit(0); }                                    | 1:8 | W | assignment-in-predicate
      BEGIN { self->x = 1; exit(0); }                               | 1:9 | W | thread-local-kept
      lx-syscall::read:entry { self->x = 1; self->x = 0; exit(0); } | 1:1 | W | entry-without-return
      BEGIN { start = timestamp; trace(start - timestamp); exit(0); } | 1:34 | W | reversed-difference
      tick-1s { @a[timestamp] = count(); exit(0); }                 | 1:14 | W | unbounded-keys
      tick-1s { seen[timestamp] = 1; exit(0); }                     | 1:11 | W | unbounded-keys
      lx-syscall::read:return { trace(errno); exit(0); }            | 1:33 | W | illumos-errno
      lx-syscall::read:return /arg0 < 0/ { exit(0); }               | 1:26 | W | uncast-result
      BEGIN { trace(1 / 0); exit(0); }                              | 1:19 | E | division-by-zero
      BEGIN { trace(08); exit(0); }                                 | 1:15 | E | constant
      BEGIN { trace(0x1ffffffffffffffff); exit(0); }                | 1:15 | E | constant
      BEGIN { trace('abcdefghi'); exit(0); }                        | 1:15 | E | constant
      BEGIN { system("ls"); exit(0); }                              | 1:9 | E | destructive
      BEGIN { panic(); exit(0); }                                   | 1:9 | E | destructive
      syscall::read:entry { printf("x"); }                          | 1:1 | W | no-end
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = FOUND)
  void finds(String program, String place, String severity, String lint) {
    assertThat(Checker.check(program))
        .extracting(
            problem ->
                problem.line()
                    + ":"
                    + problem.column()
                    + " "
                    + (problem.error() ? "E" : "W")
                    + " "
                    + problem.lint().orElseThrow().id())
        .containsExactly(place + " " + severity + " " + lint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lx-syscall:sys64:setsockopt:entry { exit(0); }",
        "lx-syscall::setsockopt:entry, lx-syscall:sys32:socketcall:entry { exit(0); }",
        "lx-syscall::read*:entry { exit(0); }",
        "lx-syscall:::return /(int)arg0 < 0/ { exit(0); }",
        "#!/usr/sbin/dtrace -Zs\nlx*:::debug { exit(0); }",
        "#pragma D option zdefs\nlx12:::emulate-return { trace(arg3); exit(0); }",
        "lx$target:::debug { trace(copyinstr(arg0)); exit(0); }",
        "sdt:::brand-lx-unsupported { trace(stringof(arg0)); exit(0); }",
        "tick-5hz { exit(0); }",
        "BEGIN { printf(\"%*d%%\\n\", 3, 4); exit(0); }",
        "BEGIN { printf(\"%Y %k\", walltimestamp, stack()); exit(0); }",
        "BEGIN { start = timestamp; trace(timestamp - start); exit(0); }",
        "BEGIN { @a[1] = count(); printa(\"%d %@d\\n\", @a); trunc(@a, 5); clear(@a); exit(0); }",
        "tick-1s { @a[timestamp] = count(); trunc(@a, 10); exit(0); }",
        "tick-1s { seen[pid] = 1; seen[pid] = 0; exit(0); }",
        "lx-syscall::read:entry { self->t = 1; }\nlx-syscall::read:return { self->t = 0; exit(0); }",
        "lx-syscall::read:entry { self->t = 1; }\nlx-syscall:::return { self->t = 0; exit(0); }",
        "BEGIN /self->x/ { self->x = 1; self->x = 0; exit(0); }",
        "BEGIN { trace(O_RDONLY); exit(0); }",
        "int x;\nBEGIN { trace(x); exit(0); }",
        "inline int X = 5;\nBEGIN { trace(X); exit(0); }",
        "inline int f[int a] = 1;\nBEGIN { trace(f[1]); exit(0); }",
        "syscall::read:entry { @a[execname] = count(); }",
        "syscall::read:entry { printf(\"x\"); }\nEND { printf(\"end\"); }"
      })
  void keeps_silent(String program) {
    assertThat(Checker.check(program)).extracting(problem -> problem.in("f")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#pragma D option nonsense\nBEGIN { exit(0); }",
        "#pragma D option strsize\nBEGIN { exit(0); }",
        "#pragma D option strsize=big\nBEGIN { exit(0); }",
        "#pragma D option strsize = 1k\nBEGIN { exit(0); }",
        "#pragma D nonsense\nBEGIN { exit(0); }",
        "#include <sys/types.h>\nBEGIN { exit(0); }"
      })
  void finds_a_bad_control_line(String program) {
    assertThat(Checker.check(program))
        .singleElement()
        .satisfies(problem -> assertThat(problem.lint()).contains(Lint.OPTION));
  }

  @Test
  void what_is_destructive_is_a_warning_where_it_is_allowed() {
    assertThat(Checker.check("#pragma D option destructive\nBEGIN { system(\"ls\"); exit(0); }"))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:2:9: warning: system() changes the system that is looked at [destructive]");
    assertThat(Checker.check("#!/usr/sbin/dtrace -ws\nBEGIN { stop(); exit(0); }"))
        .extracting(Problem::error)
        .containsExactly(false);
  }

  @Test
  void a_comment_silences_a_lint_on_its_line_and_the_next() {
    assertThat(Checker.check("/* lxtriage-ignore: timer-unit */\ntick-5 { exit(0); }")).isEmpty();
    assertThat(Checker.check("tick-5 { exit(0); } /* lxtriage-ignore: no-end, timer-unit */"))
        .isEmpty();
    assertThat(Checker.check("/* lxtriage-ignore: timer-unit */\n\ntick-5 { exit(0); }"))
        .hasSize(1);
    assertThat(Checker.check("/* lxtriage-ignore: no-end */\ntick-5 { exit(0); }")).hasSize(1);
    assertThat(Checker.check("/* lxtriage-ignore-file: timer-unit */\n\n\ntick-5 { exit(0); }"))
        .isEmpty();
  }

  @Test
  void a_syntax_error_cannot_be_silenced() {
    assertThat(Checker.check("/* lxtriage-ignore-file: syntax */ BEGIN { x = ; }")).hasSize(1);
  }

  @Test
  void every_lint_is_tried_here() {
    Set<String> tried = new TreeSet<>();
    FOUND
        .lines()
        .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
        .forEach(tried::add);
    tried.add(Lint.OPTION.id());
    assertThat(tried)
        .containsExactlyElementsOf(Arrays.stream(Lint.values()).map(Lint::id).sorted().toList());
  }

  @ParameterizedTest
  @EnumSource(Lint.class)
  void every_lint_stands_in_the_documentation_with_its_reason(Lint lint) throws Exception {
    List<String> rows = Files.readAllLines(Path.of("docs/scripts.md"));
    assertThat(rows)
        .anyMatch(row -> row.startsWith("| `" + lint.id() + "` |") && row.contains(lint.reason()));
  }
}
