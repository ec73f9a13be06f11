package io.github.lxtriage.cli;

import io.github.lxtriage.script.BootKit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The commands by name; only the one that is run is made, because picocli looks at all it has. */
final class Subcommands {
  private static final Map<String, Function<Program, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("report", ReportCommand::new);
    ALL.put("triage", TriageCommand::new);
    ALL.put("diff", DiffCommand::new);
    ALL.put("watch", WatchCommand::new);
    ALL.put("parse", ParseCommand::new);
    ALL.put("explain", ExplainCommand::new);
    ALL.put("knowledge", KnowledgeCommand::new);
    ALL.put("script", program -> ScriptOptions.addTo(new ScriptCommand(program)));
    ALL.put(
        "boot-kit",
        program -> ScriptOptions.addTo(new BootKitCommand(program), BootKit.captures().options()));
    ALL.put("check", CheckCommand::new);
    ALL.put("capture", program -> ScriptOptions.addTo(new CaptureCommand(program)));
  }

  private Subcommands() {}

  /** The command that the first argument names; all of them where it names none. */
  static List<Object> named(Program program, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    if (first.equals("--version") || first.equals("-V")) {
      return List.of();
    }
    Function<Program, Object> named = ALL.get(first);
    return named != null
        ? List.of(named.apply(program))
        : ALL.values().stream().map(command -> command.apply(program)).toList();
  }
}
