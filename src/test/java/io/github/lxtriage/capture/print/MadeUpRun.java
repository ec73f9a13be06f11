package io.github.lxtriage.capture.print;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.FlowRow;
import io.github.lxtriage.trace.HexDump;
import io.github.lxtriage.trace.Histogram;
import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.Listing;
import io.github.lxtriage.trace.PackedRow;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.Stack;
import io.github.lxtriage.trace.TraceRecord;
import io.github.lxtriage.trace.TypedValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** What one or more programs print, made up from a seed, and the records that it holds. */
public final class MadeUpRun {
  private final StringBuilder text = new StringBuilder();
  private final List<TraceRecord> records = new ArrayList<>();
  private Words words = new Words(new Random(0));
  private long line = 1;

  /** The text, a character for each byte. */
  public String text() {
    return text.toString();
  }

  public List<TraceRecord> records() {
    return List.copyOf(records);
  }

  private void print(String printed) {
    text.append(printed);
    line += printed.chars().filter(c -> c == '\n').count();
  }

  private void add(TraceRecord record) {
    records.add(record);
  }

  /** Adds what one program prints. */
  public void program(long seed, int entries) {
    words = new Words(new Random(seed));
    switch (words.below(12)) {
      case 0 -> unsupported(entries);
      case 1 -> socketOptions(entries);
      case 2 -> debug(entries);
      case 3 -> probeRows(entries);
      case 4 -> flow(entries);
      case 5 -> listing(entries);
      case 6 -> bars(entries);
      case 7 -> packed(entries);
      case 8 -> titled(entries);
      case 9 -> quietActions(entries);
      default -> aggregations(entries);
    }
    print("\n");
  }

  private void matched() {
    print("dtrace: description 'syscall::: ' matched 2 probes\n");
    add(
        new TraceRecord.Diagnostic(
            line - 1, DiagnosticClass.MATCHED, 2, "description 'syscall::: ' matched 2 probes"));
  }

  private void unsupported(int entries) {
    print("   PID                 NAME CALL\n");
    for (int i = 0; i < entries; i++) {
      long pid = 1L + words.below(words.chance(5) ? 9_999_999 : 99_999);
      String name = words.execname();
      String call =
          words.sentence(60)
              + (words.chance(10) ? "\n" : "")
              + (words.chance(5) ? "\"\\ \u0001" : "");
      add(new TraceRecord.UnsupportedCall(line, Reading.STRICT, pid, name, call));
      print(Layout.unsupported(pid, name, call));
    }
  }

  private void socketOptions(int entries) {
    print("   PID                 NAME PROTO SOCKOPT\n");
    for (int i = 0; i < entries; i++) {
      long pid = 1L + words.below(99_999);
      String name = words.execname();
      long level = words.chance(5) ? words.integer() : words.below(300);
      long optname = words.chance(5) ? words.integer() : words.below(100);
      add(new TraceRecord.SocketOptionCall(line, Reading.STRICT, pid, name, level, optname));
      print(Layout.socketOption(pid, name, level, optname));
    }
  }

  private void debug(int entries) {
    for (int i = 0; i < entries; i++) {
      long pid = 1L + words.below(99_999);
      String message = (words.chance(20) ? "\t" : "") + words.sentence(100);
      if (words.chance(10)) {
        message = "\nsemget(" + words.below(100) + ", 1, 950)";
      }
      add(new TraceRecord.DebugLine(line, Reading.STRICT, pid, 1, message));
      print(pid + "/1: " + message + "\n");
    }
  }

  private void probeRows(int entries) {
    matched();
    print("CPU     ID                    FUNCTION:NAME\n");
    for (int i = 0; i < entries; i++) {
      probeRow();
    }
  }

  private void probeRow() {
    long cpu = words.chance(5) ? 1000 + words.below(100) : words.below(64);
    long id = words.chance(5) ? 1_000_000 + words.below(1000) : words.below(99_999);
    String function =
        words.chance(10)
            ? ""
            : words.chance(10) ? "-[NSObject init:with:]" : name(words.chance(10) ? 60 : 20);
    String name = words.chance(20) ? "return" : "entry";
    long start = line;
    print(Layout.probeRow(cpu, id, function + ":" + name));
    List<TraceRecord> below = new ArrayList<>();
    String rest = payload(below);
    Reading reading = rest.indexOf('\n') >= 0 ? Reading.JOINED : Reading.STRICT;
    add(new TraceRecord.ProbeRow(start, reading, cpu, id, function, name, rest));
    records.addAll(below);
    print("\n");
  }

