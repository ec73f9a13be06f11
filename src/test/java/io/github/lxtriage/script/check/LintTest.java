package io.github.lxtriage.script.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each lint finds its mistake, says it in a sentence, and keeps silent where there is none. */
class LintTest {
  static final String FOUND =
      """
      int x;                                                        | 1:1 | E | empty-program
      BEGIN { trace($nobody); exit(0); }                            | 1:15 | E | unknown-macro
      BEGIN { trace($1); exit(0); }                                 | 1:15 | W | unknown-macro
      tick-$1s { exit(0); }                                         | 1:1 | W | unknown-macro
      pid$nobody::malloc:entry { exit(0); }                         | 1:1 | E | unknown-macro
      provider p9 { probe a(int); };                                | 1:10 | E | provider-name
      /* lxtriage-ignore: no-ends */ BEGIN { exit(0); }             | 1:4 | W | silence
      /* lxtriage-ignore: NO-END */ BEGIN { exit(0); }              | 1:4 | W | silence
      /* lxtriage-ingore: no-end */ BEGIN { exit(0); }              | 1:4 | W | silence
      /* lxtriage-ignore no-end */ BEGIN { exit(0); }               | 1:4 | W | silence
      /* lxtriage-ignore-files: no-end */ BEGIN { exit(0); }        | 1:4 | W | silence
      /* lxtriage-ignore: */ BEGIN { exit(0); }                     | 1:4 | W | silence
      lx-syscall::*sockopt:entry { exit(0); }                       | 1:1 | W | blind-32
      lx-syscall::shmg*:entry { exit(0); }                          | 1:1 | W | blind-32
      lx-syscall::uname*:return { exit(0); }                        | 1:1 | W | blind-32
      BEGIN { uregs[R_RAX] = 0; exit(0); }                          | 1:9 | E | destructive
      BEGIN { printf("%c", execname); exit(0); }                    | 1:22 | E | printf-format
      BEGIN { printf("%c", arg0); exit(0); }                        | 1:22 | E | printf-format
      BEGIN { printf("%p", execname); exit(0); }                    | 1:22 | E | printf-format
      BEGIN { printf("%d", ustack()); exit(0); }                    | 1:22 | E | printf-format
      BEGIN { printf("%k", pid); exit(0); }                         | 1:22 | E | printf-format
      BEGIN { printf("%f", arg0); exit(0); }                        | 1:22 | E | printf-format
      BEGIN { printf("%g", 1); exit(0); }                           | 1:22 | E | printf-format
      BEGIN { printf("%*d", 3); exit(0); }                          | 1:16 | E | printf-format
      BEGIN { printf("%*d", execname, 3); exit(0); }                | 1:23 | E | printf-format
      BEGIN { printf("%hd", pid); exit(0); }                        | 1:23 | E | printf-format
      BEGIN { printf("%ld", pid); exit(0); }                        | 1:23 | E | printf-format
      BEGIN { printf("%lld", 1); exit(0); }                         | 1:24 | E | printf-format
      BEGIN { printf("%lu", arg0); exit(0); }                       | 1:23 | E | printf-format
      BEGIN { printf("%hhd", 1); exit(0); }                         | 1:16 | E | printf-format
      BEGIN { printf("%s", curthread); exit(0); }                   | 1:22 | E | printf-format
      BEGIN { printf("%s", (char *)arg0); exit(0); }                | 1:22 | E | printf-format
      BEGIN { this->p = arg0; printf("%s", this->p); exit(0); }     | 1:38 | E | printf-format
      BEGIN { x = execname; printf("%d", x); exit(0); }             | 1:36 | E | printf-format
      BEGIN { printf("%d", curthread); exit(0); }                   | 1:22 | E | printf-format
      BEGIN { printf("%Y", pid); exit(0); }                         | 1:22 | E | printf-format
      BEGIN { printf("%Y", execname); exit(0); }                    | 1:22 | E | printf-format
      BEGIN { printf("%Y", timestamp); exit(0); }                   | 1:22 | W | printf-format
      BEGIN { printf("%5%"); exit(0); }                             | 1:16 | E | printf-format
      BEGIN { printf("%1$d", 1); exit(0); }                         | 1:16 | E | printf-format
      BEGIN { printf("100%"); exit(0); }                            | 1:16 | E | printf-format
      BEGIN { @a[execname] = count(); printa("%d %@d", @a); exit(0); } | 1:40 | E | printf-format
      BEGIN { @a[execname] = count(); printa("%s %s %@d", @a); exit(0); } | 1:40 | E | printf-format
      BEGIN { @a[ustack()] = count(); printa("%s %@d", @a); exit(0); } | 1:40 | E | printf-format
      BEGIN { @a[1] = count(); @a[1, 2] = count(); exit(0); }       | 1:26 | E | aggregation
      BEGIN { x = execname; x = 5; exit(0); }                       | 1:27 | E | assignment
      lx-syscall::open:entry { trace(stringof((char *)arg0)); exit(0); } | 1:32 | W | pointer-space
      lx-syscall::open:entry { trace(*(int *)arg0); exit(0); }      | 1:32 | W | pointer-space
      sdt:lx_brand::brand-lx-unsupported { trace(copyinstr((uintptr_t)arg0)); exit(0); } | 1:44 | W | pointer-space
      BEGIN { trace(copyinstr((uintptr_t)curthread)); exit(0); }    | 1:15 | W | pointer-space
      lx-syscall::open:entry { this->p = arg0; trace(stringof(this->p)); exit(0); } | 1:48 | W | pointer-space
      tick-1s { @a[curthread] = count(); exit(0); }                 | 1:14 | W | unbounded-keys
      tick-1s { @a[walltimestamp / 1000] = count(); exit(0); }      | 1:14 | W | unbounded-keys
      tick-1s { this->t = timestamp; @a[this->t] = count(); exit(0); } | 1:35 | W | unbounded-keys
      lx-syscall:sys64:write:entry { @a[arg1] = count(); exit(0); } | 1:35 | W | unbounded-keys
      lx-syscall:sys64:read:return { @a[arg1] = count(); exit(0); } | 1:35 | W | unbounded-keys
      sdt:lx_brand::brand-lx-unsupported { @a[arg0] = count(); exit(0); } | 1:41 | W | unbounded-keys
      fbt::foo:entry { @a[(uintptr_t)arg0] = count(); exit(0); }    | 1:32 | W | unbounded-keys
      tick-1s { seen[(uint64_t)curthread] = 1; exit(0); }           | 1:11 | W | unbounded-keys
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
      lx-syscall:::entry /probefunc == "setsockopt"/ { exit(0); }   | 1:34 | W | blind-32
      lx-syscall:::entry /"stat" == probefunc/ { exit(0); }         | 1:21 | W | blind-32
      lx-syscall:::entry /probefunc == "sokopt"/ { exit(0); }       | 1:34 | W | unknown-probe
      lx-syscall:::entry /probefunc == "open*"/ { exit(0); }        | 1:34 | W | unknown-probe
      lx-syscall:::entry /probefunc == "statx"/ { exit(0); }        | 1:34 | W | unknown-probe
      lxsyscall::read:entry { exit(0); }                            | 1:1 | E | unknown-probe
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
        "lx-syscall:sys64:*sockopt:entry { exit(0); }",
        "lx-syscall::*sock*:entry { exit(0); }",
        "lx-syscall::*:entry { exit(0); }",
        "lx-syscall:::entry /probefunc == \"openat\"/ { exit(0); }",
        "lx-syscall:sys64::entry /probefunc == \"setsockopt\"/ { exit(0); }",
        "lx-syscall:::entry /probefunc == \"setsockopt\" || probefunc == \"socketcall\"/ { exit(0); }",
        "lx-syscall::setsockopt:entry { exit(0); }\nlx-syscall:::entry /probefunc == \"socketcall\"/ { exit(0); }",
        "syscall:::entry /probefunc == \"lwp_park\"/ { exit(0); }",
        "#pragma D option empty\n",
        "provider p { probe a(int); };",
        "#pragma D option defaultargs\nBEGIN { trace($1); exit(0); }",
        "/* Usage: x.d SECONDS */\ntick-$1s { exit(0); }",
        "/* $1 is a name. */\nBEGIN { trace($$1); exit(0); }",
        "BEGIN { trace($target); trace($$pid); trace($0); exit(0); }",
        "/* lxtriage reads what this prints; lxtriage ignores the rest. */\nBEGIN { exit(0); }",
        "BEGIN { printf(\"%c %C\", 'a', (char)arg0); exit(0); }",
        "BEGIN { printf(\"%p %p %p %a %A\", arg0, curthread, 5, arg0, usym(arg1)); exit(0); }",
        "BEGIN { printf(\"%ld %lu %llx %lx %hd\", arg0, timestamp, arg1, timestamp, (short)1); exit(0); }",
        "BEGIN { printf(\"%d %u %x\", arg0, timestamp, pid); exit(0); }",
        "BEGIN { printf(\"%s %s\", args[0], curpsinfo->pr_psargs); exit(0); }",
        "BEGIN { printf(\"%f %d\", args[0]->x, args[1]->y); exit(0); }",
        "BEGIN { printf(\"%-*.*s|\", 5, 3, execname); exit(0); }",
        "BEGIN { printf(\"%d\", $1); /* $1 is a number */ exit(0); }",
        "BEGIN { x = execname; x = 0; x = probefunc; exit(0); }",
        "BEGIN { x = pid == 1 ? \"a\" : \"b\"; printf(\"%s\", x); exit(0); }",
        "string n[int];\nBEGIN { printf(\"%s\", n[1]); n[1] = 0; exit(0); }",
        "char c[10];\nBEGIN { printf(\"%s\", c); exit(0); }",
        "BEGIN { @a[execname, pid, ustack()] = count(); printa(\"%s %d %k %@d\", @a); exit(0); }",
        "BEGIN { @a[execname, pid] = count(); printa(\"%@d\", @a); exit(0); }",
        "BEGIN { @a = count(); @b = count(); printa(\"%@d %@d\", @a, @b); exit(0); }",
        "lx-syscall::open:entry { self->p = arg0; }\nlx-syscall::open:return { trace(copyinstr(self->p)); self->p = 0; exit(0); }",
        "fbt::foo:entry { trace(stringof((char *)arg0)); exit(0); }",
        "lx-syscall::ioctl:entry { @a[arg1] = count(); exit(0); }",
        "lx-syscall::futex:entry { @a[arg1 & 127] = count(); exit(0); }",
        "lx-syscall::read:return /(int)arg0 < 0/ { @a[-(int)arg0] = count(); exit(0); }",
        "lx-syscall::write:entry { @a[fds[arg0].fi_fs, arg2 > 4096 ? 1 : 0] = count(); exit(0); }",
        "sdt:lx_brand::brand-lx-unsupported { @a[strtok(stringof(arg0), \"(\")] = count(); exit(0); }",
        "BEGIN { deadline = timestamp + 5; }\ntick-1s { now = timestamp; trace(deadline - now); exit(0); }",
        "BEGIN { deadline = timestamp + 5; }\ntick-1s { trace(deadline - timestamp); exit(0); }",
        "lx-syscall::read:entry { self->t = timestamp; }\nlx-syscall::read:return { this->now = timestamp; @a = sum(this->now - self->t); self->t = 0; exit(0); }",
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
  void a_pattern_that_32_bit_programs_escape_is_said_once_with_some_of_the_calls() {
    assertThat(Checker.check("lx-syscall::*s*:return { exit(0); }"))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:1:1: warning: 32-bit programs call msgctl, msgget, msgrcv and 9 others through ipc, which the program does not look at [blind-32]",
            "f:1:1: warning: for 32-bit programs fstat is number 28 only, not 108; nosys is number 0 only, not 251; select is number 82 only, not 142 and 1 other [blind-32]");
  }

  @Test
  void a_difference_is_reversed_through_variables_too() {
    assertThat(
            Checker.check(
                """
                lx-syscall::read:entry { self->start = timestamp; }
                lx-syscall::read:return
                {
                  this->now = timestamp;
                  @took = sum(self->start - this->now);
                  self->start = 0;
                  exit(0);
                }
                """))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:5:15: warning: a saved time less this->now is negative: the later time comes first [reversed-difference]");
  }

  @Test
  void an_address_saved_at_entry_is_the_processs_at_return() {
    assertThat(
            Checker.check(
                """
                lx-syscall::open:entry { self->path = (uintptr_t)arg0; }
                lx-syscall::open:return { trace(stringof((char *)self->path)); self->path = 0; exit(0); }
                sdt:lx_brand::brand-lx-unsupported { self->text = arg0; }
                lx-syscall:::return { trace(copyinstr(self->text)); self->text = 0; }
                """))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:2:33: warning: self->path is an address of the process: use copyinstr() [pointer-space]",
            "f:4:29: warning: self->text is an address of the kernel: use stringof() [pointer-space]");
  }

  @Test
  void a_silencer_that_is_misspelt_is_said_at_its_place_and_silences_nothing() {
    assertThat(
            Checker.check(
                "/*\n * lxtriage-ignore: timer-units, timer-unit\n */\ntick-5 { exit(0); }"))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:2:4: warning: no lint is named 'timer-units': see check --lints [silence]");
    assertThat(Checker.check("/* lxtriage-ingore: timer-unit */\ntick-5 { exit(0); }"))
        .extracting(problem -> problem.lint().orElseThrow())
        .containsExactly(Lint.SILENCE, Lint.TIMER_UNIT);
  }

  @Test
  void registers_may_be_assigned_where_that_is_allowed() {
    assertThat(Checker.check("#!/usr/sbin/dtrace -ws\nBEGIN { uregs[R_RAX] = 0; exit(0); }"))
        .extracting(Problem::error)
        .containsExactly(false);
    assertThat(Checker.check("#pragma D option destructive=off\nBEGIN { stop(); exit(0); }"))
        .extracting(Problem::error)
        .containsExactly(true);
  }

  @Test
  void a_printf_that_cannot_print_its_value_says_what_both_are() {
    assertThat(
            Checker.check(
                "BEGIN { printf(\"%c %-5ld %s %Y\", arg0, pid, curthread, tid); exit(0); }"))
        .extracting(problem -> problem.in("f"))
        .containsExactly(
            "f:1:34: error: %c prints a character of at most 4 bytes (cast it); this is a number of 8 bytes [printf-format]",
            "f:1:40: error: %ld prints a number of exactly 8 bytes (without the size it prints any); this is a number of 4 bytes [printf-format]",
            "f:1:45: error: %s prints a string, which stringof or copyinstr makes of an address; this is a pointer [printf-format]",
            "f:1:56: error: %Y prints a time: 8 bytes, in nanoseconds since 1970; this is a number of 4 bytes [printf-format]");
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

  @Test
  @Timeout(600)
  void a_probe_of_many_stars_takes_no_longer_than_its_length() {
    for (String stars :
        List.of("?*".repeat(30) + "z", "*e".repeat(30) + "*", "*".repeat(500) + "[")) {
      Checker.check("lx-syscall::" + stars + ":entry { exit(0); }");
      Checker.check("syscall::" + stars + ":entry { exit(0); }");
    }
  }

  /** Each of these would be looked at 8 times to the power of 8 where nothing is remembered. */
  @Test
  void variables_that_are_made_of_each_other_end() {
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      int n = i % 9;
      program.append(
          "tick-1s { x%d = x%d + x%d; x%d = x%d - timestamp; @a[x%d] = count(); }\n"
              .formatted(n, (n + 1) % 9, (n + 4) % 9, n, (n + 2) % 9, n));
      program.append("tick-1s { trace(stringof(x%d)); trace(copyinstr(x%d)); }\n".formatted(n, n));
    }
    assertThat(Checker.check(program + "END { exit(0); }")).isNotEmpty();
  }

  @Test
  void of_the_probes_of_a_clause_that_lack_an_argument_a_few_are_named_and_the_others_counted() {
    String probes = "lx-syscall::a:return, ".repeat(2) + manyReturns(2000);
    List<Problem> problems =
        of(Lint.ARGUMENT_RANGE, probes + " { trace(arg5); trace(arg1); exit(0); }");
    assertThat(problems.stream().map(Problem::message))
        .containsExactly(
            "further probes of this clause without arg5: 1998",
            "lx-syscall::a:return has only arg0 to arg1",
            "lx-syscall::x0:return has only arg0 to arg1",
            "lx-syscall::x1:return has only arg0 to arg1");
  }

  private static String manyReturns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "lx-syscall::x" + i + ":return")
        .collect(Collectors.joining(","));
  }

  @Test
  void entries_that_are_not_compared_with_all_patterns_of_returns_are_counted() {
    String patterns =
        IntStream.range(0, 1000)
            .mapToObj(i -> "fbt::p" + i + "*:return { x = 1; }\n")
            .collect(Collectors.joining());
    String entries =
        IntStream.range(0, 1000)
            .mapToObj(i -> "fbt::e" + i + ":entry { self->t = 1; }\n")
            .collect(Collectors.joining());
    List<Problem> problems = of(Lint.ENTRY_WITHOUT_RETURN, patterns + entries);
    assertThat(problems).hasSize(101);
    assertThat(problems.get(100).message()).endsWith("too many: 900");
    assertThat(problems.get(100).line()).isEqualTo(1101);
  }

  @Test
  void patterns_of_system_calls_beyond_a_thousand_are_counted() {
    String many =
        IntStream.range(0, 1200)
            .mapToObj(i -> "lx-syscall::*q" + i + "q:entry { x = 1; }\n")
            .collect(Collectors.joining());
    List<Problem> problems = of(Lint.UNKNOWN_PROBE, many + many);
    assertThat(problems.stream().filter(Problem::error)).hasSize(2000);
    assertThat(problems.stream().filter(problem -> !problem.error()))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(1001);
              assertThat(problem.message()).endsWith("too many patterns: 400");
            });
  }

  @Test
  void places_count_characters_beyond_the_first_plane_and_lines_of_a_comment_count() {
    assertThat(Checker.check("BEGIN { trace(\"\ud83d\ude00\"); trace(y); exit(0); }"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).startsWith("y is read"));
    List<Problem> told =
        of(
            Lint.SILENCE,
            "BEGIN { /* lxtriage-ignore: a\n lxtriage-ignore: b */ trace(y); exit(0); }");
    assertThat(told.stream().map(problem -> problem.line() + ":" + problem.column()))
        .containsExactly("1:12", "2:2");
  }

  private static List<Problem> of(Lint lint, String program) {
    return Checker.check(program).stream()
        .filter(problem -> problem.lint().filter(lint::equals).isPresent())
        .toList();
  }
}
