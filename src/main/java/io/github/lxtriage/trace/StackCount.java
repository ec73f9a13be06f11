package io.github.lxtriage.trace;

import java.util.List;

/**
 * An entry of an aggregation with a stack among its keys (section 9.4).
 *
 * @param frames leaf first; of two stacks the first comes first
 * @param keys the other keys, in order
 */
public record StackCount(
    long line, Reading reading, List<String> frames, List<Key> keys, long value)
    implements TraceRecord {
  public StackCount {
    frames = List.copyOf(frames);
    keys = List.copyOf(keys);
  }

  @Override
  public RecordKind recordKind() {
    return RecordKind.STACK_COUNT;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.stackCount(this);
  }
}
