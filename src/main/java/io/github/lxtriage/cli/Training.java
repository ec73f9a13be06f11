package io.github.lxtriage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one command of each kind and throws away what they print, so that the virtual machine can
 * archive the classes they use. Only {@code ./lxtriage} starts it.
 */
final class Training {
  /** So large that several threads read it. */
  private static final long LARGE = 20_000_000;

  private Training() {}

  /**
   * Runs the commands.
   *
   * @param args a directory of captures, and one to write to
   */
  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path captures = Path.of(args[0]);
    String boot = captures.resolve("boot.log").toString();
    String all = captures.toString();
    String large = large(captures, Path.of(args[1])).toString();
    String page = Path.of(args[1], "report.html").toString();
    String[][] commands = {
      {"--version"},
      {"explain", "statx", "prctl option 23", "setsockopt(41, 25)"},
      {"script", "lxunsup"},
      {"triage", "--format", "json", boot},
      {"triage", "--format", "json", large},
      {"triage", all},
      {"parse", "--format", "folded", large},
      {"parse", boot},
      {"report", boot, "-o", page},
      {"report", all, "-o", page}
    };
    for (String[] command : commands) {
      run(command);
    }
  }

  private static void run(String... command) {
    PrintStream nowhere =
        new PrintStream(
            new StandardOutput(OutputStream.nullOutputStream()), false, StandardCharsets.UTF_8);
    Console console =
        new Console(InputStream.nullInputStream(), nowhere, nowhere, Path.of(""))
            .on(Terminal.here())
            .watched(Terminal.showsErrors());
    Stop stop = new Stop().onInterrupt();
    Program program = new Program(console, stop);
    Rehearsal.begin(program, command);
    Main.run(program, command);
    stop.finished(); // or the virtual machine would wait for this run a minute before it ends
  }

  /** Captures that can be read in parts, again and again. */
  private static Path large(Path captures, Path directory) throws IOException {
    List<String> names = List.of("unsup-count.log", "stacks.log", "latency.log");
    Path large = directory.resolve("large.log");
    try (OutputStream out = Files.newOutputStream(large)) {
      for (long written = 0; written < LARGE; ) {
        for (String name : names) {
          written += Files.copy(captures.resolve(name), out);
        }
      }
    }
    return large;
  }
}
