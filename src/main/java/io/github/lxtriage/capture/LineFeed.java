package io.github.lxtriage.capture;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard output, with what standard error put between and inside them taken out
 * (section 13.5), so that a diagnostic breaks neither a row nor the lines of one block.
 */
final class LineFeed {
  /** Diagnostics held while looking ahead; more than this and the look ahead ends. */
  private static final int MAX_HELD = 256;

  /** The most bytes that are held while looking ahead: a block is not larger. */
  private static final long MAX_AHEAD = 6 << 20;

  /** The most lines that are held; lquantize() has at most 65,537. */
  private static final int MAX_LINES = 100_000;

  /** On how many further lines a description may stand. */
  private static final int MAX_DESCRIBED = 32;

  /** Longer than any program that is typed at a prompt. */
  private static final int MAX_DESCRIPTION = 8192;

  private final LineSource bytes;
  private final Unindented source;
  private final DiagnosticReader diagnostics = new DiagnosticReader();
  private final Ring ahead = new Ring();
  private final List<Said> released = new ArrayList<>();
  private final Deque<Line> after = new ArrayDeque<>();
  private boolean ended;
  private boolean pieces;
  private boolean filled;
  private long held;
  private long leftOutLine;

  LineFeed(LineSource bytes) {
    this.bytes = bytes;
    this.source = new Unindented(bytes);
  }

  /**
   * A diagnostic, and what of the capture it stands for.
   *
   * @param place a line; of span 0 where the rest of the physical line is not the diagnostic's
   */
  record Said(Diagnostic diagnostic, Line place) {}

  /**
   * A step of the feed: diagnostics, then a line of standard output.
   *
   * @param before the diagnostics that stand before the line, or cut it
   * @param line null where only diagnostics are left, or where the line is the next step's
   */
  record Fed(List<Said> before, @Nullable Line line) {}

  /**
   * The next step, or null at the end of the capture. A diagnostic that nobody looked ahead over is
   * one by itself, so that the line below it can still be passed over where it repeats.
   */
  @Nullable Fed take() throws IOException {
    if (ahead.size() > 0) {
      Fed fed = ahead.poll();
      held -= size(fed);
      Line line = fed.line();
      return line != null && diagnostics.strange(line) ? said(fed.before(), line) : fed;
    }
    Line line = ended ? null : next();
    if (line == null) {
      ended = true;
      return null;
    }
    return diagnostics.begins(line) ? new Fed(List.of(whole(line)), null) : fed(line, List.of());
  }

  /**
   * The line {@code distance} lines ahead (1 is the next), or null where there is none, where a new
   * run of dtrace begins, or where a block would be larger than blocks can be.
   */
  @Nullable Line peek(int distance) throws IOException {
    while (ahead.size() < distance) {
      Fed fed = held > MAX_AHEAD || distance > MAX_LINES ? null : fetch();
      if (fed == null) {
        return null;
      }
      held += size(fed);
      ahead.add(fed);
    }
    Fed fed = ahead.get(distance - 1);
    for (Said said : fed.before()) {
      boolean inside = said.place().span() == 0;
      if (!said.diagnostic().kind().loss() && !inside) {
        return null;
      }
    }
    return fed.line();
  }

  /** True where looking that far ahead ended because a block would be larger than blocks can be. */
  boolean full(int distance) {
    boolean full = !ended && ahead.size() < distance && (held > MAX_AHEAD || distance > MAX_LINES);
    filled |= full;
    return full;
  }

  /** The first line that says that somebody left lines out; 0 where none does. */
  long leftOutLine() {
    return leftOutLine;
  }

  /** True where that was so since the last call. */
  boolean filled() {
    boolean was = filled;
    filled = false;
    return was;
  }

  private static long size(Fed fed) {
    return fed.line() == null ? 0 : fed.line().text().length();
  }

