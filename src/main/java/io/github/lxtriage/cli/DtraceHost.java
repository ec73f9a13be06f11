package io.github.lxtriage.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where dtrace runs: here, or on a host reached by ssh. The shell that starts it prints its process
 * id and becomes dtrace; a terminal's ^C does not reach it, because a second ^C would lose the
 * aggregations.
 */
final class DtraceHost {
  /** What the first line begins with; the pid follows. */
  static final String PID_MARK = "lxtriage-pid ";

  /** The exit status where there is no dtrace, as shells have it. */
  static final int NO_DTRACE = 127;

  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z_][A-Za-z0-9_.-]{0,63}@)?(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)");
  private static final String START =
      "PATH=$PATH:/usr/sbin:/usr/bin; export PATH; command -v dtrace >/dev/null 2>&1 || exit "
          + NO_DTRACE
          + "; echo \""
          + PID_MARK
          + "$$\"; exec dtrace -s /dev/stdin 2>&1";

  private final @Nullable String host;

  private DtraceHost(@Nullable String host) {
    this.host = host;
  }

  static DtraceHost here() {
    return new DtraceHost(null);
  }

  /**
   * A host that can be neither an option of ssh nor a word of a shell; empty for any other text.
   */
  static Optional<DtraceHost> named(String host) {
    return HOST.matcher(host).matches() ? Optional.of(new DtraceHost(host)) : Optional.empty();
  }

  boolean isHere() {
    return host == null;
  }

  /** What runs, in words. */
  String dtrace() {
    return host == null ? "dtrace" : "dtrace on " + host;
  }

  /** Where it runs, in words that follow others. */
  String there() {
    return host == null ? " here" : " on " + host;
  }

  /** Who ended with a status: ssh says 255 for itself. */
  String ended(boolean started, int status) {
    boolean ssh = host != null && (!started || status == 255);
    return (ssh ? "ssh to " + host : dtrace()) + " ended with " + status;
  }

  /** True where a program of this name can be run here. */
  static boolean finds(String tool) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/bin";
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }

  /** Starts dtrace; its program is to be written to the process. */
  Process start() throws IOException {
    return new ProcessBuilder(
            host == null
                ? List.of("sh", "-c", "trap '' INT; " + START)
                : List.of(
                    "sh",
                    "-c",
                    "trap '' INT; exec ssh -T -- \"$0\" \"$1\"",
                    host,
                    "exec sh -c '" + START + "'"))
        .start();
  }

  /** Asks dtrace to end as ^C does: it prints what it has counted. */
  void interrupt(Process process, long pid) throws IOException {
    if (host == null) {
      // Not process.destroy(), which closes what dtrace has yet to print.
      process.toHandle().destroy();
    } else if (pid > 0) {
      Process kill =
          new ProcessBuilder("ssh", "-T", "--", host, "kill -INT " + pid)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!kill.waitFor(30, TimeUnit.SECONDS)) {
          kill.destroy();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    } else {
      process.toHandle().destroy();
    }
  }
}
