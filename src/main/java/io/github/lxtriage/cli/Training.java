package io.github.lxtriage.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Runs one command of each kind and throws away what they print, so that the virtual machine can
 * archive the classes they use. Only {@code ./lxtriage} starts it.
 */
final class Training {
  private Training() {}

  /**
   * Runs the commands.
   *
   * @param args a capture, and where to write a page
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    String capture = args[0];
    String[][] commands = {
      {"--version"},
      {"explain", "statx", "prctl option 23", "setsockopt(41, 25)"},
      {"script", "lxunsup"},
      {"triage", "--format", "json", capture},
      {"triage", capture},
      {"parse", "--format", "folded", capture},
      {"parse", capture},
      {"report", capture, "-o", args[1]}
    };
    for (String[] command : commands) {
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      Main.run(new Console(InputStream.nullInputStream(), nowhere, nowhere, Path.of("")), command);
    }
  }
}
