package io.github.lxtriage.lx;

import io.github.lxtriage.linux.LinuxTables;

/** The tables that reading a message needs. */
record Known(LinuxTables tables, CallSubjects calls, Subjects subjects, Formats formats) {
  static Known of(LinuxTables tables) {
    return new Known(tables, new CallSubjects(tables), new Subjects(tables), Formats.bundled());
  }
}
