package io.github.lxtriage.triage;

import java.util.List;

/**
 * How a process ended, by the debug lines of the emulation library.
 *
 * @param program what it ran, where a line says so; else empty
 * @param line the number of the line that says that it ended
 * @param lines its last lines, the end included; not trusted
 */
public record Ending(long pid, String program, long line, List<String> lines) {
  public Ending {
    lines = List.copyOf(lines);
  }
}
