package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code lx<pid>:::debug} prints (section 15 e): messages of one or more lines, and
 * lines that copyinstr() cut, so that the next message follows on the same line.
 */
final class DebugReader {
  /** The most that a debug probe prints for one message (lx-debug-probes, section 4). */
  private static final int MAX_MESSAGE = 1152;

  /** copyinstr() with the default string size cuts here, and loses the newline. */
  private static final int CUT = 255;

  /** More than the lines of one message. */
  private static final int MAX_LINES = 16;

  private final LineFeed feed;
  private final Starts starts;

  DebugReader(LineFeed feed, Starts starts) {
    this.feed = feed;
    this.starts = starts;
  }

  /** The messages that begin on a line; empty where it begins with none. */
  List<Block> read(Line line) throws IOException {
    DebugHead first = DebugHead.of(line.text(), 0);
    if (first == null || holdsLines(line.text())) {
      return List.of();
    }
    DebugHead cut = DebugHead.of(line.text(), CUT);
    return cut == null ? List.of(message(line, first)) : pieces(line, first, cut);
  }

  /** True where other messages stand behind carriage returns, which are no ends of lines here. */
  private static boolean holdsLines(String text) {
    int at = text.indexOf('\r');
    while (at >= 0 && DebugHead.of(text, at + 1) == null) {
      at = text.indexOf('\r', at + 1);
    }
    return at >= 0;
  }

  private List<Block> pieces(Line line, DebugHead first, DebugHead second) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Line rest = line;
    DebugHead head = first;
    @Nullable DebugHead cut = second;
    while (cut != null) {
      Line piece = rest.before(CUT);
      blocks.add(block(piece, head, List.of(piece.text().substring(head.end()))));
      rest = rest.after(CUT);
      head = DebugHead.of(rest.text(), 0);
      cut = DebugHead.of(rest.text(), CUT);
      if (head == null) {
        throw new IllegalStateException("a message that was looked at is gone");
      }
    }
    blocks.add(message(rest, head));
    return blocks;
  }

  private Block message(Line line, DebugHead head) throws IOException {
    String start = line.text().substring(head.end());
    Line next = feed.peek(1);
    if (next == null || !(continues(next) || next.text().isEmpty())) {
      return block(line, head, List.of(start));
    }
    List<String> texts = new ArrayList<>(List.of(start));
    Line whole = line;
    int length = line.text().length();
    int lines = next.text().isEmpty() ? linesAcrossEmpty() : 1;
    while (next != null && lines > 0 && length + next.text().length() < MAX_MESSAGE) {
      feed.drop();
      whole = whole.joined(next);
      length += next.text().length() + 1;
      texts.add(next.text());
      next = feed.peek(1);
      lines--;
      if (lines == 0 && next != null) {
        lines = continues(next) ? 1 : next.text().isEmpty() ? linesAcrossEmpty() : 0;
      }
    }
    return block(whole, head, texts);
  }

  /**
   * How many lines of a message follow, the first of them empty: only where another message stands
   * below them, so that nothing else can be meant.
   */
  private int linesAcrossEmpty() throws IOException {
    int lines = 1;
    boolean text = false;
    Line next = feed.peek(lines);
    while (next != null && lines < MAX_LINES && (next.text().isEmpty() || continues(next))) {
      text |= !next.text().isEmpty();
      next = feed.peek(++lines);
    }
    boolean message = next != null && DebugHead.of(next.text(), 0) != null;
    return text && message ? lines - 1 : 0;
  }

  /** A line that repeats a message, and the further lines of that message. */
  Line repeated(Line line) throws IOException {
    Line whole = line;
    Line next = feed.peek(1);
    while (next != null && continues(next) && whole.text().length() < MAX_MESSAGE) {
      feed.drop();
      whole = whole.joined(next);
      next = feed.peek(1);
    }
    return whole;
  }

  private boolean continues(Line next) {
    return next.whole()
        && !next.blank()
        && !starts.another(next)
        && Structure.of(next.text()) == Structure.NONE
        && Heading.ofCollapsed(next.text()) == Heading.NONE;
  }

  private static Block block(Line line, DebugHead head, List<String> texts) {
    List<Field> fields = new ArrayList<>(2 + texts.size());
    fields.add(new Field(DtraceOutput.PID, head.pid()));
    fields.add(new Field(DtraceOutput.TID, head.tid()));
    texts.forEach(text -> fields.add(new Field(DtraceOutput.MESSAGE, text)));
    return new Block(fields, line.terminated() ? Reading.STRICT : Reading.LOW, line);
  }
}