  private String name(int most) {
    return words.word(1, most).replaceAll("[^a-z0-9_]", "_");
  }

  /** Prints what the actions of a clause print; gives back what stands in the row. */
  private String payload(List<TraceRecord> below) {
    switch (words.below(9)) {
      case 0 -> {
        return "";
      }
      case 1 -> {
        long value = words.integer();
        print(Layout.int64(value));
        return Long.toString(value);
      }
      case 2 -> {
        String traced = words.sentence(50);
        print(Layout.traced(traced));
        return traced;
      }
      case 3 -> {
        String traced = words.word(2, 9) + "\n" + words.word(2, 9);
        print(Layout.traced(traced));
        return traced;
      }
      case 4 -> {
        String printed = words.sentence(90);
        print(printed);
        return printed;
      }
      case 5 -> {
        print(Layout.int32(7));
        List<String> frames = words.frames();
        below.add(new Stack(line + 1, Reading.STRICT, frames));
        print(Layout.stack(frames, 14));
        return "7";
      }
      case 6 -> {
        byte[] bytes = words.bytes();
        below.add(new HexDump(line + 1, Reading.STRICT, HexFormat.of().formatHex(bytes)));
        print(Layout.table(bytes));
        print(words.chance(50) ? "" : Layout.int64(5));
        return text.charAt(text.length() - 1) == '5' ? "5" : "";
      }
      case 7 -> {
        List<String> frames = words.frames();
        below.add(new Stack(line + 1, Reading.STRICT, frames));
        print(Layout.stack(frames, 14));
        return "";
      }
      default -> {
        String typed = typed();
        below.add(new TypedValue(line, Reading.STRICT, typed));
        print(typed);
        return "";
      }
    }
  }

  private String typed() {
    return "struct "
        + words.word(1, 6).replaceAll("\\W", "_")
        + " {\n    int a = 0x"
        + words.below(100)
        + "\n    struct b c = {\n        char [4] s = [ \"x\" ]\n    }\n    v_t [2] w = [ \n        v_t {\n            int d = 0\n        }, \n    ]\n}";
  }

  private void flow(int entries) {
    matched();
    print("CPU FUNCTION                                 \n");
    for (int i = 0; i < entries; i++) {
      long cpu = words.below(128);
      int depth = words.below(words.chance(10) ? 30 : 8);
      String direction = new String[] {"->", "<-", "=>", "<=", "|"}[words.below(5)];
      String function = name(20) + (direction.equals("|") ? ":hit" : "");
      String rest = words.chance(50) ? "" : words.sentence(30);
      add(new FlowRow(line, Reading.STRICT, cpu, depth, direction, function, rest));
      print(Layout.flowRow(cpu, depth, direction, function) + rest + "\n");
    }
  }

  private void listing(int entries) {
    print("   ID   PROVIDER            MODULE                          FUNCTION NAME\n");
    for (int i = 0; i < entries; i++) {
      long id = words.below(200_000);
      String module = words.chance(20) ? "" : name(words.chance(10) ? 30 : 10);
      String function = words.chance(20) ? "" : name(words.chance(10) ? 50 : 20);
      add(new Listing(line, Reading.STRICT, id, "lx-syscall", module, function, "entry", ""));
      print(Layout.listed(id, "lx-syscall", module, function, "entry"));
    }
  }

  // ---- aggregations

  /** All aggregations, as at the end of a run or by printa(). */
  private void aggregations(int entries) {
    matched();
    print(words.chance(50) ? "\n\n" : "\n");
    for (int i = 0; i < entries; i++) {
      MadeUpEntry entry = new MadeUpEntry(words);
      boolean histogram = words.chance(25);
      boolean empty = !histogram && words.chance(3);
      if (empty) {
        entry.emptyStack();
      } else {
        entry.keys(words.chance(20) ? 0 : 4, histogram);
      }
      long start = line;
      TraceRecord first = histogram ? entry.histogram(start) : entry.counted(start);
      add(moved(first, start + entry.emptyLines()));
      print(entry.text());
    }
  }

  private static TraceRecord moved(TraceRecord record, long line) {
    if (record instanceof Histogram h) {
      return new Histogram(line, h.reading(), h.keys(), h.frames(), h.label(), h.buckets());
    }
    if (record instanceof io.github.lxtriage.trace.StackCount s) {
      return new io.github.lxtriage.trace.StackCount(
          line, s.reading(), s.frames(), s.keys(), s.value());
    }
    TraceRecord.AggregationRow row = (TraceRecord.AggregationRow) record;
    return new TraceRecord.AggregationRow(line, row.reading(), row.keys(), row.values());
  }

