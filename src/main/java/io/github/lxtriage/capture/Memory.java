package io.github.lxtriage.capture;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What one thread remembers of the captures it read: shapes, and in which contexts they stood. */
final class Memory {
  /** More contexts than captures have; beyond them nothing is remembered. */
  private static final int MAX_CONTEXTS = 256;

  /** Compared by hand: what Java makes for a record costs more than all else at the start. */
  private record Context(InForce.Said inForce, Object sink) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Context context
          && inForce.equals(context.inForce)
          && sink.equals(context.sink);
    }

    @Override
    public int hashCode() {
      return 31 * inForce.hashCode() + sink.hashCode();
    }
  }

  private final Shapes shapes;
  private final ShapeFinder finder;
  private final KnownRows rows = new KnownRows();
  private final KnownEntries entries = new KnownEntries();

  /** By number; the same for all threads that share shapes. */
  private final ConcurrentMap<Context, Integer> contexts;

  private byte[] block;
  private int parts;

  Memory() {
    this(new Shapes(), new ConcurrentHashMap<>(), LineSource.newBlock());
  }

  private Memory(Shapes shapes, ConcurrentMap<Context, Integer> contexts, byte[] block) {
    this.shapes = shapes;
    this.block = block;
    this.finder = new ShapeFinder(shapes);
    this.contexts = contexts;
  }

  /**
   * What another thread begins with: it knows what was learned here, and what others learn. From
   * now on this one is not to be used by itself.
   */
  Memory sharing() {
    return new Memory(shapes.sharing(), contexts, LineSource.largeBlock());
  }

  Shapes shapes() {
    return shapes;
  }

  /** What finds them, by what was found last. */
  ShapeFinder finder() {
    return finder;
  }

  /** Where rows of a part are counted; for one part at a time. */
  KnownRows rows() {
    return rows;
  }

  /** Where entries are. */
  KnownEntries entries() {
    return entries;
  }

  /** What bytes are read into; for one part at a time. */
  byte[] block() {
    return block;
  }

  /** The same, when it has grown. */
  void keep(byte[] grown) {
    block = grown;
  }

  /** A number for a context, or -1 where there are too many of them. */
  int context(InForce.Said inForce, Object sink) {
    Context context = new Context(inForce, sink);
    Integer known = contexts.get(context);
    return known == null ? next(context) : known;
  }

  private int next(Context context) {
    synchronized (contexts) {
      int size = contexts.size();
      if (size == MAX_CONTEXTS) {
        return -1;
      }
      Integer known = contexts.putIfAbsent(context, size);
      return known == null ? size : known;
    }
  }

  /** A number for a sink: what counts for another sink must not count for it. */
  int nextPart() {
    return parts++;
  }
}
