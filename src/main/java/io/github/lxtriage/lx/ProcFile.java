package io.github.lxtriage.lx;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of /proc and /sys: {@code proc/PID/comm}, {@code proc/sysfs/class/net}. */
final class ProcFile {
  private static final Pattern PATH =
      Pattern.compile("(?:(?<![\\w.-])/|^)(proc|sys)((?:/[\\w.:+<>\\[\\]-]{0,63}[\\w>\\]]){1,12})");

  private static final Pattern PROCESS =
      Pattern.compile("^/(?:[0-9]+|self|thread-self|PID|<pid>|\\[pid\\])(?=/)");

  private static final Pattern THREAD = Pattern.compile("(?<=^/PID/task/)(?:[0-9]+|<tid>)(?=/|$)");

  private ProcFile() {}

  /** The file that a text is the path or the id of, and nothing else; empty for any other. */
  static Optional<Subject> named(String text) {
    Matcher path = PATH.matcher(text.strip());
    return path.matches() ? Optional.of(subject(path.toMatchResult())) : Optional.empty();
  }

  /** The files that a text names; each process is {@code PID}, each thread {@code TID}. */
  static List<Subject> in(String text) {
    return PATH.matcher(text).results().map(ProcFile::subject).distinct().toList();
  }

  private static Subject subject(MatchResult path) {
    return Subject.of(Domain.PROC, name(path.group(1).equals("proc"), path.group(2)));
  }

  private static String name(boolean proc, String path) {
    return proc
        ? THREAD
            .matcher(PROCESS.matcher(path).replaceFirst("/PID"))
            .replaceFirst("TID")
            .substring(1)
        : "sysfs" + path;
  }
}