  /** printa() with a text above each histogram, and titles above histograms without keys. */
  private void titled(int entries) {
    for (int i = 0; i < entries; i++) {
      boolean title = words.chance(50);
      String label =
          title
              ? "Latency of " + words.sentence(20)
              : Layout.f("%8d  %s", words.below(9999), words.execname() + "\\0");
      MadeUpEntry entry = new MadeUpEntry(words);
      Histogram histogram = (Histogram) entry.histogram(line);
      add(new Histogram(line, Reading.LABEL, List.of(), List.of(), label, histogram.buckets()));
      print(label + (title ? "\n\n" : "\n") + entry.text());
    }
  }

  /** stack(), tracemem() and print() of a quiet program. */
  private void quietActions(int entries) {
    for (int i = 0; i < entries; i++) {
      switch (words.below(3)) {
        case 0 -> {
          List<String> frames = new ArrayList<>(List.of("unix`" + name(9) + "+0x1"));
          frames.addAll(words.frames());
          print("\n\n");
          add(new Stack(line, Reading.STRICT, frames));
          print(Layout.stack(frames, 14).substring(1));
        }
        case 1 -> {
          byte[] bytes = words.bytes();
          print("\n");
          add(new HexDump(line + 1, Reading.STRICT, HexFormat.of().formatHex(bytes)));
          print(Layout.table(bytes));
        }
        default -> {
          String typed = typed();
          print("\n");
          add(new TypedValue(line, Reading.STRICT, typed));
          print(typed + (words.chance(50) ? "" : "\n"));
          print(text.charAt(text.length() - 1) == '}' ? typedAgain() : "");
        }
      }
    }
    print("\n");
  }

  private String typedAgain() {
    String typed = typed();
    add(new TypedValue(line, Reading.STRICT, typed));
    return typed + "\n";
  }

  /** agghist; which keys there are is decidable where no other types have the same width. */
  private void bars(int entries) {
    matched();
    int shape = words.below(4);
    print(Layout.barsHeading(new int[] {17, 26, 9, 0}[shape]));
    List<Long> all = new ArrayList<>(List.of(1L, 1L << 56));
    int rows = shape == 3 ? 1 : entries;
    for (int i = 0; i < rows; i++) {
      List<Key> keys = new ArrayList<>();
      StringBuilder printed = new StringBuilder();
      if (shape < 2) {
        String key = words.word(2, words.chance(10) ? 30 : 14);
        keys.add(new Key.Str(key));
        printed.append(Layout.rightAligned(key));
      }
      if (shape == 1 || shape == 2) {
        int number = words.below(9_999_999);
        keys.add(new Key.Int(number));
        printed.append(Layout.int32(number));
      }
      long value = words.integer() >>> 8;
      add(new TraceRecord.AggregationRow(line, Reading.STRICT, keys, value));
      print(Layout.barsRow(printed.toString(), Layout.bar(value, all, words.chance(30)), value));
    }
  }

  private void packed(int entries) {
    matched();
    int cells = 3 + words.below(20);
    boolean keyed = words.chance(70);
    boolean ascii = words.chance(30);
    print(Layout.packHeading(keyed ? 17 : 0, 7, cells, 8));
    for (int i = 0; i < (keyed ? entries : 1); i++) {
      String key = words.word(2, words.chance(10) ? 30 : 14);
      StringBuilder shown = new StringBuilder();
      StringBuilder printed = new StringBuilder();
      for (int c = 0; c < cells; c++) {
        int height = words.below(9);
        String cell =
            ascii
                ? " _xX".substring(height % 4, height % 4 + 1)
                : height == 0 ? " " : String.valueOf((char) (0x2580 + height));
        shown.append(cell);
        printed.append(
            new String(
                cell.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      long value = words.below(100_000);
      List<Key> keys = keyed ? List.of(new Key.Str(key)) : List.of();
      add(
          new PackedRow(
              line, Reading.STRICT, keys, "< 0", ">= 10", shown.toString(), value, List.of()));
      print(
          Layout.packRow(
              keyed ? Layout.rightAligned(key) : "",
              "< 0",
              7,
              printed.toString(),
              ">= 10",
              8,
              value));
    }
  }
}
