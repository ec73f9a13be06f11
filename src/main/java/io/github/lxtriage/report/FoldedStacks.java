package io.github.lxtriage.report;

import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.SaturatedSum;
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

/**
 * Writes stacks with their counts in the form that flame-graph tools read: a line for each
 * different stack, root first, and the sum of its counts. A stack without frames has no place in a
 * flame graph and is left out.
 */
final class FoldedStacks implements RecordWriter, PartSink<FoldedStacks> {
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
      value = SaturatedSum.of(value, number);
      return false;
    }

    @Override
    public void more(long times, long sum) {
      value = SaturatedSum.of(value, sum);
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
    if (record instanceof StackCount stack && !stack.frames().isEmpty()) {
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
        (stack, sum) -> sums.computeIfAbsent(stack, absent -> new Sum()).more(0, sum.value));
  }

  // ---- writing

  @Override
  public void write(String source, TraceRecord record) {
    if (record instanceof StackCount stack && !stack.frames().isEmpty()) {
      sum(stack).more(1, stack.value());
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
      FrameName.folded(frames.get(i), folded);
    }
    return String.join(";", folded);
  }
}