  /**
   * Takes the next line for the block being read; the diagnostics before it come after the block.
   * So does what the line would say if it were one itself: a name may imitate it, or be cut there.
   */
  void drop() {
    Fed fed = ahead.poll();
    held -= size(fed);
    released.addAll(fed.before());
    Line line = fed.line();
    if (line != null && diagnostics.strange(line)) {
      released.add(new Said(diagnostics.whole(line), beside(line)));
    }
  }

  /** A line that begins as a diagnostic, that is not understood, and that no block has taken. */
  private Fed said(List<Said> before, Line line) {
    List<Said> all = new ArrayList<>(before);
    all.add(new Said(diagnostics.whole(line), line));
    return new Fed(all, null);
  }

  /** The place of a doubt about a line that is counted as something else. */
  private static Line beside(Line line) {
    return new Line(line.number(), 0, "", 0, true, true);
  }

  /** Puts the rest of a line back, which begins another record. */
  void putBack(Line rest) {
    pieces = true;
    ahead.addFirst(new Fed(List.of(), rest));
    held += rest.text().length();
  }

  // ---- giving lines back

  /**
   * How many bytes stand between the next line to be taken and the source's next one; -1 where the
   * lines between them are not as they stand in the capture.
   */
  long ahead() {
    if (!after.isEmpty() || !source.plain() || !released.isEmpty()) {
      return -1;
    }
    pieces &= ahead.size() > 0;
    long between = source.heldBytes();
    for (int i = 0; i < ahead.size(); i++) {
      Fed fed = ahead.get(i);
      Line line = fed.line();
      if (pieces
          || line == null
          || line.number() <= source.lastMoved()
          || line.span() != 1
          || !fed.before().isEmpty()) {
        return -1;
      }
      between += line.bytes();
    }
    return between;
  }

  /** How many lines {@link #ahead} stands for. */
  int linesAhead() {
    return ahead.size() + source.held();
  }

  /** Gives the lines that were looked at back to the source; false where it cannot take them. */
  boolean giveBack(long between) {
    if (!bytes.rewind(between, linesAhead())) {
      return false;
    }
    while (ahead.size() > 0) {
      ahead.poll();
    }
    source.forget();
    held = 0;
    ended = false;
    return true;
  }

  /** Puts a line in the place of the next one, of which it is another reading. */
  void replace(int distance, Line line) {
    Fed fed = ahead.get(distance - 1);
    ahead.set(distance - 1, new Fed(fed.before(), line));
    pieces = true;
  }

  /** The diagnostics that stood inside the block just read. */
  List<Said> released() {
    if (released.isEmpty()) {
      return List.of();
    }
    List<Said> inside = List.copyOf(released);
    released.clear();
    return inside;
  }

  private @Nullable Line next() throws IOException {
    Line line = after.poll();
    return line != null ? line : source.read();
  }

  private @Nullable Fed fetch() throws IOException {
    List<Said> before = List.of();
    while (!ended && before.size() < MAX_HELD) {
      Line line = next();
      if (line == null) {
        ended = true;
      } else if (!diagnostics.begins(line)) {
        return fed(line, before);
      } else {
        Said said = whole(line);
        if (!said.diagnostic().kind().understood() && said.place().span() == 1) {
          return new Fed(before, line);
        }
        before = before.isEmpty() ? new ArrayList<>() : before;
        before.add(said);
      }
    }
    return before.isEmpty() ? null : new Fed(before, null);
  }

  /** A line of standard output, without what is glued to it of a diagnostic. */
  private Fed fed(Line line, List<Said> before) throws IOException {
    if (leftOutLine == 0 && line.elision()) {
      leftOutLine = line.number();
    }
    if (!diagnostics.inside(line)) {
      return new Fed(before, line);
    }
    List<Said> said = new ArrayList<>(before);
    Line glued = glued(line, said);
    if (diagnostics.inside(glued)) {
      said.add(new Said(diagnostics.doubt(glued), beside(glued)));
    }
    return new Fed(said, glued);
  }

