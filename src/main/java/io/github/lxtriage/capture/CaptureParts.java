package io.github.lxtriage.capture;

import io.github.lxtriage.trace.PartSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a capture in parts that need not be read on one machine. Each part is begun in a state that
 * is guessed; whoever puts them together counts a part only where the one above it ended exactly
 * there and in that state, and has it read again otherwise, as {@link CaptureReader} does with
 * threads.
 */
public final class CaptureParts {
  private final MessageStart messages;
  private final Memory memory = new Memory();

  /**
   * @param messages finds the texts of the LX brand where columns are lost
   */
  public CaptureParts(MessageStart messages) {
    this.messages = messages;
  }

  /**
   * A part that was read.
   *
   * @param start the state it was begun in; two states are the same where their texts are equal
   * @param until where the first record begins that is not in it
   * @param end the state there; empty at the end of the capture
   */
  public record Part(String start, long until, Optional<String> end, ReadSummary summary) {}

  /** The state in which a capture begins. */
  public static String beginning() {
    return StateText.of(ColumnLexer.State.BEGINNING);
  }

  /**
   * False where a capture is of a form that is read as a whole: FreeBSD's structured output, or a
   * text that begins with the mark of UTF-8.
   */
  public static boolean hasParts(CaptureReader.Source capture) throws IOException {
    try (InputStream in = capture.from(0)) {
      return CaptureReader.hasParts(new BufferedInputStream(in, 1 << 16));
    }
  }

  /**
   * Where a record probably begins, at most 32 KiB beyond an offset.
   *
   * @return empty where no line begins there
   */
  public static OptionalLong cut(CaptureReader.Source capture, long offset) throws IOException {
    long cut = PartReader.cut(capture, offset);
    return cut < 0 ? OptionalLong.empty() : OptionalLong.of(cut);
  }

  /**
   * A state for a part that begins at an offset, where as much is in force as in another state.
   *
   * @param state where another part began or ended
   */
  public static String guess(CaptureReader.Source capture, long offset, String state)
      throws IOException {
    InForce.Said said = StateText.read(state).inForce();
    return StateText.of(new ColumnLexer.State(said, PartReader.afterBlank(capture, offset)));
  }

  /**
   * Reads the records that begin in a part of a capture. Their lines are numbered from the
   * beginning of the part.
   *
   * @param from where a line begins
   * @param start the state it is read in
   * @param until beyond which no record is to begin
   */
  public <S extends PartSink<S>> Part read(
      CaptureReader.Source capture, long from, String start, long until, S sink)
      throws IOException {
    try (InputStream in = capture.from(from)) {
      TextRun run = new TextRun(in, sink, messages, memory);
      run.begin(StateText.read(start), 0);
      TextRun.End end = run.read(until - from);
      return new Part(
          start,
          from + end.offset(),
          Optional.ofNullable(end.state()).map(StateText::of),
          run.summary());
    }
  }
}
