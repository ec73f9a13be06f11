package io.github.lxtriage.lx;

import io.github.lxtriage.linux.ErrnoWords;
import io.github.lxtriage.linux.LinuxTables;
import org.jspecify.annotations.Nullable;

/**
 * The tables that reading a message needs; the formats are read when a message is, the words for
 * errors when a question is.
 */
final class Known {
  private final LinuxTables tables;
  private final CallSubjects calls;
  private final Subjects subjects;
  private volatile @Nullable Formats formats;
  private volatile @Nullable ErrnoWords errors;

  private Known(LinuxTables tables) {
    this.tables = tables;
    calls = new CallSubjects(tables);
    subjects = new Subjects(tables);
  }

  static Known of(LinuxTables tables) {
    return new Known(tables);
  }

  LinuxTables tables() {
    return tables;
  }

  CallSubjects calls() {
    return calls;
  }

  Subjects subjects() {
    return subjects;
  }

  ErrnoWords errors() {
    ErrnoWords made = errors;
    if (made == null) {
      made = new ErrnoWords(tables);
      errors = made;
    }
    return made;
  }

  Formats formats() {
    Formats made = formats;
    if (made == null) {
      made = Formats.bundled();
      formats = made;
    }
    return made;
  }
}
