package io.github.lxtriage.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the place where results are shown.
 *
 * @param width columns; 0 where it is no terminal
 * @param colour true where it shows colours and the user wants them
 */
record Terminal(int width, boolean colour) {
  /** A file or a pipe: whole lines, no colours. */
  static final Terminal NONE = new Terminal(0, false);

  private static final int USUAL = 80;
  private static final int NARROWEST = 20;
  private static final int WIDEST = 10_000;

  /** The terminal of this process, where standard output is one. */
  static Terminal here() {
    return isTerminal() ? of(System.getenv(), Terminal::ask) : NONE;
  }

  /** Asks how wide something is; empty where it does not say. */
  interface Width {
    Optional<String> ask();
  }

  /**
   * A terminal in an environment: COLUMNS says how wide it is, else the terminal is asked; NO_COLOR
   * with any value forbids colours, and a terminal named dumb has none.
   */
  static Terminal of(Map<String, String> environment, Width width) {
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    int columns =
        columns(environment.getOrDefault("COLUMNS", ""))
            .or(() -> width.ask().flatMap(Terminal::columns))
            .orElse(USUAL);
    return new Terminal(columns, !plain);
  }

  private static Optional<Integer> columns(String text) {
    try {
      int columns = Integer.parseInt(text.strip());
      return columns < NARROWEST || columns > WIDEST ? Optional.empty() : Optional.of(columns);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /**
   * Where the system shows what standard output is, that decides; else it is a terminal where Java
   * has a console, which needs standard input to be one too.
   */
  private static boolean isTerminal() {
    return isTerminal(1);
  }

  /** True where standard error is a terminal. */
  static boolean showsErrors() {
    return isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    for (String links : List.of("/proc/self/fd/", "/proc/self/path/")) { // of Linux, of illumos
      Optional<String> device = target(links + descriptor);
      if (device.isPresent()) {
        return isTerminal(device.get());
      }
    }
    return hasConsole();
  }

  private static boolean isTerminal(String device) {
    return device.startsWith("/dev/pts/")
        || device.startsWith("/dev/tty")
        || device.startsWith("/dev/term/")
        || device.equals("/dev/console")
        || device.equals("/dev/zconsole");
  }

  private static Optional<String> target(String link) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(link)).toString());
    } catch (IOException | UnsupportedOperationException notHere) {
      return Optional.empty();
    }
  }

  /** From Java 22 on there is always a console, which says whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  private static Optional<String> ask() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "stty size < /dev/tty 2> /dev/null")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = stty.getInputStream()) {
        if (!stty.waitFor(1, TimeUnit.SECONDS)) {
          stty.destroyForcibly();
          return Optional.empty();
        }
        String[] size = new String(out.readAllBytes(), StandardCharsets.US_ASCII).split(" ", -1);
        return size.length == 2 ? Optional.of(size[1]) : Optional.empty();
      }
    } catch (IOException notHere) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
