package io.github.lxtriage.triage;

import io.github.lxtriage.triage.TriageDiff.Change;
import io.github.lxtriage.triage.TriageDiff.Kind;
import io.github.lxtriage.triage.TriageDiff.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what two triages say of one finding. */
final class Comparison {
  private final Triage before;
  private final Triage after;

  Comparison(Triage before, Triage after) {
    this.before = before;
    this.after = after;
  }

  /** How a finding differs; nothing where it does not, or where somebody suppressed it. */
  Optional<Change> change(Optional<Finding> first, Optional<Finding> second) {
    Finding shown = second.or(() -> first).orElseThrow();
    if (first.filter(Finding::suppressed).isPresent() || shown.suppressed()) {
      return Optional.empty();
    }
    boolean refused = refused(first) || refused(second);
    Finding asked = refused(second) || first.isEmpty() ? shown : first.get();
    State was = state(before, first, asked, refused);
    State is = state(after, second, asked, refused);
    List<Kind> kinds = kinds(first, second, was, is);
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(kinds, shown, first, second, was, is, uncertain(kinds, was, is)));
  }

  private static boolean refused(Optional<Finding> finding) {
    return finding.filter(seen -> seen.refusals() > 0).isPresent();
  }

  private static List<Kind> kinds(
      Optional<Finding> first, Optional<Finding> second, State was, State is) {
    if (first.isEmpty()) {
      return List.of(Kind.NEW);
    }
    if (second.isEmpty()) {
      return List.of(Kind.GONE);
    }
    List<Kind> kinds = new ArrayList<>();
    if (first.get().verdict() != second.get().verdict()) {
      kinds.add(Kind.CHANGED);
    }
    if (Noise.differ(was.count(), was.able(), is.count(), is.able())) {
      kinds.add(rate(is) > rate(was) ? Kind.MORE : Kind.LESS);
    }
    return kinds;
  }

  private static double rate(State state) {
    return (double) state.count() / Math.max(1, state.able());
  }

  /** What rests on the smaller count is open where that may be too small. */
  private static boolean uncertain(List<Kind> kinds, State was, State is) {
    boolean grew = kinds.contains(Kind.NEW) || kinds.contains(Kind.MORE);
    boolean shrank = kinds.contains(Kind.GONE) || kinds.contains(Kind.LESS);
    return (grew && !was.certain()) || (shrank && !is.certain());
  }

  private static State state(
      Triage triage, Optional<Finding> finding, Finding asked, boolean refused) {
    Set<String> seenIn = new HashSet<>();
    finding.ifPresent(
        seen -> seen.extra().captures().forEach(capture -> seenIn.add(capture.source())));
    long able = 0;
    boolean complete = true;
    for (CaptureSummary capture : triage.captures()) {
      if (seenIn.contains(capture.source()) || Sightline.shows(capture, asked)) {
        able++;
        complete &= capture.trust().level() == Trust.Level.COMPLETE;
      }
    }
    long count = finding.map(seen -> refused ? seen.refusals() : seen.calls()).orElse(0L);
    return new State(count, able, seenIn.size(), able > 0 && complete);
  }
}
