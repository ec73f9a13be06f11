package io.github.lxtriage.triage;

import io.github.lxtriage.trace.ScriptRow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What followed each refusal, by the rows of lxoutcome: the answer and the next call belong to what
 * the same thread was refused last, a signal and an exit to what the process was refused last. Rows
 * of different CPUs are not in the order of time, so the latest few thousand wait to be put in
 * order; everything here is bounded.
 */
final class Aftermath {
  private static final String SCRIPT = "lxoutcome";
  private static final int WINDOW = 4_096;
  private static final int MAX_THREADS = 4_000;

  /** By hand: Java makes a class for each of {@code Comparator}'s own when it starts. */
  private static final Comparator<Event> IN_TIME =
      (a, b) -> {
        int byTime = Long.compare(a.row().number("time"), b.row().number("time"));
        return byTime != 0 ? byTime : Long.compare(a.row().line(), b.row().line());
      };

  private final LongFunction<Errno> errnos;
  private final PriorityQueue<Event> waiting = new PriorityQueue<>(IN_TIME);
  private final Map<Task, OutcomeCounts> threads = recent();
  private final Map<Long, OutcomeCounts> processes = recent();

  Aftermath(LongFunction<Errno> errnos) {
    this.errnos = errnos;
  }

  private record Task(long pid, long tid) {}

  private record Event(ScriptRow row, @Nullable OutcomeCounts refused) {}

  private static <K> Map<K, OutcomeCounts> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, OutcomeCounts> eldest) {
        return size() > MAX_THREADS;
      }
    };
  }

  /** True where something was followed: what follows a refusal may stand in another part. */
  boolean any() {
    return !waiting.isEmpty() || !threads.isEmpty() || !processes.isEmpty();
  }

  /**
   * Takes note of a row.
   *
   * @param refused the counts of the subject that the row says was refused
   */
  void add(ScriptRow row, Optional<OutcomeCounts> refused) {
    if (!row.script().equals(SCRIPT)) {
      return;
    }
    waiting.add(new Event(row, refused.orElse(null)));
    if (waiting.size() > WINDOW) {
      follow(waiting.remove());
    }
  }

  /** No rows follow. */
  void end() {
    while (!waiting.isEmpty()) {
      follow(waiting.remove());
    }
  }

  private void follow(Event event) {
    ScriptRow row = event.row();
    Task thread = new Task(row.number("pid"), row.number("tid"));
    OutcomeCounts refused = event.refused();
    if (refused != null) {
      threads.put(thread, refused);
      processes.put(thread.pid(), refused);
      return;
    }
    OutcomeCounts ofThread = threads.get(thread);
    OutcomeCounts ofProcess = processes.get(thread.pid());
    switch (row.text("event")) {
      case "answer" -> {
        if (ofThread != null) {
          ofThread.answered(errnos.apply(row.number("value")));
        }
      }
      case "next" -> {
        if (ofThread != null) {
          ofThread.next(row.text("call"));
        }
      }
      case "signal" -> {
        if (ofProcess != null) {
          ofProcess.signalled(row.number("value"));
        }
      }
      case "exit" -> {
        if (ofProcess != null) {
          ofProcess.ended(how(row.number("value")));
          processes.remove(thread.pid());
        }
      }
      default -> {
        // a message without a subject
      }
    }
  }

  private static String how(long reason) {
    return switch ((int) reason) {
      case 1 -> "exited";
      case 2 -> "killed";
      case 3 -> "killed with a core file";
      default -> "ended for reason " + reason;
    };
  }
}
