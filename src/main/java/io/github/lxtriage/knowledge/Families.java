package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The families that a subject without an entry inherits from. Where several fit, the most specific
 * pattern decides, never the order of the file.
 */
final class Families {
  private static final Set<String> FIELDS =
      Stream.concat(EntryReader.SHARED.stream(), Stream.of("family", "name", "like", "matches"))
          .collect(Collectors.toUnmodifiableSet());

  /** A family, and the subjects that it names: those are asked for much more often. */
  private static final class Named {
    private final List<String> matches;
    private final Supplier<Family> reader;
    private volatile @Nullable Family read;

    Named(List<String> matches, Supplier<Family> reader) {
      this.matches = matches;
      this.reader = reader;
    }

    Family family() {
      Family family = read;
      if (family == null) {
        family = reader.get();
        read = family;
      }
      return family;
    }
  }

  private record Member(Glob glob, Named item) {}

  private final List<Named> items;
  private final Map<String, Named> exact = new HashMap<>();
  private final Map<String, List<Member>> byDomain = new HashMap<>();

  private Families(List<Named> items) {
    this.items = List.copyOf(items);
    for (Named item : items) {
      for (String match : item.matches) {
        if (Glob.isPattern(match)) {
          byDomain
              .computeIfAbsent(domain(match), domain -> new ArrayList<>())
              .add(new Member(Glob.of(match), item));
        } else {
          exact.put(match, item);
        }
      }
    }
  }

  private static String domain(String id) {
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  /** Those that come with the program, each read when a subject inherits from it. */
  static Families bundled() {
    List<String> items = ItemFile.bundled("families");
    if (items.isEmpty()) {
      throw new IllegalStateException("the build did not compile what is known");
    }
    return new Families(items.stream().map(Families::item).toList());
  }

  private static Named item(String text) {
    CompiledItem item = CompiledItem.of(text);
    return new Named(item.texts("matches"), () -> Family.of(item));
  }

  static Families read(InputStream in, String file) {
    return new Families(
        families(in, file).stream()
            .map(family -> new Named(family.matches(), () -> family))
            .toList());
  }

  private static List<Family> families(InputStream in, String file) {
    Map<String, String> taken = new HashMap<>();
    return YamlFile.read(
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
        });
  }

  List<Family> all() {
    return items.stream().map(Named::family).toList();
  }

  /** The family that names a subject. */
  Optional<Family> naming(String subject) {
    return Optional.ofNullable(exact.get(subject)).map(Named::family);
  }

  /** The family with the most specific pattern that fits a subject. */
  Optional<Family> fittingBest(String subject) {
    return fitting(UnknownLevels.stand(subject)).stream()
        .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()))
        .map(member -> member.item().family());
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
            .map(member -> member.item().family().id())
            .distinct()
            .sorted()
            .toList();
    return best.size() > 1 ? best : List.of();
  }
}
