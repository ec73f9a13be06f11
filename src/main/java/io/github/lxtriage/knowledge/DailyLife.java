package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Failures that every Linux has all day long, with the reason why they are no sign of LX (data file
 * {@code daily.csv}).
 */
public final class DailyLife {
  /** The subject under which all of them are counted. */
  public static final String SUBJECT = "other/daily-life";

  private static final String ANY = "*";

  private final Map<String, Reason> reasons = new HashMap<>();
  private final TreeSet<String> errnos = new TreeSet<>();

  private DailyLife() {}

  /**
   * Why it is no sign of LX.
   *
   * @param alone whether one such failure by itself, that somebody asks for, is none either
   */
  public record Reason(String text, boolean alone) {}

  static DailyLife bundled() {
    DailyLife daily = new DailyLife();
    for (FactTable.Row row : FactTable.read(DailyLife.class, "daily.csv")) {
      daily.errnos.add(row.get("errno"));
      for (String call : row.get("subjects").split(" ", -1)) {
        String subject = call.contains("/") || call.equals(ANY) ? call : "syscall/" + call;
        daily.reasons.put(
            key(subject, row.get("errno")),
            new Reason(row.get("reason"), row.get("alone").equals("yes")));
      }
    }
    return daily;
  }

  private static String key(String subject, String errno) {
    return subject + ' ' + errno;
  }

  /** Why it is daily life that a subject gets an error; empty where it is not. */
  public Optional<Reason> reason(String subject, String errno) {
    return Optional.ofNullable(
        reasons.getOrDefault(key(subject, errno), reasons.get(key(ANY, errno))));
  }

  /** What is said of all of them together. */
  Optional<Entry> entry(String subject) {
    return subject.equals(SUBJECT)
        ? Optional.of(
            new Entry(
                SUBJECT,
                List.of(),
                "Failures of daily life, which every Linux has",
                Verdict.HARMLESS,
                Confidence.MEDIUM,
                String.join(", ", errnos),
                "every program",
                "Programs look for files that are not there, ask again where nothing has come yet, and find"
                    + " out what a descriptor is. Linux answers such calls as LX does.",
                "Nothing to do. The spellings list each call with its error, for the case that one of"
                    + " them is the failure that you look for.",
                "",
                Entry.FixedIn.NOT_STATED,
                List.of(),
                Optional.empty(),
                true,
                List.of(),
                List.of("the list of daily life, with a reason for each (daily.csv)")))
        : Optional.empty();
  }
}
