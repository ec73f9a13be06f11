package io.github.lxtriage.triage;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.lx.Subject;
import io.github.lxtriage.trace.ScriptRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says which subject a row of a script is about. Where a row has a message, the message decides;
 * else what the call was asked for and the error that it got.
 */
final class ScriptRows {
  private static final long ENOSYS = 38;
  private static final Pattern ANSWER = Pattern.compile("-([0-9]{1,3})$");

  private final Interpreter interpreter;
  private final LxReader lx;

  ScriptRows(Interpreter interpreter, LxReader lx) {
    this.interpreter = interpreter;
    this.lx = lx;
  }

  Optional<Sighting> sighting(ScriptRow row) {
    if (count(row) < 1) {
      return Optional.empty();
    }
    long errno = row.number("errno");
    return switch (row.script()) {
      case "lxsockopt" -> optionAndMore(row);
      case "lxsockopt-failed" -> option(row, row.text("call"), errno);
      case "lxerrno" -> failed(row, errno, "", Stream.empty());
      case "lxenosys" -> message(row, ENOSYS).or(() -> failed(row, ENOSYS, "", Stream.empty()));
      case "lxioctl-failed" -> ioctl(row);
      case "lxoutcome" -> row.text("event").equals("said") ? said(row) : Optional.empty();
      case "lxclone" -> message(row, errno).or(() -> namespaces(row));
      case "lxmount" -> fileSystem(row);
      case "lxptrace" -> message(row, errno).or(() -> request(row));
      default -> Optional.empty();
    };
  }

  /** A row with columns behind ours: where the last one is a negative errno, the call failed. */
  private Optional<Sighting> optionAndMore(ScriptRow row) {
    Matcher answer = ANSWER.matcher(row.text("more"));
    return answer.find()
        ? option(row, "setsockopt", Long.parseLong(answer.group(1)))
        : Optional.of(
            interpreter.called(
                row.number("level"),
                row.number("optname"),
                row.text("execname"),
                pid(row),
                count(row)));
  }

  private Optional<Sighting> option(ScriptRow row, String call, long errno) {
    long level = row.number("level");
    long optname = row.number("optname");
    boolean get = call.equals("getsockopt");
    Optional<Sighting> failed =
        interpreter.failed(
            List.of(lx.socketOption(level, optname, get)),
            errno,
            call + "(" + level + ", " + optname + ")",
            row.text("execname"),
            pid(row),
            count(row),
            row.script());
    return get ? failed : failed.map(set -> set.of(new Sighting.OptionNumber(level, optname)));
  }

  private Optional<Sighting> ioctl(ScriptRow row) {
    long request = row.number("request");
    return interpreter.failed(
        List.of(lx.ioctl(request)),
        row.number("errno"),
        "ioctl 0x" + Long.toHexString(request),
        row.text("execname"),
        pid(row),
        count(row),
        row.script());
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

  private Optional<Sighting> namespaces(ScriptRow row) {
    long flags = row.number("flags");
    Optional<Subject> asked = lx.namespaces(flags);
    return failed(
        row,
        row.number("errno"),
        asked.isPresent() ? " flags 0x" + Long.toHexString(flags) : "",
        asked.stream());
  }

  private Optional<Sighting> fileSystem(ScriptRow row) {
    String type = row.text("fstype");
    boolean typed = row.text("call").equals("mount") && !none(type);
    return failed(
        row,
        row.number("errno"),
        typed ? " type " + type : "",
        typed ? Stream.of(lx.fileSystem(type)) : Stream.empty());
  }

  private Optional<Sighting> request(ScriptRow row) {
    long request = row.number("request");
    return interpreter.failed(
        Stream.concat(lx.ptrace(request).stream(), Stream.of(lx.call("ptrace", Abi.X86_64)))
            .toList(),
        row.number("errno"),
        "ptrace request " + request,
        row.text("execname"),
        pid(row),
        count(row),
        row.script());
  }

  /**
   * A call that got an error.
   *
   * @param asked what it was asked for, as words behind its name; empty where the row does not say
   * @param subjects the same as subjects
   */
  private Optional<Sighting> failed(
      ScriptRow row, long errno, String asked, Stream<Subject> subjects) {
    String name = row.text("call");
    if (none(name)) {
      return Optional.empty();
    }
    Abi abi = row.text("abi").equals("sys32") ? Abi.I386 : Abi.X86_64;
    return interpreter.failed(
        Stream.concat(subjects, Stream.of(lx.call(name, abi))).toList(),
        errno,
        name + asked,
        row.text("execname"),
        pid(row),
        count(row),
        row.script());
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
