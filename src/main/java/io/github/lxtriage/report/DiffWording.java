package io.github.lxtriage.report;

import io.github.lxtriage.triage.TriageDiff;
import io.github.lxtriage.triage.TriageDiff.Change;
import io.github.lxtriage.triage.TriageDiff.Kind;
import io.github.lxtriage.triage.TriageDiff.Side;
import io.github.lxtriage.triage.TriageDiff.State;
import io.github.lxtriage.triage.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences in which a difference is told. */
final class DiffWording {
  /** Builds that are named; a sentence stays one. */
  private static final int NAMED = 3;

  private static final int NAME = 40;

  private DiffWording() {}

  /** How many of each kind, in one sentence without a final dot. */
  static String headline(TriageDiff diff) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = diff.of(kind).size();
      if (count > 0) {
        parts.add(Wording.number(count) + " " + word(kind));
      }
    }
    if (parts.isEmpty()) {
      return "No change";
    }
    int open = diff.uncertain().size();
    return String.join(", ", parts)
        + (open == 0
            ? ""
            : "; " + Wording.number(open) + (open == 1 ? " is uncertain" : " are uncertain"));
  }

  static String word(Kind kind) {
    return switch (kind) {
      case NEW -> "new";
      case GONE -> "gone";
      case MORE -> "more often";
      case LESS -> "less often";
      case CHANGED -> "with another verdict";
    };
  }

  static String heading(Kind kind) {
    return switch (kind) {
      case NEW -> "New";
      case GONE -> "Gone";
      case MORE -> "More often";
      case LESS -> "Less often";
      case CHANGED -> "Another verdict";
    };
  }

  /** {@code 3 captures of smartos:20210501, lossy}. */
  static String side(Side side) {
    return Wording.plural(side.captures(), "capture", "captures")
        + platforms(side.platforms())
        + ", "
        + trust(side.trust());
  }

  private static String platforms(List<String> platforms) {
    int left = platforms.size() - NAMED;
    return platforms.isEmpty()
        ? ""
        : " of "
            + platforms.stream()
                .limit(NAMED)
                .map(platform -> Visible.shortened(platform, NAME))
                .collect(Collectors.joining(", "))
            + (left > 0 ? " and " + Wording.plural(left, "other build", "other builds") : "");
  }

  private static String trust(Trust.Level level) {
    return switch (level) {
      case COMPLETE -> "complete";
      case UNKNOWN -> "not known to be complete";
      case LOSSY -> "lossy";
    };
  }

  /** A count as it may be stated: {@code 0}, {@code >=0} or {@code n/a}. */
  static String count(State state) {
    if (state.able() == 0) {
      return "n/a";
    }
    return (state.certain() ? "" : ">=") + Wording.number(state.count());
  }

  /** What a difference means, in one sentence without a final dot. */
  static String meaning(Change change) {
    State is = change.is();
    State was = change.was();
    if (change.kinds().contains(Kind.GONE)) {
      if (is.able() == 0) {
        return "not fixed for all that is known: no capture after can show it";
      }
      return is.certain()
          ? "fixed, or not reached: complete captures show it no more"
          : "not called fixed: a capture after is not complete";
    }
    if (change.kinds().contains(Kind.NEW) && !was.certain()) {
      return was.able() == 0
          ? "perhaps not new: no capture before can show it"
          : "perhaps not new: a capture before is not complete";
    }
    if (change.kinds().contains(Kind.CHANGED)) {
      return "was " + change.before().map(finding -> finding.verdict().id()).orElse("not there");
    }
    return change.uncertain() ? "the smaller count is of a capture that is not complete" : "";
  }
}
