package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lint of macro variables (d-language reference, section 1.5). */
final class MacroLints {
  private static final Pattern MACRO = Pattern.compile("\\$\\$?([A-Za-z_][A-Za-z_0-9]*|[0-9]+)");
  private static final Pattern NUMBER = Pattern.compile("\\$([0-9]+)");
  private static final Set<String> NAMES =
      Set.of(
          "target", "pid", "ppid", "pgid", "sid", "uid", "euid", "gid", "egid", "projid", "taskid");

  private final DProgram program;
  private final Findings findings;
  private final boolean defaults;

  /** True where a comment says how the program is called. */
  private final boolean usage;

  /** The digits behind each dollar sign in a comment. */
  private final NavigableSet<String> noted = new TreeSet<>();

  MacroLints(DProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.defaults = program.option("defaultargs").findAny().isPresent();
    this.usage =
        program.comments().stream()
            .anyMatch(comment -> comment.text().toLowerCase(Locale.ROOT).contains("usage"));
    program.comments().stream()
        .flatMap(comment -> NUMBER.matcher(comment.text()).results())
        .forEach(number -> noted.add(number.group(1)));
  }

  void check() {
    program
        .nodes()
        .filter(node -> node.is(Kind.MACRO))
        .forEach(node -> macro(node.text(), node.at()));
    for (Clause clause : program.clauses()) {
      for (Probe probe : clause.probes()) {
        Matcher macro = MACRO.matcher(probe.text());
        while (macro.find()) {
          macro(macro.group(), probe.at());
        }
      }
    }
  }

  private void macro(String written, Span at) {
    String name = written.replace("$", "");
    if (Character.isDigit(name.charAt(0))) {
      argument(written, name, at);
    } else if (!NAMES.contains(name)) {
      findings.error(Lint.UNKNOWN_MACRO, at, "dtrace has no macro variable " + written);
    }
  }

  /** An argument is fine where the program says so: by its option, or in a comment. */
  private void argument(String written, String number, Span at) {
    String next = noted.ceiling(number);
    boolean said = usage || (next != null && next.startsWith(number));
    if (!number.equals("0") && !defaults && !said) {
      findings.warning(
          Lint.UNKNOWN_MACRO,
          at,
          written
              + " is an argument of the command line, without which dtrace stops: say so in a comment, or set option defaultargs");
    }
  }
}
