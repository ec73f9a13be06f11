package io.github.lxtriage.capture;

import io.github.lxtriage.capture.EntryLines.Span;
import io.github.lxtriage.capture.grammar.DtraceOutput;
import io.github.lxtriage.trace.Reading;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A histogram below a text that is no key, or one whose columns are lost. Works on one block. */
final class LabelledHistogram {
  /** How far above its histogram a title may stand. */
  private static final int MOST = 3;

  private final Window window;
  private final EntryLines lines;

  LabelledHistogram(Window window, Starts starts) {
    this.window = window;
    this.lines = new EntryLines(window, starts);
  }

  /** How many lines below the text the histogram's heading stands; 0 where none does. */
  int distance() throws IOException {
    int distance = 1;
    while (distance < MOST && window.empty(distance)) {
      distance++;
    }
    Line heading = window.at(distance);
    boolean found =
        heading != null
            && (Bars.collapsedHeading(heading.text()) || Bars.valueHeading(heading.text()));
    return found ? distance : 0;
  }

  /** True where the columns of the heading at a distance are lost. */
  boolean loose(int distance) throws IOException {
    Line heading = window.at(distance);
    return heading != null && Bars.collapsedHeading(heading.text());
  }

  /** A histogram with a title or the text of a printa() above it (section 17, A6). */
  @Nullable Block read() throws IOException {
    int distance = distance();
    Line text = window.at(0);
    Line heading = window.at(distance);
    if (distance == 0 || text == null || heading == null) {
      return null;
    }
    boolean collapsed = Bars.collapsedHeading(heading.text());
    if (collapsed && distance == 1) {
      lines.take(new Span(CollapsedRows.keys(text.text()), 0));
    } else {
      lines.add(DtraceOutput.LABEL, text.text());
    }
    lines.doubt(collapsed ? Reading.LOW : Reading.LABEL);
    lines.pass(distance);
    return lines.buckets() ? lines.block() : null;
  }

  /** A histogram without a key whose heading lost its columns. */
  @Nullable Block collapsed() throws IOException {
    Line heading = window.at(0);
    if (heading == null || !Bars.collapsedHeading(heading.text())) {
      return null;
    }
    lines.doubt(Reading.LOW);
    return lines.buckets() ? lines.block() : null;
  }
}
