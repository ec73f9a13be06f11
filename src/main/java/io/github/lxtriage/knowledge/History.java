package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What LX answered before and after dated changes of it (data file {@code history.csv}). */
public final class History {
  private static final String SEPARATOR = " ";

  private static final Pattern REFUSED =
      Pattern.compile("ENOPROTOOPT|EOPNOTSUPP|EINVAL for|refused");

  private final Map<String, List<Change>> bySubject = new HashMap<>();
  private final List<Change> wide = new ArrayList<>();

  private History(List<FactTable.Row> rows) {
    for (FactTable.Row row : rows) {
      Change change = Change.of(row);
      if (Glob.isPattern(change.subject())) {
        wide.add(change);
      } else {
        bySubject.computeIfAbsent(change.subject(), absent -> new ArrayList<>()).add(change);
      }
    }
  }

  /**
   * A change of what LX answers.
   *
   * @param subject an id; a pattern for what LX has not got
   * @param in the builds of the platform that it came with
   * @param before what LX answered on older builds
   * @param after what it answers since
   * @param change its number
   * @param source where it was read
   * @param sure whether the source shows on which day, or with which builds, it came
   */
  public record Change(
      String subject,
      Platform.Line platform,
      Entry.FixedIn in,
      String before,
      String after,
      String change,
      String source,
      boolean sure) {
    private static Change of(FactTable.Row row) {
      Platform.Line line = Platform.Line.valueOf(row.get("platform").toUpperCase(Locale.ROOT));
      List<String> builds = List.of(row.get("builds").split(SEPARATOR, -1));
      boolean smartos = line == Platform.Line.SMARTOS;
      return new Change(
          row.get("subject"),
          line,
          new Entry.FixedIn(
              smartos ? Optional.of(builds.get(0)) : Optional.empty(),
              smartos ? List.of() : builds,
              Optional.empty(),
              ""),
          row.get("before"),
          row.get("after"),
          row.get("change"),
          row.get("source"),
          row.get("sure").equals("true"));
    }

    /** What LX did with a socket option before; empty where the words do not tell. */
    public Optional<Support> supportBefore() {
      return REFUSED.matcher(before).lookingAt()
          ? Optional.of(Support.REFUSED)
          : before.contains("nothing is done") ? Optional.of(Support.IGNORED) : Optional.empty();
    }

    /** Whether a build has it. */
    public boolean isIn(Platform build) {
      return build.has(in).filter(has -> has == Platform.Has.YES).isPresent();
    }

    /** Whether a build is known to be older. */
    public boolean isAfter(Platform build) {
      return build.has(in).filter(has -> has == Platform.Has.NO).isPresent();
    }
  }

  static History bundled() {
    return new History(FactTable.read(History.class, "history.csv"));
  }

  /** The changes of a subject, in the order of the data file: oldest first on each platform. */
  public List<Change> of(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** Whether a source shows since which build of a line LX has what it refused before. */
  public boolean shows(String subject, Platform build) {
    return of(subject).stream().anyMatch(change -> change.sure() && change.isIn(build));
  }

  /**
   * The change before which an older build answered otherwise than the newest do; empty where the
   * build has them all, or nothing is known of it.
   */
  public Optional<Change> before(String subject, Platform build) {
    return Stream.concat(
            of(subject).stream(),
            wide.stream().filter(change -> Glob.of(change.subject()).matches(subject)))
        .filter(change -> change.isAfter(build))
        .findFirst();
  }
}
