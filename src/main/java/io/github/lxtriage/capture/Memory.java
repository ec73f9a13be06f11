package io.github.lxtriage.capture;

import java.util.HashMap;
import java.util.Map;

/** What one thread remembers of the captures it read: shapes, and in which contexts they stood. */
final class Memory {
  /** More contexts than captures have; beyond them nothing is remembered. */
  private static final int MAX_CONTEXTS = 256;

  private record Context(InForce.Said inForce, Object sink) {}

  private final Shapes shapes = new Shapes();
  private final Map<Context, Integer> contexts = new HashMap<>();
  private int parts;

  Shapes shapes() {
    return shapes;
  }

  /** A number for a context, or -1 where there are too many of them. */
  int context(InForce.Said inForce, Object sink) {
    Context context = new Context(inForce, sink);
    Integer known = contexts.get(context);
    if (known == null && contexts.size() < MAX_CONTEXTS) {
      known = contexts.size();
      contexts.put(context, known);
    }
    return known == null ? -1 : known;
  }

  /** A number for a sink: what counts for another sink must not count for it. */
  int nextPart() {
    return parts++;
  }
}
