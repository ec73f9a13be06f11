package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The families that a subject without an entry inherits from. Where several fit, the most specific
 * pattern decides, never the order of the file.
 */
final class Families {
  private static final Set<String> FIELDS =
      Stream.concat(
              EntryReader.SHARED.stream(), Stream.of("family", "name", "like", "matches", "basis"))
          .collect(Collectors.toUnmodifiableSet());

  private record Member(Glob glob, Family family) {}

  private final List<Family> families;
  private final Map<String, Family> exact = new HashMap<>();
  private final Map<String, List<Member>> byDomain = new HashMap<>();

  private Families(List<Family> families) {
    this.families = List.copyOf(families);
    for (Family family : families) {
      for (String match : family.matches()) {
        if (Glob.isPattern(match)) {
          byDomain
              .computeIfAbsent(domain(match), domain -> new ArrayList<>())
              .add(new Member(Glob.of(match), family));
        } else {
          exact.put(match, family);
        }
      }
    }
  }

  private static String domain(String id) {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  static Families read(InputStream in, String file) {
    Map<String, String> taken = new HashMap<>();
    return new Families(
        YamlFile.read(
            in,
            file,
            FIELDS,
            item -> {
              Family family = Family.of(item);
              for (String match : family.matches()) {
                String other = taken.putIfAbsent(match, family.id());
                if (other != null) {
                  throw item.mistake("matches", match + " belongs to the family " + other);
                }
              }
              return family;
            }));
  }

  List<Family> all() {
    return families;
  }

  /** The family that names a subject. */
  Optional<Family> naming(String subject) {
    return Optional.ofNullable(exact.get(subject));
  }

  /** The family with the most specific pattern that fits a subject. */
  Optional<Family> fittingBest(String subject) {
    return fitting(UnknownLevels.stand(subject)).stream()
        .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()))
        .map(Member::family);
  }

  private List<Member> fitting(String subject) {
    return byDomain.getOrDefault(domain(subject), List.of()).stream()
        .filter(member -> member.glob().matches(subject))
        .toList();
  }

  /** Families of which one cannot be preferred for a subject; empty where the data are sound. */
  List<String> tied(String subject) {
    if (exact.containsKey(subject)) {
      return List.of();
    }
    List<Member> fitting = fitting(subject);
    int most = fitting.stream().mapToInt(member -> member.glob().literals()).max().orElse(0);
    List<String> best =
        fitting.stream()
            .filter(member -> member.glob().literals() == most)
            .map(member -> member.family().id())
            .distinct()
            .sorted()
            .toList();
    return best.size() > 1 ? best : List.of();
  }
}
