package io.github.lxtriage.script;

import io.github.lxtriage.script.check.DProgram;
import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Control;
import io.github.lxtriage.script.check.Node;
import io.github.lxtriage.script.check.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds options to a program by what the grammar says of it; text that is not touched stays as it
 * is.
 */
final class Rewriter {
  private final String name;
  private final Settings settings;
  private final Set<ScriptOption> marked;

  Rewriter(String name, Settings settings, Set<ScriptOption> marked) {
    this.name = name;
    this.settings = settings;
    this.marked = marked;
  }

  /** Text to put in the place of a piece of the program. */
  private record Edit(int start, int end, String text) {
    static Edit insert(int at, String text) {
      return new Edit(at, at, text);
    }
  }

  String rewrite(String text) {
    String result = text;
    if (wants(ScriptOption.AGGREGATE)) {
      result = apply(result, rows(Generator.parsed(result)));
    }
    List<String> conditions = conditions();
    if (!conditions.isEmpty()) {
      result = apply(result, filters(Generator.parsed(result), String.join(" && ", conditions)));
    }
    Optional<String> counts = countsPrintedAtExit(Generator.parsed(result));
    boolean headed = settings.has(ScriptOption.HEADING);
    if (counts.isPresent() && (headed || wants(ScriptOption.INTERVAL) || wants(ScriptOption.TOP))) {
      result += summaries(counts.get());
    }
    if (settings.literals().keySet().stream().anyMatch(o -> o.dtraceOption().isPresent())) {
      result = apply(result, dtraceOptions(Generator.parsed(result)));
    }
    if (headed) {
      result = headed(result, counts.isPresent());
    }
    return wants(ScriptOption.DURATION) ? ended(result) : result;
  }

  /** True for an option that was given and that the script itself does not understand. */
  private boolean wants(ScriptOption option) {
    return settings.has(option) && !marked.contains(option);
  }

