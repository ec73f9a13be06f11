package io.github.lxtriage.capture;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that were read once, found by their bytes. Two caps bound its memory; what comes later
 * is read by the grammar each time. Of one thread, but for those that others share.
 */
final class Shapes {
  private static final int MAX_SHAPES = 1 << 16;
  private static final int MAX_BYTES = 1 << 23;

  /** Of shapes that fall on one place, as many are looked at. */
  private static final int MAX_PROBES = 16;

  private @Nullable Shape[] table = new @Nullable Shape[1 << 10];
  private final Set<Shape.Form> forms = EnumSet.noneOf(Shape.Form.class);
  private int size;
  private int bytes;

  /** What other threads learned of the same capture; null where there are none. */
  private final @Nullable Shapes common;

  Shapes() {
    this(null);
  }

  private Shapes(@Nullable Shapes common) {
    this.common = common;
  }

  /** For another thread: what one of them learns, all know. */
  Shapes sharing() {
    return new Shapes(this);
  }

  /** How many this thread knows. */
  int size() {
    return size;
  }

  /** True where a shape of this form may be known. */
  boolean any(Shape.Form form) {
    return common != null || forms.contains(form);
  }

  /** The shape with these bytes, to the last one. */
  @Nullable Shape find(Shape.Form form, int context, byte[] text, int from, int to) {
    return find(form, context, text, from, to, Words.hash(text, from, to));
  }

  /** The same, where the bytes' hash is known. */
  @Nullable Shape find(Shape.Form form, int context, byte[] text, int from, int to, long hash) {
    Shape known = own(form, context, text, from, to, hash);
    if (known != null || common == null) {
      return known;
    }
    Shape learned;
    synchronized (common) {
      learned = common.own(form, context, text, from, to, hash);
    }
    if (learned == null) {
      return null;
    }
    Shape mine = learned.anew();
    addOwn(mine);
    return mine;
  }

  private @Nullable Shape own(
      Shape.Form form, int context, byte[] text, int from, int to, long hash) {
    int mask = table.length - 1;
    for (int i = 0; i < MAX_PROBES; i++) {
      Shape shape = table[(int) (hash + i) & mask];
      if (shape == null) {
        return null;
      }
      if (shape.hash == hash
          && shape.form == form
          && shape.context == context
          && shape.length == to - from
          && Words.equal(shape.bytes, text, from, shape.length)) {
        return shape;
      }
    }
    return null;
  }

  /** Keeps a shape that is not known yet, as long as there is room. */
  void add(Shape shape) {
    addOwn(shape);
    if (common != null) {
      synchronized (common) {
        common.addOwn(shape.anew());
      }
    }
  }

  private void addOwn(Shape shape) {
    if (size == MAX_SHAPES || bytes + shape.length > MAX_BYTES) {
      return;
    }
    if (2 * (size + 1) > table.length) {
      grow();
    }
    if (put(shape)) {
      size++;
      bytes += shape.length;
      forms.add(shape.form);
    }
  }

  private void grow() {
    @Nullable Shape[] old = table;
    table = new @Nullable Shape[2 * old.length];
    for (Shape shape : old) {
      if (shape != null && !put(shape)) {
        size--;
      }
    }
  }

  private boolean put(Shape shape) {
    for (int i = 0; i < MAX_PROBES; i++) {
      int place = (int) (shape.hash + i) & (table.length - 1);
      if (table[place] == null) {
        table[place] = shape;
        return true;
      }
    }
    return false;
  }
}
