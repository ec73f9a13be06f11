package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.trace.SaturatedSum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Puts triages together that were made apart, such as saved ones: the same answer as if all their
 * captures had been triaged at once, as far as the parts tell.
 */
public final class TriageMerge {
  private TriageMerge() {}

  /**
   * One triage of several.
   *
   * @param request its suppressions hide findings of every part; its platform is not used, since
   *     the parts are judged
   */
  public static Triage of(List<Triage> parts, Knowledge knowledge, TriageRequest request) {
    List<CaptureSummary> captures =
        all(parts, Triage::captures).stream()
            .sorted(Comparator.comparing(CaptureSummary::source))
            .toList();
    SuppressionList suppressions = new SuppressionList(request.suppressions(), request.today());
    boolean onePlatform = captures.stream().map(CaptureSummary::platform).distinct().count() <= 1;
    List<Finding> findings =
        findings(parts).stream()
            .map(finding -> onePlatform ? finding : finding.ofSeveralPlatforms())
            .map(finding -> suppressed(finding, suppressions))
            .toList();
    Set<String> remarks = new LinkedHashSet<>(all(parts, Triage::remarks));
    remarks.addAll(suppressions.remarks());
    return new Triage(
        captures,
        findings,
        parts.size() == 1 ? parts.get(0).blind() : blind(captures, knowledge),
        shapes(all(parts, Triage::unknownShapes)),
        List.copyOf(remarks),
        all(parts, Triage::histograms),
        all(parts, Triage::timeline),
        all(parts, Triage::unreadable));
  }

  private static <T> List<T> all(List<Triage> parts, Function<Triage, List<T>> list) {
    return parts.stream().flatMap(part -> list.apply(part).stream()).toList();
  }

  private static List<String> blind(List<CaptureSummary> captures, Knowledge knowledge) {
    Set<String> producers = new TreeSet<>();
    captures.forEach(capture -> producers.addAll(capture.producers()));
    return producers.isEmpty() ? List.of() : knowledge.blindSpots().of(producers);
  }

  private static List<MessageShape> shapes(List<MessageShape> shapes) {
    Map<String, MessageShape> merged = new LinkedHashMap<>();
    for (MessageShape shape : shapes) {
      merged.merge(
          shape.shape(),
          shape,
          (a, b) -> {
            MessageShape first = a.first().compareTo(b.first()) <= 0 ? a : b;
            return new MessageShape(
                first.shape(), SaturatedSum.of(a.count(), b.count()), first.first(), first.rule());
          });
    }
    return List.copyOf(merged.values());
  }

  private static List<Finding> findings(List<Triage> parts) {
    Map<String, List<Finding>> byId = new TreeMap<>();
    for (Finding finding : all(parts, Triage::findings)) {
      byId.computeIfAbsent(finding.id(), id -> new ArrayList<>()).add(finding);
    }
    return byId.values().stream().map(same -> new FindingMerge(same).finding()).toList();
  }

  private static Finding suppressed(Finding finding, SuppressionList suppressions) {
    Optional<Suppression> suppression = suppressions.of(finding.id());
    return suppression.isEmpty() ? finding : finding.suppressedBy(suppression.get());
  }

  static <T> List<T> joined(Collection<Finding> findings, Function<Finding, List<T>> list) {
    return findings.stream().flatMap(finding -> list.apply(finding).stream()).toList();
  }
}
