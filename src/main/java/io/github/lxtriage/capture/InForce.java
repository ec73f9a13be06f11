package io.github.lxtriage.capture;

import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What earlier lines say of how to read the next ones: the heading in force, and the program. */
final class InForce {
  private Heading heading = Heading.NONE;
  private @Nullable ScriptLayout layout;
  private boolean sockoptSeen;
  private String description = "";
  private int barKeys = -1;
  private @Nullable PackRows pack;
  private int values = 1;

  /**
   * What is in force, as a value.
   *
   * @param description the program that is running, as dtrace describes it
   * @param barKeys the width of keys of {@code agghist}, -1 outside of it
   * @param values in how many values an entry ends
   */
  record Said(Heading heading, boolean sockoptSeen, String description, int barKeys, int values) {
    static final Said NOTHING = new Said(Heading.NONE, false, "", -1, 1);

    // Compared by hand: what Java makes for a record costs milliseconds at the start.

    @Override
    public boolean equals(Object other) {
      return other instanceof Said said
          && heading == said.heading
          && sockoptSeen == said.sockoptSeen
          && description.equals(said.description)
          && barKeys == said.barKeys
          && values == said.values;
    }

    @Override
    public int hashCode() {
      int hash = 31 * heading.hashCode() + (sockoptSeen ? 1 : 0);
      hash = 31 * hash + description.hashCode();
      return 31 * (31 * hash + barKeys) + values;
    }

    /** True where nothing gives a line of an entry another meaning. */
    boolean entries() {
      return heading == Heading.NONE && barKeys < 0 && values == 1;
    }
  }

  /**
   * What is in force; null inside a table of {@code aggpack} and below the heading of a script,
   * whose columns no value describes.
   */
  @Nullable Said said() {
    return pack == null && layout == null
        ? new Said(heading, sockoptSeen, description, barKeys, values)
        : null;
  }

  /** Puts in force what was, elsewhere. */
  void say(Said said) {
    heading = said.heading();
    sockoptSeen = said.sockoptSeen();
    description = said.description();
    barKeys = said.barKeys();
    values = said.values();
    pack = null;
    layout = null;
  }

  /** Takes note of a diagnostic: a new run of dtrace begins with one. */
  void note(Diagnostic diagnostic) {
    if (diagnostic.kind() == DiagnosticClass.MATCHED) {
      begin();
      description = diagnostic.text();
    }
  }

  /** Takes note of a heading that names the script of a run. */
  void script(String name) {
    begin();
    description = "script '" + name + ".d'";
  }

  /** A new run begins. */
  void begin() {
    heading = Heading.NONE;
    layout = null;
    description = "";
    barKeys = -1;
    pack = null;
    values = 1;
  }

  void heading(Heading found) {
    heading = found;
    layout = null;
    sockoptSeen |= found == Heading.SOCKOPT;
    barKeys = -1;
    pack = null;
  }

  /** Rows of a script follow. */
  void layout(ScriptLayout found) {
    heading(Heading.NONE);
    layout = found;
  }

  /** Rows of {@code agghist} follow, with keys of this width; 0 for none. */
  void bars(int keyWidth) {
    barKeys = keyWidth;
    pack = null;
  }

  /** Rows of {@code aggpack} follow. */
  void pack(PackRows rows) {
    pack = rows;
    barKeys = -1;
  }

  /** Each entry ends in this many values. */
  void values(int count) {
    values = count;
  }

  Heading heading() {
    return heading;
  }

  /** How a script lays out its rows, where its heading is in force. */
  @Nullable ScriptLayout layout() {
    return layout;
  }

  boolean sockoptSeen() {
    return sockoptSeen;
  }

  /**
   * Whether the run that is being read counts by program and message, where the capture says so by
   * its probes or by the name of its script.
   */
  boolean countsMessages() {
    return description.contains("brand-lx-unsupported") || description.contains("lxunsup-count.d'");
  }

  /** Whether it counts by program and number of a socket option. */
  boolean countsOptions() {
    return description.contains("lx-syscall::setsockopt:entry")
        || description.contains("lxsockopt-count.d'");
  }

  int barKeys() {
    return barKeys;
  }

  @Nullable PackRows pack() {
    return pack;
  }

  int values() {
    return values;
  }
}
