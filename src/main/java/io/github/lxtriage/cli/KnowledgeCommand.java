package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.report.ExplanationReport;
import io.github.lxtriage.triage.Explanation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

final class KnowledgeCommand implements Command {
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

  private final Syntax syntax =
      new Syntax(
          "Says what is known, and whether rule files of your own are sound (docs/knowledge.md).");

  private final Supplier<Action> action =
      syntax.operand(
          Action.class,
          "list|show|validate",
          "list the subjects that have an entry; show the entries of the named ones; validate files of rules, requirements or suppressions.");

  private final Supplier<List<String>> arguments =
      syntax.operands(
          "0..*",
          "SUBJECT|FILE",
          "For show, ids such as sockopt/IPV6_RECVERR, or anything that explain takes; for validate, files of yours.");

  private final Supplier<Optional<Verdict>> verdict =
      syntax.choice(Verdict.class, "--verdict", "VERDICT", "Lists only entries with this verdict.");

  private final Supplier<Optional<Domain>> domain =
      syntax.choice(
          Domain.class,
          "--domain",
          "DOMAIN",
          "Lists only entries of this domain, such as sockopt.");

  private final Supplier<List<String>> rules =
      syntax.texts(
          "--rules",
          "FILE",
          "Entries and requirements of your own, which win over ours. May be repeated; the last file wins.");

  KnowledgeCommand(Program program) {
    this.program = program;
  }

  @Override
  public Syntax syntax() {
    return syntax;
  }

  @Override
  public ExitCode call() throws UserException {
    UserFiles files = new UserFiles(program.console());
    return switch (action.get()) {
      case LIST -> list(files.knowledge(program.knowledge(), rules.get()));
      case SHOW -> show(files.knowledge(program.knowledge(), rules.get()));
      case VALIDATE -> validate(files);
    };
  }

  private ExitCode list(Knowledge knowledge) {
    PrintStream out = program.console().out();
    Optional<Verdict> only = verdict.get();
    String prefix = domain.get().map(chosen -> chosen.id() + "/").orElse("");
    knowledge.entries().stream()
        .filter(entry -> only.isEmpty() || only.get() == entry.verdict())
        .filter(entry -> entry.subject().startsWith(prefix))
        .forEach(
            entry ->
                out.println(
                    Console.visible(
                        entry.subject() + "  " + entry.verdict().id() + "  " + entry.title())));
    return ExitCode.DONE;
  }

  private ExitCode show(Knowledge knowledge) {
    if (arguments.get().isEmpty()) {
      throw new UsageException("name a subject to show, such as sockopt/IPV6_RECVERR");
    }
    String separator = "";
    for (String text : arguments.get()) {
      Explanation shown = shown(text, knowledge);
      if (shown.entry().isEmpty()) {
        throw new UsageException(
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
            : new Explanation.Question(
                text, program.lx().asked(text, Optional.empty()), Optional.empty()),
        knowledge);
  }

  /** Every file is looked at, so that one mistake does not hide those of the next file. */
  private ExitCode validate(UserFiles files) {
    if (arguments.get().isEmpty()) {
      throw new UsageException("name a file of rules, requirements or suppressions to validate");
    }
    boolean failed = false;
    for (String file : arguments.get()) {
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
