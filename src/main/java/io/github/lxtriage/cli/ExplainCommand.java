package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.report.ExplanationReport;
import io.github.lxtriage.triage.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Says what is known of a message, a call, an option or a flag; needs no capture.",
    sortOptions = false)
final class ExplainCommand implements Callable<ExitCode> {
  private final Program program;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description =
          "A message (\"prctl option 23\"), a name (statx, PR_CAPBSET_READ), a call (\"setsockopt(41, 25)\"), a call's"
              + " number, or a program's own words for what went wrong.")
  List<String> texts = new ArrayList<>();

  /** How the answer is written. */
  enum Form {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description =
          "Lines to read (text, the default), or one JSON object on a line for each TEXT.",
      defaultValue = "text")
  Form form = Form.TEXT;

  @Option(
      names = "--abi",
      paramLabel = "64|32",
      description = "The ABI of a call number; by default decided by the number where it can be.")
  @Nullable String abi;

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description = "The build that it is asked for.")
  @Nullable String platform;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Entries of your own, which win over ours (docs/knowledge.md). May be repeated; the last file wins.")
  List<String> rules = new ArrayList<>();

  @Spec CommandSpec spec;

  ExplainCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    Optional<Abi> chosen =
        abi == null ? Optional.empty() : Optional.of(AbiOption.of(abi, spec.commandLine()));
    Optional<Platform> build = UserFiles.platform(platform, spec.commandLine());
    Knowledge knowledge = new UserFiles(program.console()).knowledge(program.knowledge(), rules);
    String separator = "";
    for (String text : texts) {
      Explanation explanation =
          Explanation.of(
              Explanation.Question.of(text, program.lx().asked(text, chosen), build), knowledge);
      switch (form) {
        case TEXT -> {
          program.console().out().print(separator + ExplanationReport.text(explanation));
          separator = "\n";
        }
        case JSON -> program.console().out().print(ExplanationReport.json(explanation));
      }
    }
    return ExitCode.DONE;
  }
}
