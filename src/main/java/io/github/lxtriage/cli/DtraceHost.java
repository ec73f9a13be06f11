package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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

  /**
   * What a terminal sends to all that it runs reaches neither dtrace nor ssh: a second ^C would end
   * the very connection that is to tell dtrace of the first.
   */
  private static final String KEPT_FROM_TERMINAL = "trap '' INT HUP; ";

  private static final int TRIES = 3;
  private static final int TRY_SECONDS = 10;
  private static final int SSH_FAILED = 255;

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
    boolean ssh = host != null && (!started || status == SSH_FAILED);
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
                ? List.of("sh", "-c", KEPT_FROM_TERMINAL + START)
                : ssh(host, "exec sh -c '" + START + "'"))
        .start();
  }

  private static List<String> ssh(String host, String command) {
    return List.of("sh", "-c", KEPT_FROM_TERMINAL + "exec ssh -T -- \"$0\" \"$1\"", host, command);
  }

  /**
   * Asks dtrace to end as ^C does: it prints what it has counted.
   *
   * @return why it could not be asked; empty where it was, or has ended already
   */
  Optional<String> interrupt(Process process, long pid) {
    if (host == null || pid <= 0) {
      // Not process.destroy(), which closes what dtrace has yet to print.
      process.toHandle().destroy();
      return Optional.empty();
    }
    Optional<String> failure = Optional.empty();
    try {
      for (int tries = 0; tries < TRIES; tries++) {
        failure = kill(host, pid);
        if (failure.isEmpty()) {
          return failure;
        }
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (IOException unable) {
      return Optional.of("ssh: " + Inputs.reason(unable));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return failure;
  }

  /** One try, over a connection of its own. A process that is gone already needs no interrupt. */
  private static Optional<String> kill(String host, long pid)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder(ssh(host, "kill -INT " + pid))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!kill.waitFor(TRY_SECONDS, TimeUnit.SECONDS)) {
      kill.destroyForcibly();
      return Optional.of("ssh gave no answer within " + TRY_SECONDS + " s");
    }
    if (kill.exitValue() < SSH_FAILED) {
      return Optional.empty();
    }
    try (InputStream said = kill.getErrorStream()) {
      String reason =
          new String(said.readAllBytes(), ISO_8859_1).strip().replaceAll("\\s*\n\\s*", "; ");
      return Optional.of(reason.isEmpty() ? "ssh ended with " + SSH_FAILED : reason);
    }
  }
}
