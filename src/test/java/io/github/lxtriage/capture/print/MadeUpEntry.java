package io.github.lxtriage.capture.print;

import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Histogram.Bucket;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One entry of an aggregation in the default format, and the record that it is. */
final class MadeUpEntry {
  private final Words words;
  private final StringBuilder text = new StringBuilder();
  private final List<Key> keys = new ArrayList<>();
  private final List<String> frames = new ArrayList<>();
  private boolean joined;
  private boolean tables;
  private boolean stack;
  private boolean numberLikeAString;

  /** A long key that ends with a newline looks like a label there: undecidable (section 9.5). */
  private boolean aboveAHistogram;

  MadeUpEntry(Words words) {
    this.words = words;
  }

  String text() {
    return text.toString();
  }

  /** The newlines before the entry's first line with text. */
  int emptyLines() {
    return text.charAt(0) == '\n' ? 1 : 0;
  }

  /** Adds keys: a few of any type, at most one stack or two. */
  void keys(int most, boolean aboveHistogram) {
    aboveAHistogram = aboveHistogram;
    int count = words.below(most + 1);
    int structures = 0;
    for (int i = 0; i < count; i++) {
      int type = words.below(structures < 2 ? 12 : 9);
      structures += type >= 9 ? 1 : 0;
      key(type, i == count - 1);
    }
  }

  private void key(int type, boolean last) {
    switch (type) {
      case 0 -> number(words.integer(), 1);
      case 1 -> number(words.integer(), 2);
      case 2, 3 -> number(words.integer(), 4);
      case 4, 5 -> number(words.integer(), 8);
      case 9, 10 -> stack();
      case 11 -> table(words.bytes());
      default -> string(decidable(last && !tables && words.chance(12) ? broken() : words.key()));
    }
  }

  private String broken() {
    String key = words.brokenKey();
    if (!aboveAHistogram && words.chance(10)) {
      return words.word(2, 9) + "\n\n" + words.word(2, 9);
    }
    boolean undecidable = aboveAHistogram && key.length() > 50 && key.endsWith("\n");
    return undecidable ? key + "x" : key;
  }

  void number(long value, int bytes) {
    switch (bytes) {
      case 1 -> add(Layout.int8(value), value & 0xff);
      case 2 -> add(Layout.int16(value), value & 0xffff);
      case 4 -> number32((int) value);
      default -> add(Layout.int64(value), value);
    }
  }

  private void number32(int value) {
    add(Layout.int32(value), value);
  }

  /**
   * A number that stands where a string would begin, and a string behind it that begins with
   * blanks, look like one string with blanks in it: undecidable (section 17, A2).
   */
  private String decidable(String key) {
    return numberLikeAString && key.startsWith(" ") ? "x" + key : key;
  }

  private void add(String printed, long value) {
    text.append(printed);
    numberLikeAString = printed.startsWith("  ") && printed.charAt(2) != ' ';
    keys.add(new Key.Int(value));
  }

  void string(String value) {
    text.append(Layout.string(value));
    numberLikeAString = false;
    keys.add(new Key.Str(value));
    joined |= value.indexOf('\n') >= 0;
  }

  private void stack() {
    List<String> printed = words.frames();
    text.append(Layout.stack(printed, 14));
    frames.addAll(printed);
    tables = true;
    stack = true;
  }

  private void table(byte[] bytes) {
    text.append(Layout.table(bytes));
    boolean zeros = true;
    StringBuilder chars = new StringBuilder();
    for (byte b : bytes) {
      zeros &= b == 0;
      chars.append((char) (b & 0xff));
    }
    String hex = HexFormat.of().formatHex(bytes);
    keys.add(zeros ? new Key.Str("") : new Key.Hex(hex, ""));
    tables = true;
  }

  private Reading reading() {
    return joined ? Reading.JOINED : Reading.STRICT;
  }

  /** Adds a stack without frames; only keys that stand above its value show it (section 8). */
  void emptyStack() {
    string(words.sentence(20));
    number(words.below(9999), 4);
    text.append(Layout.stack(List.of(), 14));
    stack = true;
  }

  TraceRecord counted(long line) {
    long value = words.integer();
    text.append(Layout.int64(value)).append('\n');
    return !stack
        ? new TraceRecord.AggregationRow(line, reading(), keys, value)
        : new StackCount(line, reading(), frames, keys, value);
  }

  TraceRecord histogram(long line) {
    List<String> labels = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    buckets(labels, counts);
    boolean positive = counts.stream().noneMatch(count -> count < 0);
    text.append(Layout.histogram(labels, counts, positive && words.chance(20))).append('\n');
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      buckets.add(new Bucket(labels.get(i), counts.get(i)));
    }
    return new Histogram(line, reading(), keys, frames, "", buckets);
  }

  private void buckets(List<String> labels, List<Long> counts) {
    int lines = 2 + words.below(words.chance(5) ? 300 : 20);
    int kind = words.below(4);
    boolean negative = words.chance(20);
    for (int i = 0; i < lines; i++) {
      labels.add(label(kind, i, lines));
      long count = words.chance(30) ? 0 : words.integer() >> 8;
      counts.add(negative ? count : Math.abs(count));
    }
  }

  private static String label(int kind, int i, int lines) {
    boolean last = i == lines - 1;
    return switch (kind) {
      case 0 -> Long.toString(1L << (i % 63));
      case 1 -> i == 0 ? "< 0" : last ? ">= " + 10L * (lines - 2) : Long.toString(10L * (i - 1));
      case 2 -> i == 0 ? "<= -1000" : i == 1 ? "abs() < 10" : Long.toString(100L * i);
      default -> Long.toString(-(1L << ((lines - i) % 63)));
    };
  }
}
