package io.github.lxtriage.capture;

import org.jspecify.annotations.Nullable;

/**
 * {@code PID/TID: }, with which every message of a debug probe begins.
 *
 * @param end the column behind it
 */
record DebugHead(String pid, String tid, int end) {

  /** The head that stands at a column, or null. */
  static @Nullable DebugHead of(String line, int at) {
    int pid = digits(line, at);
    if (pid == at || pid >= line.length() || line.charAt(pid) != '/') {
      return null;
    }
    int tid = digits(line, pid + 1);
    if (tid == pid + 1 || !line.startsWith(":", tid)) {
      return null;
    }
    int end = line.startsWith(": ", tid) ? tid + 2 : tid + 1;
    boolean alone = end == line.length() || end == tid + 2;
    String pidText = line.substring(at, pid);
    String tidText = line.substring(pid + 1, tid);
    return alone && Columns.parse(pidText) != null && Columns.parse(tidText) != null
        ? new DebugHead(pidText, tidText, end)
        : null;
  }

  private static int digits(String line, int from) {
    int end = from;
    while (end < line.length() && Bytes.digit(line.charAt(end))) {
      end++;
    }
    return end;
  }
}
