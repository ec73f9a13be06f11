package io.github.lxtriage.triage;

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
  private final Optional<Abi> abi;
  private final ConcurrentMap<String, LxMessage> remembered = new ConcurrentHashMap<>();

  /**
   * @param abi the ABI of the traced programs, where the user says so
   */
  public Interpreter(LinuxTables linux, LxReader lx, Knowledge knowledge, Optional<Abi> abi) {
    this.linux = linux;
    this.lx = lx;
    debug = new DebugText(linux);
    this.knowledge = knowledge;
    this.abi = abi;
  }

  /** What is known, a user's rules among it. */
  Knowledge knowledge() {
    return knowledge;
  }

  /** Reads the rows of scripts. */
  ScriptRows scriptRows() {
    return new ScriptRows(this, lx, knowledge);
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

  LxMessage message(String text) {
    LxMessage known = remembered.get(text);
    if (known != null) {
      return known;
    }
    LxMessage read = lx.read(text, abi);
    if (remembered.size() < MAX_REMEMBERED && text.length() <= MAX_LENGTH) {
      remembered.put(text, read);
    }
    return read;
  }

  Sighting refused(String text, String execname, OptionalLong pid, long count) {
    LxMessage message = message(text);
    return message.recognised()
        ? refusal(message.subject(), message.format(), "", text, execname, pid, count)
        : unknown(message, execname, pid, count);
  }

  /**
   * A text that LX is not known to say: what a user's rule calls it, else its shape, with what it
   * may be where it is the beginning of a message.
   */
  private Sighting unknown(LxMessage message, String execname, OptionalLong pid, long count) {
    String text = message.text();
    Optional<Subject> ruled = knowledge.subjectOf(text).map(Subject::ofId);
    String shape = ruled.isPresent() ? "" : UnknownText.shape(text);
    Subject subject = ruled.orElseGet(() -> UnknownText.subject(text));
    Sighting unknown = refusal(subject, Optional.empty(), shape, text, execname, pid, count);
    return ruled.isPresent()
        ? unknown
        : lx.cut(message, abi).map(cut -> unknown.cut(names(cut))).orElse(unknown);
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
