package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.util.Map;
import java.util.function.Supplier;

/** How many captures are read. */
final class BatchOptions {
  private static final int MOST_THREADS = 256;

  private final Supplier<Map<String, String>> labels;
  private final Supplier<Integer> threads;
  private final Supplier<Boolean> noProgress;

  /** Whether the result is saved, so that a later run can tell which captures it holds. */
  boolean saves;

  BatchOptions(Syntax syntax) {
    labels =
        syntax.pairs(
            "--label",
            "KEY=VALUE",
            "Says something of every capture, such as distro=debian-12. May be repeated; what a capture says of itself wins"
                + " (docs/batch.md).");
    threads =
        syntax.preset(
            Program.threads(),
            "--threads",
            "N",
            "How many captures are read at once (default: as many as there are cores, at most 16).");
    noProgress =
        syntax.flag("--no-progress", "Does not show on a terminal how far the reading is.");
  }

  Map<String, String> labels() {
    return labels.get();
  }

  int threads() {
    return threads.get();
  }

  boolean showsProgress() {
    return !noProgress.get();
  }

  void check() {
    if (threads() < 1 || threads() > MOST_THREADS) {
      throw new UsageException(
          "--threads must be a number from 1 to " + MOST_THREADS + "; got '" + threads() + "'");
    }
    if (labels().containsKey("")) {
      throw new UsageException("--label must be KEY=VALUE; the key is missing");
    }
    String platform = labels().get("platform");
    if (platform != null && Platform.ofSystem(platform).isEmpty()) {
      throw new UsageException(
          "--label platform must be smartos:YYYYMMDD or omnios:rNNNNNN; got '" + platform + "'");
    }
  }
}
