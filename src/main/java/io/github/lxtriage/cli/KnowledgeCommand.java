package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.report.ExplanationReport;
import io.github.lxtriage.triage.Explanation;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "knowledge",
    description =
        "Says what is known, and whether rule files of your own are sound (docs/knowledge.md).",
    sortOptions = false)
final class KnowledgeCommand implements Callable<ExitCode> {
  private final Program program;

  /** What to do. */
  enum Action {
    LIST,
    SHOW,
    VALIDATE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      index = "0",
      paramLabel = "list|show|validate",
      description =
          "list the subjects that have an entry; show the entries of the named ones; validate files of rules or suppressions.")
  @Nullable Action action;

  @Parameters(
      index = "1..*",
      paramLabel = "SUBJECT|FILE",
      description =
          "For show, ids such as sockopt/IPV6_RECVERR, or anything that explain takes; for validate, files of yours.")
  List<String> arguments = new ArrayList<>();

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Lists only entries with this verdict.")
  @Nullable Verdict verdict;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "Lists only entries of this domain, such as sockopt.")
  @Nullable Domain domain;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Entries of your own, which win over ours. May be repeated; the last file wins.")
  List<String> rules = new ArrayList<>();

  @Spec CommandSpec spec;

  KnowledgeCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    if (action == null) {
      throw new ParameterException(spec.commandLine(), "name one of list, show and validate");
    }
    UserFiles files = new UserFiles(program.console());
    return switch (action) {
      case LIST -> list(files.knowledge(program.knowledge(), rules));
      case SHOW -> show(files.knowledge(program.knowledge(), rules));
      case VALIDATE -> validate(files);
    };
  }

  private ExitCode list(Knowledge knowledge) {
    PrintStream out = program.console().out();
    knowledge.entries().stream()
        .filter(entry -> verdict == null || entry.verdict() == verdict)
        .filter(entry -> domain == null || entry.subject().startsWith(domain.id() + "/"))
        .forEach(
            entry ->
                out.println(
                    Console.visible(
                        entry.subject() + "  " + entry.verdict().id() + "  " + entry.title())));
    return ExitCode.DONE;
  }

  private ExitCode show(Knowledge knowledge) {
    if (arguments.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a subject to show, such as sockopt/IPV6_RECVERR");
    }
    String separator = "";
    for (String text : arguments) {
      Explanation shown = shown(text, knowledge);
      if (shown.entry().isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "nothing is known of '" + text + "'; knowledge list names the subjects with an entry");
      }
      program.console().out().print(separator + ExplanationReport.text(shown));
      separator = "\n";
    }
    return ExitCode.DONE;
  }

  /** An id is taken as it stands; any other text means what it means to explain. */
  private Explanation shown(String text, Knowledge knowledge) {
    return Explanation.of(
        knowledge.entry(text).isPresent()
            ? Explanation.Question.of(text)
            : Explanation.Question.of(
                text, program.lx().asked(text, Optional.empty()), Optional.empty()),
        knowledge);
  }

  /** Every file is looked at, so that one mistake does not hide those of the next file. */
  private ExitCode validate(UserFiles files) {
    if (arguments.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a file of rules or suppressions to validate");
    }
    boolean failed = false;
    for (String file : arguments) {
      try {
        program.console().out().println(Console.visible(file) + ": " + files.validated(file));
      } catch (UserException mistake) {
        program.console().warn(String.valueOf(mistake.getMessage()));
        failed = true;
      }
    }
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
