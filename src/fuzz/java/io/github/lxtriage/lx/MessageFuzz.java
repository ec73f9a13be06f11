package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Any text may stand where LX says something: nothing is thrown, the same text means the same
 * again, and the name of its subject is short and printable.
 */
public final class MessageFuzz {
  private static final int LONGEST_NAME = 200;

  /** What somebody may ask for takes far longer than a message; one in this many texts is both. */
  private static final int QUESTIONS = 16;

  private static final LxReader READER = new LxReader(LinuxTables.bundled());

  private MessageFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<Abi> abi = Optional.of(text.length() % 2 == 0 ? Abi.X86_64 : Abi.I386);
    LxMessage message = READER.read(text, abi);
    check(message.subject());
    message.others().forEach(MessageFuzz::check);
    if (!message.equals(READER.read(text, abi))) {
      throw new AssertionError("read again, it means something else");
    }
    READER.cut(message, abi);
    READER.startIn(text);
    if (Arrays.hashCode(bytes) % QUESTIONS == 0) {
      READER.asked(text, abi).subjects().forEach(MessageFuzz::check);
    }
    READER.fileSystem(text);
  }

  /** What is asked for may name several flags: each of them is short. */
  private static void check(Subject subject) {
    subject.parts().forEach(MessageFuzz::check);
    String name = subject.name();
    boolean withinBounds = !subject.parts().isEmpty() || name.length() <= LONGEST_NAME;
    if (!withinBounds || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new AssertionError("not a name: " + name);
    }
  }
}
