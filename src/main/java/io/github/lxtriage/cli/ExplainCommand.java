package io.github.lxtriage.cli;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.MessageFormat;
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
          "A message (\"prctl option 23\"), a name (statx, PR_CAPBSET_READ) or a call (\"setsockopt(41, 25)\").")
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

  @Spec CommandSpec spec;

  ExplainCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() {
    Optional<Abi> chosen =
        abi == null ? Optional.empty() : Optional.of(AbiOption.of(abi, spec.commandLine()));
    String separator = "";
    for (String text : texts) {
      Explanation explanation =
          Explanation.of(
              text,
              program.lx().named(text, chosen),
              program.lx().read(text, chosen).format().map(MessageFormat::result).orElse(""),
              program.knowledge());
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
