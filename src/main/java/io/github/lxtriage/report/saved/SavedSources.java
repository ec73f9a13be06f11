package io.github.lxtriage.report.saved;

import com.fasterxml.jackson.core.JsonLocation;
import io.github.lxtriage.triage.CaptureSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The captures that findings name, each with the place where it is named first. */
final class SavedSources {
  private final Map<String, JsonLocation> named = new HashMap<>();

  void note(Value where, String source) {
    named.putIfAbsent(source, where.at());
  }

  /** Refuses a name that is none of the captures'. */
  void areOf(List<CaptureSummary> captures) throws SavedException {
    Set<String> known =
        captures.stream().map(CaptureSummary::source).collect(Collectors.toUnmodifiableSet());
    JsonLocation wrong = null;
    String source = "";
    for (Map.Entry<String, JsonLocation> each : named.entrySet()) {
      JsonLocation at = each.getValue();
      boolean earlier =
          wrong == null
              || at.getLineNr() < wrong.getLineNr()
              || (at.getLineNr() == wrong.getLineNr() && at.getColumnNr() < wrong.getColumnNr());
      if (!known.contains(each.getKey()) && earlier) {
        wrong = at;
        source = each.getKey();
      }
    }
    if (wrong != null) {
      throw new SavedException(wrong, "'" + source + "' is none of the captures");
    }
  }
}
