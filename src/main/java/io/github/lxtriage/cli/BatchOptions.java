package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many captures are read. */
final class BatchOptions {
  private static final int MOST_THREADS = 256;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description =
          "Says something of every capture, such as distro=debian-12. May be repeated; what a capture says of itself wins"
              + " (docs/batch.md).")
  Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many captures are read at once (default: as many as there are cores, at most 16).")
  int threads = Program.threads();

  @Option(
      names = "--no-progress",
      description = "Does not show on a terminal how far the reading is.")
  boolean noProgress;

  /** Whether the result is saved, so that a later run can tell which captures it holds. */
  boolean saves;

  void check(CommandLine command) {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new ParameterException(
          command,
          "--threads must be a number from 1 to " + MOST_THREADS + "; got '" + threads + "'");
    }
    if (labels.containsKey("")) {
      throw new ParameterException(command, "--label must be KEY=VALUE; the key is missing");
    }
    String platform = labels.get("platform");
    if (platform != null && Platform.ofSystem(platform).isEmpty()) {
      throw new ParameterException(
          command,
          "--label platform must be smartos:YYYYMMDD or omnios:rNNNNNN; got '" + platform + "'");
    }
  }
}
