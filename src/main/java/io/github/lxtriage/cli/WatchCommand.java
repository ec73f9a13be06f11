package io.github.lxtriage.cli;

import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.triage.Finding;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    description =
        "Follows a capture while dtrace writes it, and prints each new finding; ^C ends it.",
    sortOptions = false)
final class WatchCommand implements Callable<ExitCode> {
  private final Program program;

  @Parameters(paramLabel = "FILE", description = "The file that grows, not compressed.")
  String file = "";

  @Option(
      names = "--abi",
      paramLabel = "64|32",
      description = "The ABI of the traced programs; by default decided by the call's number.")
  @Nullable String abi;

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description = "The build that the capture comes from.")
  @Nullable String platform;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Entries of your own, which win over ours. May be repeated.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--interval",
      paramLabel = "MILLISECONDS",
      description = "How long to wait before looking again (default: ${DEFAULT-VALUE}).",
      defaultValue = "500")
  long interval;

  @Option(names = "--polls", hidden = true, description = "Looks so many times, then ends.")
  long polls = Long.MAX_VALUE;

  @Spec CommandSpec spec;

  WatchCommand(Program program) {
    this.program = program;
  }

  @Override
  public ExitCode call() throws UserException {
    Optional<Platform> build = UserFiles.platform(platform, spec.commandLine());
    Optional<Abi> programsAbi =
        abi == null ? Optional.empty() : Optional.of(AbiOption.of(abi, spec.commandLine()));
    Knowledge knowledge = new UserFiles(program.console()).knowledge(program.knowledge(), rules);
    program.stop().heed();
    Path path = program.console().directory().resolve(file);
    Watch watch = new Watch(program.interpreter(programsAbi, knowledge), knowledge, build);
    try {
      boolean again = true;
      while (again) {
        again = watch.follow(path);
      }
    } catch (IOException unreadable) {
      throw new UserException(file + ": " + Inputs.reason(unreadable), unreadable);
    }
    return ExitCode.DONE;
  }

  /** What was said so far. */
  private final class Watch implements GrowingFile.Waiting {
    private final Interpreter interpreter;
    private final Knowledge knowledge;
    private final TriageRequest request;
    private final Map<String, Verdict> said = new HashMap<>();
    private Tally tally;
    private long records;
    private long judged;
    private long left = polls;

    Watch(Interpreter interpreter, Knowledge knowledge, Optional<Platform> build) {
      this.interpreter = interpreter;
      this.knowledge = knowledge;
      this.request = new TriageRequest(build, List.of(), program.console().today());
      this.tally = new Tally(file, interpreter);
    }

    /** Follows the file to its end; true where another one has its place. */
    boolean follow(Path path) throws IOException {
      tally = new Tally(file, interpreter);
      try (GrowingFile growing = new GrowingFile(path, this)) {
        ReadSummary summary =
            program
                .captureReader()
                .read(
                    growing,
                    (record, raw) -> {
                      tally.add(record, raw);
                      records++;
                    });
        tally.end(summary.lines(), 0);
        say();
        if (growing.isReplaced()) {
          program.console().warn(file + ": begins anew");
        }
        return growing.isReplaced() && left > 0 && !stopped();
      }
    }

    @Override
    public boolean goOn() {
      say();
      return --left > 0;
    }

    @Override
    public long millis() {
      return interval;
    }

    @Override
    public boolean stopped() {
      return program.stop().asked();
    }

    /** Prints what is new: a finding that was not seen before, or one that became worse. */
    private void say() {
      if (records == judged) {
        return;
      }
      judged = records;
      for (Finding finding : Triage.of(List.of(tally), knowledge, request).findings()) {
        Verdict before = said.get(finding.id());
        if (before == null || before.compareTo(finding.verdict()) < 0) {
          said.put(finding.id(), finding.verdict());
          print(finding);
        }
      }
      program.console().out().flush();
    }

    private void print(Finding finding) {
      String line =
          String.format(
              Locale.ROOT,
              "%-10s  %s: %s (%s; line %d)",
              finding.verdict().id(),
              finding.id(),
              finding.title(),
              finding.seen(),
              finding.first().line());
      program.console().out().println(Console.visible(line));
    }
  }
}
