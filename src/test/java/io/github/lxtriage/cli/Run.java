package io.github.lxtriage.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One run of the program, as a user sees it. */
record Run(int code, String out, String err) {

  static Run in(Path directory, String... args) {
    return with(directory, "", args);
  }

  static Run with(Path directory, String input, String... args) {
    return run(directory, input, new Stop(), args);
  }

  /** A run that somebody stops, perhaps before it begins. */
  static Run stopped(Path directory, Stop stop, String... args) {
    return run(directory, "", stop, args);
  }

  /** A run with standard input of one's own. */
  static Run reading(Path directory, InputStream input, Stop stop, String... args) {
    return run(directory, input, stop, false, args);
  }

  /** A run as from a shell, with a rehearsal beside it. */
  static Run rehearsed(Path directory, String... args) {
    return run(directory, "", new Stop(), true, args);
  }

  private static Run run(Path directory, String input, Stop stop, String... args) {
    return run(directory, input, stop, false, args);
  }

  private static Run run(
      Path directory, String input, Stop stop, boolean rehearsed, String... args) {
    InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    return run(directory, bytes, stop, rehearsed, args);
  }

  private static Run run(
      Path directory, InputStream input, Stop stop, boolean rehearsed, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            input,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory);
    Program program = new Program(console, stop);
    if (rehearsed) {
      Rehearsal.begin(program, args);
    }
    int code = Main.run(program, args);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
