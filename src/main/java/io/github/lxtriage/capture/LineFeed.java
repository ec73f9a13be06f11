package io.github.lxtriage.capture;

import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of standard output, with what standard error put between and inside them taken out
 * (section 13.5), so that a diagnostic breaks neither a row nor the lines of one block.
 */
final class LineFeed {
  /** Diagnostics held while looking ahead; more than this and the look ahead ends. */
  private static final int MAX_HELD = 256;

  private final LineSource source;
  private final DiagnosticReader diagnostics = new DiagnosticReader();
  private final Deque<Fed> ahead = new ArrayDeque<>();
  private final List<Diagnostic> released = new ArrayList<>();
  private boolean ended;

  LineFeed(LineSource source) {
    this.source = source;
  }

  /**
   * A step of the feed: diagnostics, then a line of standard output.
   *
   * @param before the diagnostics that stand before the line, or cut it
   * @param line null where only diagnostics are left, or where many follow each other
   */
  record Fed(List<Diagnostic> before, @Nullable Line line) {}

  /** The next step, or null at the end of the capture. */
  @Nullable Fed take() throws IOException {
    Fed held = ahead.poll();
    return held != null ? held : fetch();
  }

  /**
   * The line {@code distance} lines ahead (1 is the next), or null where there is none or a new run
   * of dtrace begins.
   */
  @Nullable Line peek(int distance) throws IOException {
    while (ahead.size() < distance) {
      Fed fed = fetch();
      if (fed == null) {
        return null;
      }
      ahead.add(fed);
    }
    Line line = null;
    Iterator<Fed> steps = ahead.iterator();
    for (int i = 0; i < distance; i++) {
      Fed fed = steps.next();
      line = fed.line();
      if (line == null || fed.before().stream().anyMatch(d -> !d.kind().loss())) {
        return null;
      }
    }
    return line;
  }

  /**
   * Takes the next line for the block being read; the diagnostics before it come after the block.
   */
  void drop() {
    Fed fed = ahead.remove();
    released.addAll(fed.before());
  }

  /** The diagnostics that stood inside the block just read. */
  List<Diagnostic> released() {
    List<Diagnostic> inside = List.copyOf(released);
    released.clear();
    return inside;
  }

  private @Nullable Fed fetch() throws IOException {
    List<Diagnostic> before = new ArrayList<>();
    while (!ended && before.size() < MAX_HELD) {
      Line line = source.read();
      if (line == null) {
        ended = true;
      } else {
        Diagnostic whole = diagnostics.whole(line).orElse(null);
        if (whole == null) {
          return new Fed(before, glued(line, before));
        }
        before.add(whole);
      }
    }
    return before.isEmpty() ? null : new Fed(before, null);
  }

  /** Puts together a line that one or more diagnostics had cut. */
  private Line glued(Line first, List<Diagnostic> before) throws IOException {
    Line line = first;
    int cut = diagnostics.cut(line);
    while (cut >= 0 && line.whole()) {
      before.add(diagnostics.at(line, cut));
      Line rest = source.read();
      String head = line.text().substring(0, cut);
      if (rest == null) {
        ended = true;
        return new Line(line.number(), line.span(), head, false, true);
      }
      line =
          new Line(
              line.number(),
              line.span() + rest.span(),
              head + rest.text(),
              rest.terminated(),
              rest.whole());
      cut = diagnostics.cut(line);
    }
    return line;
  }
}
