package io.github.lxtriage.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the program ends. When several apply, 1 beats 4 beats 3. */
enum ExitCode {
  DONE(0, "Done; nothing at or above --fail-on"),
  FAILED(1, "An input could not be read, or an output could not be written"),
  USAGE(2, "The command line was wrong"),
  FOUND(3, "Something at or above --fail-on was found"),
  NOT_TRUSTED(4, "--strict, and a capture was lossy or had lines that could not be read");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** For the help of a command: the codes that it ends with, and what each means there. */
  static Map<String, String> list(String command) {
    String failed =
        switch (command) {
          case "check" -> "A program has an error, or could not be read";
          case "capture" ->
              "There is no dtrace, dtrace or ssh failed, nothing was captured, or it could not be written";
          case "script", "boot-kit" -> "The result could not be written";
          case "parse" -> "An input could not be read, or the result could not be written";
          case "watch" -> "The file could not be read";
          case "explain" ->
              "Nothing of that name or text is known, or a rule file could not be read";
          case "knowledge" -> "A rule file is unsound, or could not be read";
          default -> "";
        };
    if (failed.isEmpty()) {
      return list();
    }
    Map<String, String> list = new LinkedHashMap<>();
    list.put(" " + DONE.code, command.equals("capture") ? "Done, also after ^C" : "Done");
    list.put(" " + FAILED.code, failed);
    list.put(" " + USAGE.code, USAGE.meaning);
    return list;
  }

  /** For the help: each code with its meaning. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      list.put(" " + exit.code, exit.meaning);
    }
    return list;
  }
}
