package io.github.lxtriage.fuzz;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.KnowledgeException;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.report.saved.SavedException;
import io.github.lxtriage.report.saved.SavedTriage;
import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prints how many seconds of processor time a megabyte takes that was made to be slow: texts
 * repeated to that size, and the files that are given. The clock of a shared machine decides
 * nothing, so this is no test; more than a second is said and is the exit code.
 */
public final class Megabyte {
  private static final int SIZE = 1 << 20;
  private static final double MOST_SECONDS = 1;
  private static final int MOST_AGAIN = 6;
  private static final int SHOWN = 12;

  private static final LinuxTables LINUX = LinuxTables.bundled();
  private static final LxReader LX = new LxReader(LINUX);
  private static final Knowledge KNOWLEDGE = Knowledge.bundled();

  private Megabyte() {}

  @FunctionalInterface
  private interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  private record Took(double seconds, String name) {}

  /**
   * Tries one target.
   *
   * @param arguments its name, and files or directories of inputs; or names of texts, which are
   *     then the only ones
   */
  public static void main(String[] arguments) throws IOException {
    String target = arguments[0];
    Reader reader = reader(target);
    Map<String, byte[]> inputs = new LinkedHashMap<>();
    Map<String, String> made = made(target);
    for (int i = 1; i < arguments.length; i++) {
      String one = made.get(arguments[i]);
      if (one != null) {
        inputs.put(arguments[i], repeated(one)); // by itself: what Java compiles fits it
        continue;
      }
      try (Stream<Path> files = Files.walk(Path.of(arguments[i]))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          byte[] bytes = Files.readAllBytes(file);
          if (bytes.length > 0) {
            inputs.put(file.toString(), repeated(bytes));
          }
        }
      }
    }
    if (inputs.keySet().stream().noneMatch(made::containsKey)) {
      made.forEach((name, text) -> inputs.put(name, repeated(text)));
    }
    inputs.values().stream().limit(10).forEach(bytes -> seconds(reader, bytes));
    List<Took> all = new ArrayList<>();
    inputs.forEach((name, bytes) -> all.add(new Took(least(reader, bytes), name)));
    all.sort(Comparator.comparingDouble(Took::seconds).reversed());
    for (Took took : all.subList(0, Math.min(SHOWN, all.size()))) {
      System.out.printf(Locale.ROOT, "%-8s %6.2f s  %s%n", target, took.seconds(), took.name());
    }
    System.out.printf(Locale.ROOT, "%-8s %d inputs of a megabyte%n", target, all.size());
    System.exit(all.get(0).seconds() > MOST_SECONDS ? 1 : 0);
  }

  /** What looks slow is read again: the first times are also those of compiling the program. */
  private static double least(Reader reader, byte[] bytes) {
    double least = seconds(reader, bytes);
    for (int again = 0; again < MOST_AGAIN && least > MOST_SECONDS / 2; again++) {
      least = Math.min(least, seconds(reader, bytes));
    }
    return least;
  }

  private static double seconds(Reader reader, byte[] bytes) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      reader.read(bytes);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
  }

  private static Reader reader(String target) {
    return switch (target) {
      case "capture" ->
          bytes ->
              new CaptureReader(LX::startIn)
                  .readPlainly(new ByteArrayInputStream(bytes), (record, raw) -> {});
      case "quick" ->
          bytes ->
              new CaptureReader(LX::startIn)
                  .read(new ByteArrayInputStream(bytes), (record, raw) -> {});
      case "triage" -> Megabyte::triage;
      case "message" ->
          bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            LX.cut(LX.read(text, Optional.of(Abi.X86_64)), Optional.of(Abi.X86_64));
            LX.startIn(text);
            LX.asked(text, Optional.empty());
            LX.fileSystem(text);
          };
      case "program" -> bytes -> Checker.check(new String(bytes, StandardCharsets.UTF_8));
      case "rules" -> Megabyte::rules;
      case "saved" ->
          bytes -> {
            try {
              SavedTriage.read(new ByteArrayInputStream(bytes));
            } catch (SavedException refused) {
              // as good an answer as any
            }
          };
      default -> throw new IllegalArgumentException("no target is named " + target);
    };
  }

  private static void triage(byte[] bytes) throws IOException {
    Interpreter interpreter = new Interpreter(LINUX, LX, KNOWLEDGE, Optional.empty());
    Tally tally = new Tally("c.log", interpreter);
    var summary = new CaptureReader(LX::startIn).read(new ByteArrayInputStream(bytes), tally);
    tally.end(summary.lines(), summary.tornLine());
    Triage.of(List.of(tally), KNOWLEDGE);
  }

  private static void rules(byte[] bytes) {
    try {
      KNOWLEDGE.with(Knowledge.rules(new ByteArrayInputStream(bytes), "r.yaml"));
    } catch (KnowledgeException refused) {
      // as good an answer as any
    }
  }

  private static byte[] repeated(String text) {
    return repeated(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] repeated(byte[] text) {
    byte[] bytes = new byte[Math.max(SIZE, text.length)];
    for (int at = 0; at < bytes.length; at += text.length) {
      System.arraycopy(text, 0, bytes, at, Math.min(text.length, bytes.length - at));
    }
    return bytes;
  }

  private static Map<String, String> made(String target) {
    return switch (target) {
      case "capture", "quick", "triage" -> captures();
      case "message" -> messages();
      case "program" -> programs();
      case "rules" -> rules();
      default -> saved();
    };
  }

  /** The n-th of many words that differ. */
  private static String word(int n) {
    return Integer.toString(n * 7919, 36).replaceAll("[0-9]", "q");
  }

  private static String many(int count, java.util.function.IntFunction<String> each) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count && text.length() < SIZE; i++) {
      text.append(each.apply(i));
    }
    return text.toString();
  }

  private static Map<String, String> captures() {
    Map<String, String> made = new LinkedHashMap<>();
    String heading = "   PID                 NAME CALL\n";
    String bars = "           value  ------------- Distribution ------------- count    \n";
    String bucket = "               1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 5        \n";
    String frame = "              genunix`fop_ioctl+0x8a\n";
    for (String piece :
        List.of(
            "[",
            "\"",
            "@",
            "`",
            "|",
            "-",
            "\\",
            "{",
            "#",
            "a ",
            " 1",
            "0x",
            "\u001b[",
            "\u00e9",
            "dtrace: ")) {
      made.put("one line of " + piece, piece);
      for (int length : new int[] {60, 250, 1000, 4000, 8000, 60000}) {
        made.put(
            "lines of " + length + " of " + piece, piece.repeat(length / piece.length()) + "\n");
        made.put(
            "indented lines of " + length + " of " + piece,
            "  " + piece.repeat(length / piece.length()) + " 1\n");
      }
    }
    for (int length : new int[] {100, 500, 2000, 4000, 8000}) {
      made.put("gaps, " + length, "  " + "a  ".repeat(length / 3) + "b\n");
      made.put(
          "gaps and a value, " + length, "  " + "a  ".repeat(length / 3) + "                1\n");
      made.put("gaps and digits, " + length, "  " + "a   1".repeat(length / 5) + "\n");
      made.put("numbers, " + length, "   1".repeat(length / 4) + "x\n");
      made.put("wide numbers, " + length, "                1".repeat(length / 17) + "  x 1\n");
      made.put("padded, " + length, ("  a" + " ".repeat(49)).repeat(length / 52) + "x\n");
      made.put("blanks, " + length, " ".repeat(length) + "1\n");
      made.put("bars of " + length, "               1 |" + "@".repeat(length) + " 5\n");
      made.put("collapsed, " + length, "a b 1 ".repeat(length / 6) + "\n");
      made.put("keys in lines, " + length, "  " + "a".repeat(length) + "1\n");
    }
    made.put("quoted value", "  \"" + "a 1 ".repeat(20) + "\n");
    made.put("buckets without a heading", bucket);
    made.put("heading without buckets", bars);
    made.put("headings and buckets", bars + bucket);
    made.put("half histograms", "  key\n" + bars + bucket + "\n");
    made.put("half histograms below each other", bars + bucket + "  key\n" + bucket);
    made.put("frames", frame);
    made.put("frames and an empty line", frame + "\n");
    made.put("frames and keys", frame + "  key\n");
    made.put("frames and a value", frame + "                1\n");
    made.put("frames, never a value", "\n" + frame.repeat(30) + "  key\n");
    made.put("empty lines", "\n");
    made.put("empty lines and values", "\n                1\n");
    made.put("values", "                1\n");
    made.put(
        "dump", "             0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef\n");
    made.put(
        "dump rows",
        "         0: 61 62 63 00 00 00 00 00 00 00 00 00 00 00 00 00  abc.............\n");
    made.put(
        "unsup rows",
        heading
            + many(
                20000,
                i -> String.format(Locale.ROOT, "%6d %20s prctl option %d\\0%n", i, word(i), i)));
    made.put(
        "unsup rows of words",
        heading
            + many(
                20000,
                i -> String.format(Locale.ROOT, "%6d %20s NOSYS (%s\\0%n", i, "x", word(i))));
    made.put(
        "unsup rows cut in a name",
        heading
            + many(
                20000,
                i ->
                    String.format(
                        Locale.ROOT, "%6d %20s NOSYS (%s\\0%n", i, "x", "sgprcmf".charAt(i % 7))));
    numbersBeyond(made, heading);
    made.put("unsup rows that are broken", heading + "  1234                 na\n");
    made.put(
        "unsup rows of LX's words",
        heading
            + many(
                20000,
                i ->
                    String.format(
                        Locale.ROOT,
                        "%6d %20s %s %s\\0%n",
                        i,
                        "x",
                        "NOSYS (a ".repeat(20),
                        word(i))));
    made.put(
        "LX's words, collapsed", "NOSYS bad prctl futex unsupported fcntl setting invalid 1\n");
    made.put(
        "LX's words below a count",
        "dtrace: description 'fbt::lx_unsupported:entry,brand-lx-unsupported' matched 1 probe\nNOSYS bad prctl futex unsupported fcntl setting invalid 1\n");
    made.put(
        "LX's words, different",
        "dtrace: description 'brand-lx-unsupported' matched 1 probe\n"
            + many(40000, i -> "NOSYS bad prctl futex " + word(i) + " setting invalid 1\n"));
    made.put(
        "sockopt heading",
        "   PID                 NAME PROTO SOCKOPT\n"
            + many(40000, i -> String.format(Locale.ROOT, "%6d %20s %5d %d%n", i, word(i), i, i)));
    made.put("headings", heading);
    made.put(
        "headings of scripts",
        "CPU     ID                    FUNCTION:NAME\n   PID                 NAME CALL\n  PROBE\n");
    made.put(
        "probe rows",
        "CPU     ID                    FUNCTION:NAME\n  0  12345                      read:entry x\n");
    made.put(
        "flow",
        "CPU FUNCTION                                 \n  0  -> read                                  \n");
    made.put("matched", "dtrace: description 'a' matched 1 probe\n");
    made.put("matched in a line", "abc dtrace: description 'a' matched 1 probe\n");
    made.put("drops", "dtrace: 12 drops on CPU 0\n");
    made.put("drops without a newline", "dtrace: 12 drops on CPU 0");
    made.put(
        "errors",
        "dtrace: error on enabled probe ID 1 (ID 2: a:b:c:entry): invalid address (0x0) in action #1\n");
    made.put(
        "different headings",
        many(
            20000,
            i ->
                "dtrace: description '"
                    + word(i)
                    + "' matched 1 probe\n"
                    + "  key"
                    + word(i)
                    + "                1\n"));
    made.put("debug", "1/1: lx_emulate(1) done (ret -1 / 0xffffffff ; errno 48)\n");
    made.put("debug heads", "1/1: ");
    made.put("debug without an end", "1/1: " + "a".repeat(3000) + "\n");
    made.put("structured", "{\"dtrace\":{" + "\"probes\":[".repeat(20));
    made.put("structured open", "{\"dtrace\":{\"a\":" + "[".repeat(1000));
    made.put(
        "structured text",
        "{\"dtrace\": {\"probe\": {\"timestamp\": 1, \"output\": \"" + "a".repeat(1000));
    made.put("colours", "\u001b[31m  key \u001b[0m 1\n");
    made.put("structures typed", "int a = 1\nstruct b {\n    int c = ");
    made.put("braces typed", "struct x {\n");
    made.put("typed open", "    struct x a = {\n");
    made.put("arrays typed", "int [1000] [ 1, 2, ");
    made.put(
        "pack",
        "key      min .------------------. max    | count\n       a   1 : ########### : 9 | 5\n");
    made.put("pack heading", "key      min .------------------. max    | count\n");
    made.put(
        "agghist",
        "           key  ------------- Distribution ------------- count    \n"
            + " 1 2 3 a b |@@@@@@ 5\n");
    made.put(
        "agghist with keys",
        " ".repeat(102)
            + "key  ------------- Distribution ------------- count    \n"
            + ("   1".repeat(30) + " |@@@ 5\n").repeat(1000));
    made.put("values of several", "  a                  1                2\n# values 3\n");
    made.put("prompts", "[root@gz ~]# dtrace -n 'x'\n");
    made.put("carriage returns", "a 1\r\n");
    made.put("zeros", "\0");
    made.put("lxdebug repeats", "init[1]: unsupported prctl 1\n");
    return made;
  }

  /** Rows in which a number or a name is longer than any that LX or dtrace prints. */
  private static void numbersBeyond(Map<String, String> made, String heading) {
    String thirty = "1" + "0".repeat(23) + "%1$06d";
    made.put(
        "call numbers of 30 digits", rows(heading, "%1$6d curl NOSYS (" + thirty + "): out of bounds\\0"));
    made.put(
        "pids of 41 digits too",
        rows(heading, "1" + "0".repeat(33) + "%1$07d curl NOSYS (" + thirty + "): out of bounds\\0"));
    made.put(
        "pids of 41 digits", rows(heading, "1" + "0".repeat(33) + "%1$07d curl NOSYS (334): a\\0"));
    made.put(
        "long names and escapes",
        rows(heading, "%1$6d " + "\u00e9".repeat(30) + " prctl \\001opt\\n%1$d\\0"));
    made.put("deeper and deeper", many(6000, i -> " ".repeat(i % 400) + "x {\n"));
  }

  private static String rows(String heading, String format) {
    return heading + many(40_000, i -> String.format(Locale.ROOT, format + "%n", i));
  }

  private static Map<String, String> messages() {
    Map<String, String> made = new LinkedHashMap<>();
    for (String piece :
        List.of(
            "NOSYS (",
            "prctl option ",
            "a",
            " ",
            "(",
            "\"",
            "0x",
            "1",
            "socket ",
            "setsockopt(1, ",
            "A,",
            "a/b/",
            "SOL_",
            "-",
            "\\0",
            "CLONE_NEWNS|",
            "lx_emulate(1) ")) {
      made.put("of " + piece, piece);
      for (int length : new int[] {250, 1000}) {
        made.put("piece of " + length + " of " + piece, piece.repeat(length / piece.length()));
      }
    }
    return made;
  }

  private static Map<String, String> programs() {
    Map<String, String> made = new LinkedHashMap<>();
    for (String piece :
        List.of(
            "[",
            "(",
            "{",
            "\"",
            "@",
            "/",
            "/*",
            "//",
            "-",
            "1 + ",
            "a, ",
            "x = 1;\n",
            "BEGIN",
            "BEGIN,\n",
            "#pragma D option quiet\n",
            "'",
            "`",
            "?",
            "a ? b : ",
            "$",
            "\\\n",
            "\u00e9")) {
      made.put("of " + piece, piece);
    }
    made.put("clauses", "BEGIN { x = 1; }\n");
    made.put(
        "different clauses",
        many(
            30000,
            i ->
                "lx-syscall::"
                    + word(i)
                    + ":entry { self->"
                    + word(i)
                    + " = 1; @a"
                    + word(i)
                    + "[execname] = count(); }\n"));
    made.put("patterns", "lx-syscall::*a*b*c*[a-z]*:entry { }\n");
    made.put("many stars", many(9000, i -> "syscall::*a*b*c*" + i + "*:return { trace(arg1); }\n"));
    made.put(
        "many stars and variables",
        many(
            9000,
            i ->
                "syscall::*a*b*c*%d*:return { self->x%d = timestamp; trace(self->x%d); }\n"
                    .formatted(i, i, i)));
    made.put("deeper and deeper", many(6000, i -> " ".repeat(i % 400) + "x {\n"));
    made.put("different patterns", many(30000, i -> "lx-syscall:*:" + word(i) + "*:entry { }\n"));
    made.put(
        "one clause of statements",
        "BEGIN {" + many(60000, i -> "x" + word(i) + " = " + i + ";\n"));
    made.put(
        "one clause, whole", "BEGIN {" + many(50000, i -> "x" + word(i) + " = " + i + ";\n") + "}");
    made.put(
        "one clause of aggregations",
        "BEGIN {"
            + many(20000, i -> "@x" + word(i) + "[pid, execname] = quantize(" + i + ");\n")
            + "}");
    made.put(
        "uses",
        "BEGIN {"
            + many(20000, i -> "printf(\"%d %s\\n\", this->x" + word(i) + ", copyinstr(arg0));\n")
            + "}");
    made.put("one expression", "BEGIN { x = " + "1 + ".repeat(2000) + "1; }\n");
    made.put("pragmas", "#pragma D option bufsize=4m\n");
    made.put("printf", "BEGIN { printf(\"" + "%d ".repeat(1000) + "\"); }\n");
    made.put(
        "probes of one clause",
        many(60000, i -> "lx-syscall::" + word(i) + ":entry,\n") + "BEGIN {}");
    made.put("probes of a pattern", "lx-syscall::*:entry,\n".repeat(40000) + "BEGIN {}");
    made.put("predicates", "lx-syscall:::entry / probefunc == \"" + "a".repeat(100) + "\" / { }\n");
    made.put(
        "compared",
        "lx-syscall:::entry / "
            + many(30000, i -> "probefunc == \"" + word(i) + "\" || ")
            + " 1 / { }");
    products(made);
    made.put("inline", many(30000, i -> "inline int " + word(i) + " = " + i + ";\n"));
    made.put("structs", many(20000, i -> "struct " + word(i) + " { int a; };\n"));
    return made;
  }

  /** Two things of which there are many, each of which might be compared with each of the other. */
  private static void products(Map<String, String> made) {
    String named = "lx-syscall::";
    String many = many(20000, i -> named + word(i) + ":return,\n");
    String patterns =
        many(12000, i -> "fbt:*:*" + word(i) + "*:return,\n") + "fbt::x:return { trace(1); }\n";
    String entries =
        many(12000, i -> "fbt::a" + word(i) + ":entry { self->x = 1; }\n") + "BEGIN { }\n";
    made.put("patterns of returns and entries", patterns + entries);
    made.put(
        "probes and arguments",
        many + "BEGIN {" + "trace(arg5); trace(errno);\n".repeat(20000) + "}");
    made.put(
        "probes and copies",
        many + "BEGIN {" + many(20000, i -> "copyinstr(arg1 + " + i + ");\n") + "}");
    made.put(
        "probes and keys",
        many + "BEGIN {" + many(20000, i -> "@x" + word(i) + "[arg1] = count();\n") + "}");
    made.put(
        "probes and compared functions",
        many(20000, i -> "lx-syscall:*" + word(i) + "::entry,\n")
            + "lx-syscall:::entry / "
            + many(15000, i -> "probefunc == \"" + word(i) + "\" || ")
            + "1 / { }");
    made.put("blind probes", named + "socket:entry { trace(1); }\n");
    made.put(
        "blind probes that differ",
        many(30000, i -> "lx-syscall:sys*:*s*" + "*".repeat(i % 40) + "*:entry { trace(1); }\n"));
    made.put("one variable", "BEGIN { x = x + 1; trace(stringof(x)); @[x] = count(); }\n");
    made.put("one time", "BEGIN { x = timestamp; trace(x - y); y = timestamp; @[y] = count(); }\n");
    made.put(
        "variables of each other",
        many(
            16000,
            i ->
                "BEGIN { x%d = x%d + x%d; copyinstr(x%d); @[x%d] = count(); }\n"
                    .formatted(i % 9, (i + 1) % 9, (i + 4) % 9, i % 9, i % 9)));
    made.put(
        "silenced lines", "/* lxtriage-ignore: unknown-probe */ lx-syscall::nothing:entry { }\n");
    made.put("one comment that silences", "/*" + "\nlxtriage-ignore: no-end".repeat(40000) + "*/");
    made.put("comments and macros", "/* $1 $2 */ BEGIN { trace($7); }\n");
    made.put(
        "inlines and what is assigned",
        many(13000, i -> "inline int " + word(i) + " = 1;\n")
            + "BEGIN {"
            + many(20000, i -> "x" + word(i) + " = 1;\n")
            + "}");
    made.put("options and registers", "#pragma D option quiet\nBEGIN { uregs[0] = 1; }\n");
    made.put("beyond the first plane", "BEGIN { trace(\"\ud83d\ude00\"); }\n");
    made.put("brackets in a probe", "fbt::" + "[".repeat(60000) + ":entry { }\n");
    made.put("stars in a probe", "fbt::" + "*a".repeat(30000) + ":entry { }\n");
    made.put(
        "brackets in brackets", "BEGIN { x = " + "(".repeat(90) + "1" + ")".repeat(90) + "; }\n");
    made.put("indices in indices", "BEGIN { x" + "[x".repeat(90) + "]".repeat(90) + " = 1; }\n");
    made.put("casts", "BEGIN { x = " + "(int)".repeat(90) + "1; }\n");
    made.put("choices", "BEGIN { x = " + "1 ? ".repeat(90) + "1" + " : 1".repeat(90) + "; }\n");
    made.put("differences", "BEGIN { x = y" + " - timestamp".repeat(1000) + "; }\n");
    made.put(
        "a key and those who print it",
        "BEGIN { @a[" + "1 + ".repeat(900) + "1] = count(); }\n"
            + "BEGIN { printa(\"%d\", @a); }\n".repeat(30000));
  }

  private static Map<String, String> rules() {
    Map<String, String> made = new LinkedHashMap<>();
    for (String piece :
        List.of(
            "[", "{", "- ", "? ", "a: ", "\"", "'", "|\n", "&a ", "*a ", "#", "!!x ", "-\n", "%",
            " ", "\t", "a,", "--- ", "a: b\n", "\u00e9")) {
      made.put("of " + piece, piece);
    }
    made.put(
        "rules",
        many(
            8000,
            i ->
                "- {subject: other/"
                    + word(i)
                    + ", title: T, verdict: harmless, confidence: low, why: W., advice: A., messages: ['"
                    + word(i)
                    + "*']}\n"));
    made.put(
        "the same rule",
        "- {subject: other/x, title: T, verdict: harmless, confidence: low, why: W., advice: A., messages: ['x*']}\n");
    made.put("suppressions", "- {subject: other/x, reason: r, expires: 2030-01-01}\n");
    made.put("indented", many(1400, i -> " ".repeat(i) + "a:\n"));
    return made;
  }

  private static Map<String, String> saved() {
    Map<String, String> made = new LinkedHashMap<>();
    for (String piece :
        List.of("[", "{\"a\":", "\"", "1", "[1,", "{\"tool\":", " ", "\\u0000", "null,")) {
      made.put("of " + piece, piece);
    }
    made.put("a number", "{\"tool\":" + "1".repeat(SIZE));
    made.put("a fraction", "{\"tool\":0." + "1".repeat(SIZE));
    made.put("an exponent", "{\"tool\":1e" + "9".repeat(SIZE));
    made.put("names", "{" + many(60000, i -> "\"" + word(i) + "\":1,"));
    made.put("one name", "{\"" + "a".repeat(SIZE));
    return made;
  }
}
