package io.github.lxtriage.lx;

import java.util.List;
import java.util.regex.Pattern;

/** Files of /proc and /sys: {@code proc/PID/comm}, {@code proc/sysfs/class/net}. */
final class ProcFile {
  private static final Pattern PATH =
      Pattern.compile("(?:(?<![\\w.-])/|^)(proc|sys)((?:/[\\w.:+<>\\[\\]-]*[\\w>\\]])+)");

  private static final Pattern PROCESS =
      Pattern.compile("^/(?:[0-9]+|self|thread-self|PID|<pid>|\\[pid\\])(?=/)");

  private static final Pattern THREAD = Pattern.compile("(?<=^/PID/task/)(?:[0-9]+|<tid>)(?=/|$)");

  private ProcFile() {}

  /** The files that a text names; each process is {@code PID}, each thread {@code TID}. */
  static List<Subject> in(String text) {
    return PATH.matcher(text)
        .results()
        .map(path -> name(path.group(1).equals("proc"), path.group(2)))
        .map(name -> Subject.of(Domain.PROC, name))
        .distinct()
        .toList();
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
