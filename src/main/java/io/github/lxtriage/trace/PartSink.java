package io.github.lxtriage.trace;

/**
 * A sink whose capture can be counted in parts, by several threads, and joined in order.
 *
 * @param <S> its own type
 */
public interface PartSink<S extends PartSink<S>> extends RecordSink {
  /** This sink, by its own type. */
  S itself();

  /** What earlier records say of how to count later ones; two of them are equal or not. */
  Object context();

  /** An empty sink for a part of the capture that begins in a context. */
  S part(Object context);

  /**
   * Adds a part that follows what was counted so far.
   *
   * @param linesBefore how many lines of the capture stand above the part
   */
  void join(S part, long linesBefore);

  /** False where a part left something out that the whole may have to keep. */
  default boolean exact() {
    return true;
  }
}
