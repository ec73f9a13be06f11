package io.github.lxtriage.cli;

import java.util.List;

/** The commands by name; only the one that is run is made. */
final class Subcommands {
  private static final List<String> ALL =
      List.of(
          "report",
          "triage",
          "diff",
          "watch",
          "parse",
          "explain",
          "knowledge",
          "script",
          "boot-kit",
          "check",
          "capture");

  private Subcommands() {}

  /** The command that the first argument names; all of them where it names none. */
  static List<String> named(String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("--version") || first.equals("-V")) {
      return List.of();
    }
    return ALL.contains(first) ? List.of(first) : ALL;
  }

  /** A new one, for a run. */
  static Command of(String name, Program program) {
    return switch (name) {
      case "report" -> new ReportCommand(program);
      case "triage" -> new TriageCommand(program);
      case "diff" -> new DiffCommand(program);
      case "watch" -> new WatchCommand(program);
      case "parse" -> new ParseCommand(program);
      case "explain" -> new ExplainCommand(program);
      case "knowledge" -> new KnowledgeCommand(program);
      case "script" -> new ScriptCommand(program);
      case "boot-kit" -> new BootKitCommand(program);
      case "check" -> new CheckCommand(program);
      case "capture" -> new CaptureCommand(program);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
