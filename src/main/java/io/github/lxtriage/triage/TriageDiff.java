package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is different between two triages. Findings are compared by their ids, so that another
 * spelling, other process ids and another order are no change; suppressed ones are left out.
 *
 * <p>What rests on a count that may be too small stands in {@code uncertain} as well: a finding is
 * gone for certain only where all that can show it is complete.
 *
 * @param before the captures of the first triage
 * @param after the captures of the second
 * @param changes all differences, worst first
 */
public record TriageDiff(Side before, Side after, List<Change> changes) {
  private static final Comparator<Change> WORST_FIRST =
      Comparator.comparing(Change::verdict).reversed().thenComparing(Change::id);

  public TriageDiff {
    changes = changes.stream().sorted(WORST_FIRST).toList();
  }

  /** What became of a finding; it may be several of them at once. */
  public enum Kind {
    /** Only in the second. */
    NEW,
    /** Only in the first. */
    GONE,
    /** In both, in the second more often than chance explains. */
    MORE,
    /** In both, in the second less often than chance explains. */
    LESS,
    /** In both, with another verdict. */
    CHANGED
  }

  /**
   * One of the two.
   *
   * @param captures how many
   * @param platforms the builds that they say they ran on, each once, sorted
   * @param trust the worst of them
   */
  public record Side(long captures, List<String> platforms, Trust.Level trust) {
    public Side {
      platforms = List.copyOf(platforms);
    }

    static Side of(Triage triage) {
      return new Side(
          triage.captures().size(),
          triage.captures().stream()
              .flatMap(capture -> capture.platform().stream())
              .distinct()
              .sorted()
              .toList(),
          triage.trust());
    }
  }

  /**
   * What one side says of a finding.
   *
   * @param count refusals where either side has any, else calls
   * @param able how many of its captures can show it
   * @param seenIn how many of its captures show it
   * @param certain true where the captures that can show it are complete, and there is one
   */
  public record State(long count, long able, long seenIn, boolean certain) {}

  /**
   * A finding that is different.
   *
   * @param finding as it is in the second triage, or in the first where it is gone
   * @param before nothing where it was not there
   * @param was what the first says of its count, seen or not
   * @param is what the second says
   * @param uncertain true where a capture that is not complete, or cannot show it, leaves it open
   */
  public record Change(
      List<Kind> kinds,
      Finding finding,
      Optional<Finding> before,
      Optional<Finding> after,
      State was,
      State is,
      boolean uncertain) {
    public Change {
      kinds = List.copyOf(kinds);
    }

    public String id() {
      return finding.id();
    }

    Verdict verdict() {
      return finding.verdict();
    }
  }

  /** Compares two triages. */
  public static TriageDiff between(Triage before, Triage after) {
    Map<String, Finding> first = byId(before);
    Map<String, Finding> second = byId(after);
    TreeSet<String> ids = new TreeSet<>(first.keySet());
    ids.addAll(second.keySet());
    Comparison comparison = new Comparison(before, after);
    return new TriageDiff(
        Side.of(before),
        Side.of(after),
        ids.stream()
            .flatMap(
                id ->
                    comparison
                        .change(
                            Optional.ofNullable(first.get(id)), Optional.ofNullable(second.get(id)))
                        .stream())
            .toList());
  }

  private static Map<String, Finding> byId(Triage triage) {
    return triage.findings().stream()
        .collect(Collectors.toMap(Finding::id, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /** The differences of a kind, worst first. */
  public List<Change> of(Kind kind) {
    return which(change -> change.kinds().contains(kind));
  }

  /** The differences that a capture leaves open, worst first. */
  public List<Change> uncertain() {
    return which(Change::uncertain);
  }

  private List<Change> which(Predicate<Change> wanted) {
    return changes.stream().filter(wanted).toList();
  }

  /** The findings that are new, or whose verdict became worse, as they are now; worst first. */
  public List<Finding> newOrWorse() {
    return changes.stream()
        .filter(change -> change.kinds().contains(Kind.NEW) || becameWorse(change))
        .flatMap(change -> change.after().stream())
        .toList();
  }

  private static boolean becameWorse(Change change) {
    return change.kinds().contains(Kind.CHANGED)
        && change.before().isPresent()
        && change.before().get().verdict().compareTo(change.finding().verdict()) < 0;
  }
}
