package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.DailyLife;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.ValueDomain;
import io.github.lxtriage.lx.CutMessage;
import io.github.lxtriage.lx.DebugText;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.lx.LxMessage;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Says which subject a message or a call is about. A message that was read once is remembered,
 * because captures repeat themselves. Safe for use by several threads.
 */
public final class Interpreter {
  /** Messages remembered; beyond it each one is read anew. */
  private static final int MAX_REMEMBERED = 50_000;

  /** Longer ones are hardly LX's, and would fill the memory. */
  private static final int MAX_LENGTH = 1_024;

  private final LinuxTables linux;
  private final LxReader lx;
  private final DebugText debug;
  private final Knowledge knowledge;
  private final Judge judge;
  private final Optional<Abi> abi;
  private final ConcurrentMap<String, Meaning> remembered = new ConcurrentHashMap<>();

  /**
   * What a text says, whoever printed it.
   *
   * @param shape the text's shape where LX is not known to say it and no rule names it; else empty
   * @param cut what it may have been, where it is only the beginning of a message
   */
  private record Meaning(
      boolean recognised,
      Subject subject,
      Optional<MessageFormat> format,
      String shape,
      Optional<List<String>> cut) {}

  /**
   * @param abi the ABI of the traced programs, where the user says so
   */
  public Interpreter(LinuxTables linux, LxReader lx, Knowledge knowledge, Optional<Abi> abi) {
    this.linux = linux;
    this.lx = lx;
    debug = new DebugText(linux);
    this.knowledge = knowledge;
    judge = new Judge(knowledge);
    this.abi = abi;
  }

  /** What is known, a user's rules among it. */
  Knowledge knowledge() {
    return knowledge;
  }

  /** Reads the rows of scripts. */
  ScriptRows scriptRows() {
    return new ScriptRows(this, lx);
  }

  /** The error with this number; empty for 0. */
  Optional<Errno> errno(long number) {
    return number == 0 ? Optional.empty() : Optional.of(named(number));
  }

  /** What a call answered, success included. */
  Errno answer(long number) {
    return number == 0 ? new Errno(0, "success") : named(number);
  }

  private Errno named(long number) {
    return linux
        .value(ValueDomain.LINUX_ERRNO, number)
        .map(value -> new Errno(number, value.name()))
        .orElseGet(() -> new Errno(number, "errno " + number));
  }

  /** Whether a text is one that LX is known to say. */
  boolean isRecognised(String text) {
    return meaning(text).recognised();
  }

  private Meaning meaning(String text) {
    Meaning known = remembered.get(text);
    if (known != null) {
      return known;
    }
    LxMessage message = lx.read(text, abi);
    Meaning read =
        message.recognised()
            ? new Meaning(true, message.subject(), message.format(), "", Optional.empty())
            : unknown(message);
    if (remembered.size() < MAX_REMEMBERED && text.length() <= MAX_LENGTH) {
      remembered.put(text, read);
    }
    return read;
  }

  /**
   * A text that LX is not known to say: what a user's rule calls it, else its shape, with what it
   * may be where it is the beginning of a message.
   */
  private Meaning unknown(LxMessage message) {
    Optional<String> ruled = knowledge.subjectOf(message.text());
    if (ruled.isPresent()) {
      Subject subject = Subject.ofId(ruled.get());
      return new Meaning(false, subject, Optional.empty(), "", Optional.empty());
    }
    String shape = UnknownText.shape(message.text());
    return new Meaning(
        false,
        Subject.ofText(shape),
        Optional.empty(),
        shape,
        lx.cut(message, abi).map(Interpreter::names));
  }

  Sighting refused(String text, String execname, OptionalLong pid, long count) {
    Meaning meaning = meaning(text);
    Sighting seen =
        refusal(meaning.subject(), meaning.format(), meaning.shape(), text, execname, pid, count);
    return meaning.cut().map(seen::cut).orElse(seen);
  }

  private static List<String> names(CutMessage cut) {
    return cut.candidates().stream().map(Subject::id).sorted().toList();
  }

  /** What a debug line says failed; empty where it says that something was done. */
  Optional<Sighting> debugged(String text, String program, long pid) {
    return debug
        .failure(text, abi)
        .map(
            subject ->
                refusal(
                    subject,
                    Optional.empty(),
                    "",
                    text,
                    program.isEmpty() ? "(unnamed)" : program,
                    OptionalLong.of(pid),
                    1));
  }

  /**
   * A call that got an error: about the first of what it may be of which something is known with
   * that error. What every Linux fails at is counted together.
   *
   * @param subjects what it may be about, the most telling first
   * @param number the Linux errno; a row without one says nothing
   * @param spelling the call, as the record has it
   */
  Optional<Sighting> failed(
      List<Subject> subjects,
      long number,
      String spelling,
      String execname,
      OptionalLong pid,
      long count,
      String script) {
    return errno(number)
        .map(
            errno ->
                refusal(
                        judge
                            .about(subjects, errno.name())
                            .or(() -> daily(subjects.get(0), errno))
                            .orElse(subjects.get(0)),
                        Optional.empty(),
                        "",
                        spelling + " answers " + errno.name(),
                        execname,
                        pid,
                        count)
                    .by(script, Optional.of(errno)));
  }

  private Optional<Subject> daily(Subject subject, Errno errno) {
    return judge.isDaily(subject, errno.name())
        ? Optional.of(Subject.ofId(DailyLife.SUBJECT))
        : Optional.empty();
  }

  /** The call with a name, where it is that of one. */
  Optional<Subject> call(String name) {
    return lx.callNamed(name);
  }

  static Sighting refusal(
      Subject subject,
      Optional<MessageFormat> format,
      String shape,
      String text,
      String execname,
      OptionalLong pid,
      long count) {
    return new Sighting(
        subject,
        text.strip(),
        true,
        Optional.empty(),
        format,
        shape,
        List.of(),
        execname,
        pid,
        count);
  }

  Sighting called(long level, long optname, String execname, OptionalLong pid, long count) {
    Subject subject = lx.socketOption(level, optname, false);
    return new Sighting(
        subject,
        RowSpelling.of(level, optname),
        false,
        Optional.of(new Sighting.OptionNumber(level, optname)),
        Optional.empty(),
        "",
        List.of(),
        execname,
        pid,
        count);
  }

  /** An option number without its level: it may be one of several, and is never guessed. */
  Sighting calledWithoutLevel(long optname, String execname, long count) {
    List<String> candidates =
        linux.socketOptionsNumbered(optname).stream()
            .map(option -> option.levelName() + "/" + option.setName())
            .sorted()
            .toList();
    return new Sighting(
        Subject.of(Domain.SOCKOPT, "?." + optname),
        RowSpelling.ofOption(optname),
        false,
        Optional.empty(),
        Optional.empty(),
        "",
        candidates,
        execname,
        OptionalLong.empty(),
        count);
  }
}
