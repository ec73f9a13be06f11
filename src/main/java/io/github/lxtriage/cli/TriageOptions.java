package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageRequest;
import io.github.lxtriage.triage.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * The inputs and options that {@code report} and {@code triage} share, and the reading of the
 * captures they name.
 */
final class TriageOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "A file that holds what dtrace printed or a saved result of triage --format json, a directory of such files, or"
              + " - for standard input.")
  List<String> arguments = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      description =
          "Exit with 3 when a finding is at or above this: harmless, degraded, unknown or actionable (in this order).")
  @Nullable FailOn failOn;

  @Option(
      names = "--abi",
      paramLabel = "64|32",
      description =
          "The ABI of the traced programs; by default decided by the call's number where it can be.")
  @Nullable String abi;

  @Option(
      names = "--platform",
      paramLabel = "smartos:YYYYMMDD|omnios:rNNNNNN",
      description =
          "The build that the captures come from; by default what a capture says of itself.")
  @Nullable String platform;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Entries of your own, which win over ours (docs/knowledge.md). May be repeated; the last file wins.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description =
          "Findings that are not to count, each with a reason and a last day (docs/knowledge.md).")
  @Nullable String suppress;

  @Option(
      names = "--strict",
      description = "Exit with 4 when a capture was lossy or had lines that could not be read.")
  boolean strict;

  @Option(
      names = "--verify",
      description =
          "Read each capture a second time, slowly, by the grammar alone, and say whether both readings agree.")
  boolean verify;

  @Mixin BatchOptions batch = new BatchOptions();

  private OwnOutputs written = OwnOutputs.NONE;

  /**
   * Says which files the run is going to write, before it reads.
   *
   * @param saved those of them that will hold a saved result
   * @throws UserException where one of them is read beside the captures
   */
  void writes(Program program, List<String> files, Set<String> saved) throws UserException {
    Path directory = program.console().directory();
    written = OwnOutputs.of(directory, files, saved);
    List<String> read = new ArrayList<>(rules);
    Optional.ofNullable(suppress).ifPresent(read::add);
    arguments.forEach(named -> read.add(named + "/" + LabelTable.NAME));
    for (String file : read) {
      written.spares(directory, file);
    }
  }

  /** The verdicts that can make a run fail. */
  enum FailOn {
    HARMLESS(Verdict.HARMLESS),
    DEGRADED(Verdict.DEGRADED),
    UNKNOWN(Verdict.UNKNOWN),
    ACTIONABLE(Verdict.ACTIONABLE);

    private final Verdict verdict;

    FailOn(Verdict verdict) {
      this.verdict = verdict;
    }

    Verdict verdict() {
      return verdict;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the inputs hold.
   *
   * @param judges who judged: this program, or the one whose results were saved
   * @param failed true where an input could not be read
   */
  record Outcome(Triage triage, Parts.Judges judges, boolean failed, Shown shown) {
    Outcome(Triage triage, Parts.Judges judges, boolean failed) {
      this(triage, judges, failed, Shown.PLAIN);
    }

    Outcome shown(Shown other) {
      return new Outcome(triage, judges, failed, other);
    }
  }

  /**
   * How it is to be shown.
   *
   * @param groupBy the label whose values are the columns of the matrix
   * @param baseline what is different from a triage before
   */
  record Shown(Optional<String> groupBy, Optional<TriageDiff> baseline) {
    static final Shown PLAIN = new Shown(Optional.empty(), Optional.empty());
  }

  private Optional<Abi> abi(picocli.CommandLine command) {
    return abi == null ? Optional.empty() : Optional.of(AbiOption.of(abi, command));
  }

  /**
   * Reads every input; one that cannot be read costs a line on standard error, and the others are
   * still done.
   */
  Outcome read(Program program, picocli.CommandLine command) throws UserException {
    Outcome outcome = read(program, command, arguments);
    if (outcome.triage().captures().isEmpty() && !outcome.failed() && !program.stop().asked()) {
      program.console().warn(String.join(", ", arguments) + ": no capture was read");
    }
    return outcome;
  }

  /** The same for other inputs than those of the command line. */
  Outcome read(Program program, picocli.CommandLine command, List<String> named)
      throws UserException {
    batch.check(command);
    if (verify && named.contains("-")) {
      throw new ParameterException(command, "--verify reads twice, which - cannot be");
    }
    Optional<Platform> build = UserFiles.platform(platform, command);
    Optional<Abi> programsAbi = abi(command);
    UserFiles files = new UserFiles(program.console());
    Knowledge knowledge = files.knowledge(program.knowledge(), rules);
    TriageRequest request =
        new TriageRequest(build, files.suppressions(suppress), program.console().today());
    List<String> problems = new ArrayList<>();
    Inputs found = new Inputs(program.console());
    List<Input> inputs =
        written.without(found.find(named, problems::add), named, program.console());
    Interpreter interpreter = program.interpreter(programsAbi, knowledge);
    Parts parts = new Parts(program, build);
    Reading reading = new Reading(program, interpreter, batch, inputs, parts);
    problems.addAll(reading.read());
    Triage triage =
        parts
            .triage(knowledge, request)
            .remarked(found.leftOut().stream().toList())
            .unreadable(problems)
            .unreadable(reading.notReached());
    if (verify && !program.stop().asked()) {
      Parts plain = new Parts(program, build);
      new Reading(program, interpreter, batch, inputs, plain).plainly();
      Triage again =
          plain
              .triage(knowledge, request)
              .remarked(found.leftOut().stream().toList())
              .unreadable(problems);
      if (triage.equals(again)) {
        program.console().warn("verified: the grammar alone gives the same result");
      } else {
        problems.add("verified: the grammar alone gives another result; please report it");
      }
    }
    problems.forEach(program.console()::warn);
    parts.alike().forEach(program.console()::warn);
    if (parts.hasSaved() && !(rules.isEmpty() && build.isEmpty() && programsAbi.isEmpty())) {
      program
          .console()
          .warn(
              "saved results keep their verdicts: --rules, --platform and --abi are for captures");
    }
    triage.remarks().forEach(program.console()::warn);
    return new Outcome(triage, parts.judges(), !problems.isEmpty());
  }

  /** How the run ends, when all that was to be written was written. */
  ExitCode exitCode(Outcome outcome) {
    if (outcome.failed()) {
      return ExitCode.FAILED;
    }
    Triage triage = outcome.triage();
    if (mistrusts(outcome)) {
      return ExitCode.NOT_TRUSTED;
    }
    return failOn != null && reaches(triage.summary(), failOn.verdict)
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  /** True where --strict forbids to rely on it. */
  boolean mistrusts(Outcome outcome) {
    Triage triage = outcome.triage();
    boolean unread = triage.captures().stream().anyMatch(capture -> capture.unread() > 0);
    return strict && (unread || triage.trust() == Trust.Level.LOSSY);
  }

  private static boolean reaches(Map<Verdict, Integer> summary, Verdict least) {
    return summary.entrySet().stream()
        .anyMatch(count -> count.getValue() > 0 && count.getKey().compareTo(least) >= 0);
  }
}
