package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.knowledge.Version;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The inputs and options that {@code report} and {@code triage} share, and the reading of the
 * captures they name.
 */
final class TriageOptions {
  private final Supplier<List<String>> inputs;
  private final Supplier<Optional<FailOn>> failOn;
  private final AbiOption abi;
  private final PlatformOption platform;
  private final CallerOption caller;
  private final Supplier<List<String>> rules;
  private final Supplier<Optional<String>> suppress;
  private final Supplier<Boolean> strict;
  private final Supplier<Boolean> verify;
  private final BatchOptions batch;

  private Optional<OwnOutputs> written = Optional.empty();

  TriageOptions(Syntax syntax) {
    inputs =
        syntax.operands(
            "1..*",
            "INPUT",
            "A file that holds what dtrace printed or a saved result of triage --format json, a directory of such files, or"
                + " - for standard input.");
    failOn =
        syntax.choice(
            FailOn.class,
            "--fail-on",
            "VERDICT",
            "Exit with 3 when a finding is at or above this: harmless, degraded, unknown or actionable (in this order).");
    abi =
        new AbiOption(
            syntax,
            "The ABI of the traced programs; by default decided by the call's number where it can be.");
    platform =
        new PlatformOption(
            syntax,
            "The build that the captures come from; by default what a capture says of itself.");
    caller = new CallerOption(syntax);
    rules =
        syntax.texts(
            "--rules",
            "FILE",
            "Entries and requirements of your own, which win over ours (docs/knowledge.md). May be repeated; the last file wins.");
    suppress =
        syntax.text(
            "--suppress",
            "FILE",
            "Findings that are not to count, each with a reason and a last day (docs/knowledge.md).");
    strict =
        syntax.flag(
            "--strict",
            "Exit with 4 when a capture was lossy, had lines that could not be read, or leaves a doubt whether it is whole.");
    verify =
        syntax.flag(
            "--verify",
            "Read each capture a second time, slowly, by the grammar alone, and say whether both readings agree.");
    batch = new BatchOptions(syntax);
  }

  List<String> inputs() {
    return inputs.get();
  }

  /** Says whether the result is saved, so that a later run can tell which captures it holds. */
  void saves(boolean saved) {
    batch.saves = saved;
  }

  /**
   * Says which files the run is going to write, before it reads.
   *
   * @param saved those of them that will hold a saved result
   * @throws UserException where one of them is read beside the captures
   */
  void writes(Program program, List<String> files, Set<String> saved) throws UserException {
    Path directory = program.console().directory();
    OwnOutputs outputs = OwnOutputs.of(program.console(), files, saved);
    written = Optional.of(outputs);
    List<String> read = new ArrayList<>(rules.get());
    suppress.get().ifPresent(read::add);
    inputs().forEach(named -> read.add(named + "/" + LabelTable.NAME));
    for (String file : read) {
      outputs.spares(directory, file);
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
   * @param cutShort true where the run was stopped before it had read everything
   */
  record Outcome(
      Triage triage, Parts.Judges judges, boolean failed, boolean cutShort, Shown shown) {
    Outcome shown(Shown other) {
      return new Outcome(triage, judges, failed, cutShort, other);
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

  /**
   * Reads every input; one that cannot be read costs a line on standard error, and the others are
   * still done.
   */
  Outcome read(Program program) throws UserException {
    Outcome outcome = read(program, inputs(), false);
    if (outcome.triage().captures().isEmpty() && !outcome.failed() && !outcome.cutShort()) {
      program.console().warn(String.join(", ", inputs()) + ": no capture was read");
    }
    return outcome;
  }

  /**
   * The same for inputs that are compared with others: what was saved is judged anew, so that both
   * sides are judged by the same rules.
   */
  Outcome readToCompare(Program program, List<String> named) throws UserException {
    return read(program, named, true);
  }

  private Outcome read(Program program, List<String> named, boolean compared) throws UserException {
    batch.check();
    Optional<Platform> build = platform.platform();
    Optional<Abi> programsAbi = abi.abi();
    UserFiles files = new UserFiles(program.console());
    Knowledge knowledge = files.knowledge(program.knowledge(), rules.get());
    Map<String, Version> callers = caller.callers(knowledge, program.console());
    TriageRequest request =
        new TriageRequest(
            build, callers, files.suppressions(suppress.get()), program.console().today());
    List<String> problems = new ArrayList<>();
    Inputs found = new Inputs(program.console());
    List<Input> inputs =
        written
            .orElseGet(() -> OwnOutputs.of(program.console(), List.of(), Set.of()))
            .without(found.find(named, problems::add), named, program.console());
    Optional<Input> once = inputs.stream().filter(Input::isStream).findFirst();
    if (verify.get() && once.isPresent()) {
      throw new UsageException("--verify reads twice, which " + once.get().name() + " cannot be");
    }
    Interpreter interpreter = program.interpreter(programsAbi, knowledge);
    Parts parts = new Parts(program, build, compared);
    Reading reading = new Reading(program, interpreter, batch, inputs, parts);
    problems.addAll(reading.read());
    Triage triage =
        parts
            .triage(knowledge, request)
            .remarked(found.leftOut().stream().toList())
            .unreadable(problems)
            .unreadable(reading.notReached());
    if (verify.get() && !reading.isCutShort()) {
      Parts plain = new Parts(program, build, compared);
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
    boolean judges =
        !rules.get().isEmpty()
            || !callers.isEmpty()
            || build.isPresent()
            || programsAbi.isPresent();
    if (parts.keepsVerdicts() && judges) {
      program
          .console()
          .warn(
              "saved results keep their verdicts: --rules, --platform, --caller and --abi are for captures");
    }
    triage.remarks().forEach(program.console()::warn);
    return new Outcome(
        triage, parts.judges(), !problems.isEmpty(), reading.isCutShort(), Shown.PLAIN);
  }

  /** What is asked of the result, beside what is new in it. */
  Gate gate() {
    return new Gate(failOn.get(), Optional.empty(), strict.get());
  }
}