  private static String apply(String text, List<Edit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> result.replace(edit.start(), edit.end(), edit.text()));
    return result.toString();
  }

  private List<String> conditions() {
    List<String> conditions = new ArrayList<>();
    condition(ScriptOption.ZONE, "zonename", conditions);
    condition(ScriptOption.PID, "pid", conditions);
    condition(ScriptOption.EXECNAME, "execname", conditions);
    condition(ScriptOption.LEVEL, "arg1", conditions);
    condition(ScriptOption.OPTNAME, "arg2", conditions);
    return conditions;
  }

  private static List<Edit> filters(DProgram program, String condition) {
    return program.clauses().stream()
        .filter(clause -> clause.probes().stream().noneMatch(DProgram.Probe::isOwn))
        .map(clause -> filter(program, clause, condition))
        .toList();
  }

  private void condition(ScriptOption option, String variable, List<String> conditions) {
    if (wants(option)) {
      conditions.add(variable + " == " + settings.literal(option).orElseThrow());
    }
  }

  private static Edit filter(DProgram program, Clause clause, String condition) {
    Optional<Span> predicate = clause.predicate().map(Node::at);
    if (predicate.isPresent()) {
      Span old = predicate.get();
      return new Edit(old.start(), old.end(), condition + " && (" + old.of(program.text()) + ")");
    }
    int end = clause.probes().get(clause.probes().size() - 1).at().end();
    return Edit.insert(end, "\n/" + condition + "/");
  }

  /** Rows become counts: what printf would print, but for the pid, is the key. */
  private static List<Edit> rows(DProgram program) {
    List<Edit> edits = new ArrayList<>();
    for (Clause clause : program.clauses()) {
      Node last = clause.body().children().get(clause.body().children().size() - 1);
      if (clause.probes().stream().anyMatch(DProgram.Probe::isOwn)) {
        // What heads the rows goes, with the blank line behind it.
        int end = clause.body().at().end();
        int next = program.text().startsWith("\n\n", end) ? end + 2 : end;
        edits.add(new Edit(clause.probes().get(0).at().start(), next, ""));
      } else {
        String keys =
            last.children().stream()
                .skip(1)
                .map(argument -> argument.at().of(program.text()))
                .filter(argument -> !argument.equals("pid"))
                .collect(Collectors.joining(", "));
        edits.add(new Edit(last.at().start(), last.at().end(), "@num[" + keys + "] = count()"));
      }
    }
    return edits;
  }

  /**
   * The aggregation that a program counts in, where it leaves the printing to dtrace; empty where
   * it counts nothing, or prints its counts itself.
   */
  private static Optional<String> countsPrintedAtExit(DProgram program) {
    boolean prints = program.text().contains("printa(");
    return program.clauses().stream()
        .flatMap(clause -> clause.body().children().stream())
        .filter(statement -> statement.kind() == Node.Kind.ASSIGN)
        .map(statement -> statement.child(0))
        .filter(target -> target.kind() == Node.Kind.INDEX)
        .map(target -> target.child(0).text())
        .filter(name -> name.startsWith("@") && !prints)
        .findFirst();
  }

  /**
   * Clauses that print a summary now and then, keep what is largest, and print what is left at the
   * end: dtrace itself prints it only where no printa() has printed before, and below an end mark.
   */
  private String summaries(String counts) {
    StringBuilder clauses = new StringBuilder();
    String keep =
        wants(ScriptOption.TOP)
            ? "    trunc("
                + counts
                + ", "
                + settings.literal(ScriptOption.TOP).orElseThrow()
                + ");\n"
            : "";
    String print = "    printa(" + counts + ");\n";
    if (wants(ScriptOption.INTERVAL)) {
      clauses
          .append("\nprofile:::tick-")
          .append(settings.literal(ScriptOption.INTERVAL).orElseThrow())
          .append("s\n{\n")
          .append(keep)
          .append(print)
          .append("    trunc(" + counts + ");\n}\n");
    }
    return clauses.append("\ndtrace:::END\n{\n" + keep + print + "}\n").toString();
  }

  private List<Edit> dtraceOptions(DProgram program) {
    List<Edit> edits = new ArrayList<>();
    StringBuilder added = new StringBuilder();
    for (Map.Entry<ScriptOption, String> setting : settings.literals().entrySet()) {
      Optional<String> option = setting.getKey().dtraceOption();
      if (option.isEmpty()) {
        continue;
      }
      String line = "#pragma D option " + option.get() + "=" + setting.getValue() + "\n";
      Optional<Control> present = pragma(program, option.get());
      if (present.isPresent()) {
        edits.add(new Edit(present.get().at().start(), present.get().at().end(), line));
      } else {
        added.append(line);
      }
    }
    if (added.length() > 0) {
      edits.add(Edit.insert(afterControls(program), added.toString()));
    }
    return edits;
  }

  private static Optional<Control> pragma(DProgram program, String option) {
    return program.controls().stream()
        .filter(control -> control.text().strip().startsWith("#pragma D option " + option + "="))
        .findFirst();
  }

  private static int afterControls(DProgram program) {
    return program.controls().stream().mapToInt(control -> control.at().end()).max().orElse(0);
  }

  /**
   * BEGIN's lines come first and END's last, wherever the clauses stand.
   *
   * @param counts whether it counts, so that its heading says where the counts stand; then it is
   *     quiet, since else a row of the END probe stands in front of them
   */
  private String headed(String unheaded, boolean counts) {
    DProgram given = Generator.parsed(unheaded);
    boolean silenced = counts && given.option("quiet").findAny().isEmpty();
    int controls = afterControls(given);
    String text =
        silenced
            ? unheaded.substring(0, controls)
                + "#pragma D option quiet\n"
                + unheaded.substring(controls)
            : unheaded;
    DProgram program = Generator.parsed(text);
    String start = program.option("quiet").findAny().isPresent() ? "" : "\\n";
    String zone =
        settings
            .literal(ScriptOption.ZONE)
            .map(literal -> literal.substring(1, literal.length() - 1))
            .orElse("*");
    String begin =
        "\ndtrace:::BEGIN\n{\n"
            + print(start + "# lxtriage script: " + name)
            + "    printf("
            + DLiteral.line("# lxtriage options: " + settings.commandLine())
            + ");\n"
            + "    printf(\"# lxtriage platform: %s\\n\", `utsname.version);\n"
            + "    printf(\"# lxtriage host: %s\\n\", `utsname.nodename);\n"
            + print("# lxtriage zone: " + zone)
            + (counts ? print("# lxtriage counts: above the end mark") : "")
            + "    printf(\"# lxtriage start: %d %Y\\n\", walltimestamp, walltimestamp);\n}\n";
    String end =
        "\ndtrace:::END\n{\n    printf(\""
            + start
            + "# lxtriage end: %d %Y\\n\", walltimestamp, walltimestamp);\n}\n";
    int at = afterControls(program);
    return text.substring(0, at) + begin + text.substring(at) + end;
  }

  private static String print(String line) {
    return "    printf(\"" + line + "\\n\");\n";
  }

  private String ended(String text) {
    return text
        + "\nprofile:::tick-"
        + settings.literal(ScriptOption.DURATION).orElseThrow()
        + "s\n{\n    exit(0);\n}\n";
  }
}
