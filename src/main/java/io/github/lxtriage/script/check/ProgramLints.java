package io.github.lxtriage.script.check;

import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Control;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lints of control lines and of the program as a whole. */
final class ProgramLints {
  private static final Map<String, String> OPTIONS =
      FactTable.read(ProgramLints.class, "options.csv").stream()
          .collect(Collectors.toUnmodifiableMap(row -> row.get("name"), row -> row.get("kind")));
  private static final Map<String, Pattern> VALUES =
      Map.of(
          "size", Pattern.compile("[0-9]+[kmgtKMGT]?"),
          "number", Pattern.compile("[0-9]+"),
          "rate", Pattern.compile("[0-9]+(ns|nsec|us|usec|ms|msec|s|sec|m|min|h|hour|d|day|hz)?"),
          "switch", Pattern.compile("[01]|yes|no|on|off|true|false|enable|disable|set|unset"),
          "word", Pattern.compile(".+"));
  private static final int LONGEST_PROVIDER = 63;
  private static final Set<String> IGNORED = Set.of("ident", "line", "error");

  private final DProgram program;
  private final Findings findings;

  ProgramLints(DProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  void check() {
    program.controls().forEach(this::control);
    program.providers().forEach(this::provider);
    if (program.providers().isEmpty()) {
      empty();
      end();
    }
  }

  /** Section 2 of the d-language reference: D_PROV_BADNAME. */
  private void provider(Control name) {
    if (name.text().matches(".*[0-9]")) {
      findings.error(
          Lint.PROVIDER_NAME,
          name.at(),
          "a provider's name cannot end in a digit, because the number of a process follows it: "
              + name.text());
    } else if (name.text().length() > LONGEST_PROVIDER) {
      findings.error(
          Lint.PROVIDER_NAME,
          name.at(),
          "a provider's name has at most " + LONGEST_PROVIDER + " characters");
    }
  }

  private void empty() {
    if (program.clauses().isEmpty() && program.option("empty").findAny().isEmpty()) {
      findings.error(
          Lint.EMPTY_PROGRAM, new Span(0, 0, 1, 1), "the program has no clause: nothing is traced");
    }
  }

  private void control(Control line) {
    String[] words = line.text().strip().split("[ \t]+");
    if (line.text().startsWith("#!") || words[0].matches("#[0-9]*|#line|#ident|#error")) {
      return;
    }
    if (!words[0].equals("#pragma")) {
      findings.error(
          Lint.OPTION,
          line.at(),
          words[0] + " is for the C preprocessor, which runs only with -C on the command line");
    } else if (words.length > 2 && words[1].equals("D")) {
      pragma(line, words);
    }
  }

  private void pragma(Control line, String[] words) {
    switch (words[2]) {
      case "option" -> {
        if (words.length != 4 || words[3].contains("\"")) {
          findings.error(Lint.OPTION, line.at(), "an option is one word: name or name=value");
        } else {
          option(line, words[3].split("=", 2));
        }
      }
      case "attributes", "binding", "depends_on" -> {}
      default -> {
        if (!IGNORED.contains(words[2])) {
          findings.error(Lint.OPTION, line.at(), "there is no #pragma D " + words[2]);
        }
      }
    }
  }

  private void option(Control line, String[] option) {
    String kind = OPTIONS.get(option[0]);
    if (kind == null) {
      findings.error(Lint.OPTION, line.at(), "there is no option '" + option[0] + "'");
    } else if (option.length == 2
        && !VALUES.getOrDefault(kind, Pattern.compile(".*")).matcher(option[1]).matches()) {
      findings.error(
          Lint.OPTION,
          line.at(),
          "option " + option[0] + " takes a " + kind + ", not '" + option[1] + "'");
    } else if (option.length == 1 && !kind.equals("switch")) {
      findings.error(Lint.OPTION, line.at(), "option " + option[0] + " needs a " + kind);
    }
  }

  private void end() {
    boolean exits = program.nodes().anyMatch(node -> isCall(node, "exit"));
    boolean summary =
        program.clauses().stream()
            .flatMap(clause -> clause.probes().stream())
            .anyMatch(probe -> probe.name().equals("END") || probe.isTimer());
    if (exits || summary) {
      return;
    }
    program.clauses().stream()
        .filter(ProgramLints::prints)
        .findFirst()
        .ifPresent(
            clause ->
                findings.warning(
                    Lint.NO_END,
                    clause.probes().get(0).at(),
                    "rows are printed until the program is interrupted: there is no exit() and no summary"));
  }

  private static boolean prints(Clause clause) {
    return clause.probes().stream().noneMatch(DProgram.Probe::isOwn)
        && clause.nodes().anyMatch(node -> isCall(node, "printf") || isCall(node, "trace"));
  }

  private static boolean isCall(Node node, String name) {
    return node.is(Node.Kind.CALL) && node.text().equals(name);
  }
}
