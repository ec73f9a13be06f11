package io.github.lxtriage.capture;

/** Tells whether a line begins a record of its own. */
interface Starts {
  /** True for a line that is a record of its own: the line above it is not its beginning. */
  boolean another(Line line);

  /** True for a heading or a row that names its columns, whatever stands around it. */
  boolean heading(Line line);

  /** True for a line that begins as the keys of an entry do. */
  default boolean key(String text) {
    return text.startsWith("  ")
        || text.startsWith(" -")
        || (text.startsWith(" ") && text.length() > 1);
  }
}
