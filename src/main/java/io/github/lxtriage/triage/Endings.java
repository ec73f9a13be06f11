package io.github.lxtriage.triage;

import io.github.lxtriage.lx.DebugText;
import io.github.lxtriage.trace.TraceRecord.DebugLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last lines of each process that ended, bounded in every direction. */
final class Endings {
  private static final int MAX_LINES = 8;
  private static final int MAX_LENGTH = 200;
  private static final int MAX_PROCESSES = 2_000;
  private static final int MAX_ENDINGS = 200;

  /** A process that is under way. */
  private static final class Traced {
    private final Deque<String> lines = new ArrayDeque<>();
    private String program = "";

    void add(String line) {
      if (lines.size() == MAX_LINES) {
        lines.removeFirst();
      }
      lines.addLast(line);
    }
  }

  /** The one that was silent longest is forgotten when there are too many. */
  private final Map<Long, Traced> running =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Traced> eldest) {
          return size() > MAX_PROCESSES;
        }
      };

  private final List<Ending> ended = new ArrayList<>();

  /** Takes note of a line; says what the process runs, as far as it is known. */
  String add(DebugLine record) {
    String text = record.message().strip();
    Traced process = running.computeIfAbsent(record.pid(), pid -> new Traced());
    DebugText.program(text).ifPresent(program -> process.program = program);
    process.add(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text);
    if (DebugText.ends(text)) {
      running.remove(record.pid());
      if (ended.size() < MAX_ENDINGS) {
        ended.add(
            new Ending(record.pid(), process.program, record.line(), List.copyOf(process.lines)));
      }
    }
    return process.program;
  }

  /** True where debug lines were seen: what they say depends on the lines above them. */
  boolean any() {
    return !running.isEmpty() || !ended.isEmpty();
  }

  /** The first 200 processes that ended, in the order of the capture. */
  List<Ending> list() {
    return List.copyOf(ended);
  }
}
