package io.github.lxtriage.report;

import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes stacks with their counts in the form that flame-graph tools read: a line for each
 * different stack, root first, and the sum of its counts.
 */
final class FoldedStacks implements RecordWriter, PartSink<FoldedStacks> {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

  /** Of more stacks the names are made anew each time. */
  private static final int MAX_NAMES = 20_000;

  private final Map<String, Sum> sums = new HashMap<>();
  private final OutputStream out;

  /** What stacks are called; all parts of a capture share it. */
  private final Map<List<String>, String> names;

  FoldedStacks(OutputStream out) {
    this(out, new ConcurrentHashMap<>());
  }

  private FoldedStacks(OutputStream out, Map<List<String>, String> names) {
    this.out = out;
    this.names = names;
  }

  private static final class Sum implements Repeats {
    private long value;

    @Override
    public boolean count(long line, long number, Raw raw) {
      value += number;
      return false;
    }

    @Override
    public void more(long times, long sum) {
      value += sum;
    }
  }

  private Sum sum(StackCount stack) {
    String stackName = names.get(stack.frames());
    if (stackName == null) {
      stackName = folded(stack.frames());
      if (names.size() < MAX_NAMES) {
        names.put(stack.frames(), stackName);
      }
    }
    return sums.computeIfAbsent(stackName, absent -> new Sum());
  }

  // ---- what repeats, and parts of a capture

  @Override
  public void accept(TraceRecord record, String raw) {
    write("", record);
  }

  @Override
  public Repeats repeats(TraceRecord record) {
    if (record instanceof StackCount stack) {
      return sum(stack);
    }
    return new Sum();
  }

  @Override
  public FoldedStacks itself() {
    return this;
  }

  @Override
  public Object context() {
    return "";
  }

  @Override
  public FoldedStacks part(Object context) {
    return new FoldedStacks(OutputStream.nullOutputStream(), names);
  }

  @Override
  public void join(FoldedStacks part, long linesBefore) {
    part.sums.forEach(
        (stack, sum) -> sums.computeIfAbsent(stack, absent -> new Sum()).value += sum.value);
  }

  // ---- writing

  @Override
  public void write(String source, TraceRecord record) {
    if (record instanceof StackCount stack) {
      sum(stack).value += stack.value();
    }
  }

  @Override
  public void end() throws IOException {
    List<byte[]> lines = new ArrayList<>(sums.size());
    sums.forEach((stack, sum) -> lines.add(line(stack, sum.value)));
    lines.sort(Arrays::compareUnsigned);
    for (byte[] line : lines) {
      out.write(line);
    }
    out.flush();
  }

  private static byte[] line(String stack, long sum) {
    return (Visible.line(stack) + " " + sum + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static String folded(List<String> frames) {
    List<String> folded = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      String frame = withoutArguments(withoutOffset(frames.get(i).strip()));
      String[] inlined = frame.contains("->") ? frame.split("->", -1) : new String[] {frame};
      for (int j = 0; j < inlined.length; j++) {
        folded.add(java(inlined[j]) + (j > 0 ? "_[i]" : ""));
      }
    }
    return String.join(";", folded);
  }

  private static String java(String name) {
    String plain = name.replace(';', ':');
    return plain.startsWith("L") ? plain.substring(1) : plain;
  }

  private static String withoutOffset(String frame) {
    int plus = frame.lastIndexOf("+0x");
    return plus > 0 && HEX.matcher(frame).region(plus + 3, frame.length()).matches()
        ? frame.substring(0, plus)
        : frame;
  }

  /** Without the last argument list of a C++ name; one inside another is part of it. */
  private static String withoutArguments(String frame) {
    int scope = frame.indexOf("::");
    if (scope < 0) {
      return frame;
    }
    int depth = 0;
    boolean closed = false;
    for (int i = frame.length() - 1; i > scope + 1; i--) {
      char c = frame.charAt(i);
      if ((c == ')' || c == '>') && !operator(frame, i)) {
        depth++;
        closed = true;
      } else if (c == '(' || c == '<') {
        depth--;
        if (!closed || depth <= 0) {
          return frame.substring(0, i);
        }
      }
    }
    return frame;
  }

  /** {@code ->} closes nothing. */
  private static boolean operator(String frame, int at) {
    return at > 0 && frame.charAt(at) == '>' && frame.charAt(at - 1) == '-';
  }
}
