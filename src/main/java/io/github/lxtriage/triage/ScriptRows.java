package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.trace.ScriptRow;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says which subject a row of a script is about. Where a row has a message, the message decides;
 * else what the call was asked for. A call that merely failed is a record and no finding.
 */
final class ScriptRows {
  private static final long ENODEV = 19;
  private static final long ENOTTY = 25;
  private static final long TERMINAL_REQUESTS = 0x5400;
  private static final long ENOSYS = 38;

  private final Interpreter interpreter;
  private final LxReader lx;
  private final Knowledge knowledge;

  ScriptRows(Interpreter interpreter, LxReader lx, Knowledge knowledge) {
    this.interpreter = interpreter;
    this.lx = lx;
    this.knowledge = knowledge;
  }

  Optional<Sighting> sighting(ScriptRow row) {
    if (count(row) < 1) {
      return Optional.empty();
    }
    return switch (row.script()) {
      case "lxsockopt-failed" -> Optional.of(option(row));
      case "lxerrno" -> missingCall(row, row.number("errno"));
      case "lxenosys" -> message(row, ENOSYS).or(() -> missingCall(row, ENOSYS));
      case "lxioctl-failed" -> isTerminalQuestion(row) ? Optional.empty() : Optional.of(ioctl(row));
      case "lxoutcome" -> row.text("event").equals("said") ? said(row) : Optional.empty();
      case "lxclone" ->
          message(row, row.number("errno"))
              .or(() -> namespaces(row))
              .or(() -> missingCall(row, row.number("errno")));
      case "lxmount" -> fileSystem(row).or(() -> missingCall(row, row.number("errno")));
      case "lxptrace" -> message(row, row.number("errno")).or(() -> request(row));
      default -> Optional.empty();
    };
  }

  private Sighting option(ScriptRow row) {
    long level = row.number("level");
    long optname = row.number("optname");
    boolean get = row.text("call").equals("getsockopt");
    Sighting refused =
        refused(
            row,
            lx.socketOption(level, optname, get),
            row.text("call") + "(" + level + ", " + optname + ")");
    return get ? refused : refused.of(new Sighting.OptionNumber(level, optname));
  }

  /**
   * Programs find out whether a file is a terminal by such a request: ENOTTY is the answer, on
   * Linux too.
   */
  private static boolean isTerminalQuestion(ScriptRow row) {
    return (row.number("request") & ~0xffL) == TERMINAL_REQUESTS && row.number("errno") == ENOTTY;
  }

  private Sighting ioctl(ScriptRow row) {
    long request = row.number("request");
    return refused(row, lx.ioctl(request), "ioctl 0x" + Long.toHexString(request));
  }

  private Optional<Sighting> said(ScriptRow row) {
    return Optional.of(
        interpreter
            .refused(row.text("call"), row.text("execname"), pid(row), count(row))
            .by(row.script(), Optional.empty()));
  }

  private Optional<Sighting> message(ScriptRow row, long errno) {
    String message = row.text("message");
    return none(message)
        ? Optional.empty()
        : Optional.of(
            interpreter
                .refused(message, row.text("execname"), pid(row), count(row))
                .by(row.script(), interpreter.errno(errno)));
  }

  private Optional<Sighting> missingCall(ScriptRow row, long errno) {
    String call = row.text("call");
    if (errno != ENOSYS || none(call)) {
      return Optional.empty();
    }
    Abi abi = row.text("abi").equals("sys32") ? Abi.I386 : Abi.X86_64;
    Sighting refused = refused(row, lx.call(call, abi), call + " answers ENOSYS");
    return Optional.of(refused.by(row.script(), interpreter.errno(errno)));
  }

  private Optional<Sighting> namespaces(ScriptRow row) {
    long flags = row.number("flags");
    return lx.namespaces(flags)
        .map(
            subject ->
                refused(row, subject, row.text("call") + " flags 0x" + Long.toHexString(flags)));
  }

  /** A type that LX does not have, or one that somebody has judged. */
  private Optional<Sighting> fileSystem(ScriptRow row) {
    String type = row.text("fstype");
    if (!row.text("call").equals("mount") || none(type)) {
      return Optional.empty();
    }
    Subject subject = lx.fileSystem(type);
    Optional<Entry> entry = knowledge.entry(subject.id());
    boolean judged = entry.isPresent() && entry.get().inherited().isEmpty();
    return judged || (entry.isPresent() && row.number("errno") == ENODEV)
        ? Optional.of(refused(row, subject, "mount type " + type))
        : Optional.empty();
  }

  private Optional<Sighting> request(ScriptRow row) {
    long request = row.number("request");
    return lx.ptrace(request).map(subject -> refused(row, subject, "ptrace request " + request));
  }

  private Sighting refused(ScriptRow row, Subject subject, String spelling) {
    return Interpreter.refusal(
            subject, Optional.empty(), "", spelling, row.text("execname"), pid(row), count(row))
        .by(row.script(), interpreter.errno(row.number("errno")));
  }

  private static OptionalLong pid(ScriptRow row) {
    return row.has("pid") ? OptionalLong.of(row.number("pid")) : OptionalLong.empty();
  }

  private static long count(ScriptRow row) {
    return row.has("count") ? row.number("count") : 1;
  }

  private static boolean none(String text) {
    return text.isEmpty() || text.equals("-");
  }
}
