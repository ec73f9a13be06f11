package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Support;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
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
  private static final int MAX_REMEMBERED = 100_000;

  private final LinuxTables linux;
  private final LxReader lx;
  private final Knowledge knowledge;
  private final Optional<Abi> abi;
  private final ConcurrentMap<String, LxMessage> remembered = new ConcurrentHashMap<>();

  /**
   * @param abi the ABI of the traced programs, where the user says so
   */
  public Interpreter(LinuxTables linux, LxReader lx, Knowledge knowledge, Optional<Abi> abi) {
    this.linux = linux;
    this.lx = lx;
    this.knowledge = knowledge;
    this.abi = abi;
  }

  LxMessage message(String text) {
    LxMessage known = remembered.get(text);
    if (known != null) {
      return known;
    }
    LxMessage read = lx.read(text, abi);
    if (remembered.size() < MAX_REMEMBERED) {
      remembered.put(text, read);
    }
    return read;
  }

  Sighting refused(String text, String execname, OptionalLong pid, long count) {
    LxMessage message = message(text);
    return new Sighting(
        message.subject(),
        text.strip(),
        true,
        Support.UNKNOWN,
        message.format().map(MessageFormat::result).orElse(""),
        List.of(),
        execname,
        pid,
        count);
  }

  Sighting called(long level, long optname, String execname, long pid) {
    Subject subject = lx.socketOption(level, optname, false);
    return new Sighting(
        subject,
        "PROTO " + level + " SOCKOPT " + optname,
        false,
        knowledge.socketOptions().set(level, optname),
        "",
        List.of(),
        execname,
        OptionalLong.of(pid),
        1);
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
        "SOCKOPT " + optname,
        false,
        Support.UNKNOWN,
        "",
        candidates,
        execname,
        OptionalLong.empty(),
        count);
  }
}