  /**
   * A compiler's message goes on in lines that begin with a tab (section 13.4), and the description
   * of a program that was typed over several lines holds their newlines.
   */
  private Said whole(Line first) throws IOException {
    Line described = diagnostics.describes(first) ? described(first) : null;
    if (described != null) {
      return new Said(diagnostics.whole(described), described);
    }
    Line line = first;
    Diagnostic diagnostic = diagnostics.whole(line);
    Line next = diagnostics.continued(diagnostic) ? next() : null;
    while (next != null && next.whole() && next.text().startsWith("\t")) {
      line = line.joined(next);
      next = line.span() > 100 ? null : next();
    }
    if (next != null) {
      after.addFirst(next);
    }
    return new Said(line.span() == first.span() ? diagnostic : diagnostics.whole(line), line);
  }

  /** The lines of a description, or null where they do not end as one does. */
  private @Nullable Line described(Line first) throws IOException {
    Line line = first;
    Deque<Line> read = new ArrayDeque<>();
    while (read.size() < MAX_DESCRIBED) {
      Line next = next();
      if (next == null) {
        break;
      }
      read.add(next);
      if (!next.whole() || diagnostics.begins(next)) {
        break;
      }
      line = line.joined(next);
      if (line.text().length() > MAX_DESCRIPTION) {
        break;
      }
      if (next.text().contains("' matched ")) {
        if (diagnostics.whole(line).kind() == DiagnosticClass.MATCHED) {
          return line;
        }
        break;
      }
    }
    while (!read.isEmpty()) {
      after.addFirst(read.removeLast());
    }
    return null;
  }

  /** Puts together a line that one or more diagnostics had cut. */
  private Line glued(Line first, List<Said> before) throws IOException {
    Line line = first;
    int cut = diagnostics.cut(line);
    while (cut >= 0 && line.whole()) {
      String head = line.text().substring(0, cut);
      String tail = line.text().substring(cut);
      long ended = line.terminated() ? 1 : 0;
      long cutOff = tail.length() + ended;
      Line place =
          new Line(line.number() + line.span() - 1, 0, tail, cutOff, line.terminated(), true);
      before.add(new Said(diagnostics.whole(place), place));
      Line rest = before.size() < MAX_HELD ? next() : null;
      long kept = line.bytes() - cutOff;
      if (rest == null) {
        this.ended |= before.size() < MAX_HELD;
        return new Line(line.number(), line.span(), head, kept, false, true);
      }
      line =
          new Line(
              line.number(),
              line.span() + rest.span(),
              head + rest.text(),
              kept + rest.bytes(),
              rest.terminated(),
              rest.whole());
      cut = diagnostics.cut(line);
    }
    return line;
  }

  /** Steps held in the order of their lines, each found by its place. */
  private static final class Ring {
    private @Nullable Fed[] steps = new @Nullable Fed[8];
    private int first;
    private int size;

    int size() {
      return size;
    }

    Fed get(int i) {
      Fed fed = steps[(first + i) & (steps.length - 1)];
      if (i >= size || fed == null) {
        throw new IllegalStateException("nothing is held there");
      }
      return fed;
    }

    void set(int i, Fed fed) {
      steps[(first + i) & (steps.length - 1)] = fed;
    }

    void add(Fed fed) {
      grow();
      size++;
      set(size - 1, fed);
    }

    void addFirst(Fed fed) {
      grow();
      first = (first - 1) & (steps.length - 1);
      size++;
      set(0, fed);
    }

    Fed poll() {
      Fed fed = get(0);
      steps[first] = null;
      first = (first + 1) & (steps.length - 1);
      size--;
      return fed;
    }

    private void grow() {
      if (size < steps.length) {
        return;
      }
      @Nullable Fed[] larger = new @Nullable Fed[2 * steps.length];
      for (int i = 0; i < size; i++) {
        larger[i] = get(i);
      }
      steps = larger;
      first = 0;
    }
  }
}
