package io.github.lxtriage.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * What a run of the program sees of the world.
 *
 * @param in standard input
 * @param out results
 * @param err everything else
 * @param directory where relative paths begin
 * @param today the day by which suppressions expire
 * @param terminal where results are shown
 * @param watched true where somebody sees on a terminal what goes to {@code err}
 * @param files what a shell made {@code in}, {@code out} and {@code err} of
 */
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path directory,
    LocalDate today,
    Terminal terminal,
    boolean watched,
    StandardFiles files) {

  /** A console of today that is no terminal. */
  Console(InputStream in, PrintStream out, PrintStream err, Path directory) {
    this(
        in,
        out,
        err,
        directory,
        LocalDate.now(ZoneOffset.UTC),
        Terminal.NONE,
        false,
        StandardFiles.NONE);
  }

  /** A console of some day that is no terminal. */
  Console(InputStream in, PrintStream out, PrintStream err, Path directory, LocalDate today) {
    this(in, out, err, directory, today, Terminal.NONE, false, StandardFiles.NONE);
  }

  /** The same, shown on a terminal. */
  Console on(Terminal shown) {
    return new Console(in, out, err, directory, today, shown, watched, files);
  }

  /** The same, where somebody sees on a terminal what goes to standard error. */
  Console watched(boolean seen) {
    return new Console(in, out, err, directory, today, terminal, seen, files);
  }

  /** The same, whose streams a shell made of some files. */
  Console with(StandardFiles standard) {
    return new Console(in, out, err, directory, today, terminal, watched, standard);
  }

  /**
   * Tells the user something, in one line; text from outside cannot reach the terminal's controls.
   */
  void warn(String message) {
    err.println("lxtriage: " + visible(message));
  }

  /** The text with control and direction characters shown as escapes. */
  static String visible(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (hidden(c)) {
                safe.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static boolean hidden(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
