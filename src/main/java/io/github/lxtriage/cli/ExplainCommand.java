package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.report.ExplanationReport;
import io.github.lxtriage.triage.Explanation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

final class ExplainCommand implements Command {
  private final Program program;

  private final Syntax syntax =
      new Syntax("Says what is known of a message, a call, an option or a flag; needs no capture.");

  private final Supplier<List<String>> texts =
      syntax.operands(
          "1..*",
          "TEXT",
          "A message (\"prctl option 23\"), a name (statx, PR_CAPBSET_READ), a call (\"setsockopt(41, 25)\"), a call's"
              + " number, or a program's own words for what went wrong.");

  /** How the answer is written. */
  enum Form {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Supplier<Optional<Form>> form =
      syntax.choice(
          Form.class,
          "--format",
          "text|json",
          "Lines to read (text, the default), or one JSON object on a line for each TEXT.");

  private final AbiOption abi =
      new AbiOption(
          syntax, "The ABI of a call number; by default decided by the number where it can be.");

  private final PlatformOption platform =
      new PlatformOption(syntax, "The build that it is asked for.");

  private final CallerOption caller = new CallerOption(syntax);

  private final Supplier<List<String>> rules =
      syntax.texts(
          "--rules",
          "FILE",
          "Entries and requirements of your own, which win over ours (docs/knowledge.md). May be repeated; the last file wins.");

  ExplainCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    Optional<Abi> chosen = abi.abi();
    Optional<Platform> build = platform.platform();
    Knowledge knowledge =
        new UserFiles(program.console()).knowledge(program.knowledge(), rules.get());
    Map<String, Version> callers = caller.callers(knowledge, program.console());
    String separator = "";
    boolean found = true;
    for (String text : texts.get()) {
      Map<String, Version> named = new TreeMap<>();
      text.lines()
          .flatMap(line -> knowledge.versionSaid(line).stream())
          .forEach(said -> named.putIfAbsent(said.getKey(), said.getValue()));
      named.putAll(callers);
      List<Explanation.Question> lines =
          lines(text).stream()
              .map(
                  line ->
                      new Explanation.Question(
                          line, program.lx().asked(line, chosen), build, named))
              .toList();
      Explanation explanation = Explanation.of(text, lines, knowledge);
      found &= explanation.known();
      switch (form.get().orElse(Form.TEXT)) {
        case TEXT -> {
          program.console().out().print(separator + ExplanationReport.text(explanation));
          separator = "\n";
        }
        case JSON -> program.console().out().print(ExplanationReport.json(explanation));
      }
    }
    return found ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static List<String> lines(String text) {
    List<String> lines = LxReader.lines(text);
    return lines.isEmpty() ? List.of(text) : lines;
  }
}
