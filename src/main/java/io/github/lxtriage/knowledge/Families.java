package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
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
      Stream.concat(
              EntryReader.SHARED.stream(), Stream.of("family", "name", "like", "matches", "basis"))
          .collect(Collectors.toUnmodifiableSet());

  private static final String MATCHES = "\n  matches: [";

  /** A family, and the subjects that it names: those are asked for much more often. */
  private static final class Item {
    private final List<String> matches;
    private final Supplier<Family> reader;
    private volatile @Nullable Family read;

    Item(List<String> matches, Supplier<Family> reader) {
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

  private record Member(Glob glob, Item item) {}

  private final List<Item> items;
  private final Map<String, Item> exact = new HashMap<>();
  private final Map<String, List<Member>> byDomain = new HashMap<>();

  private Families(List<Item> items) {
    this.items = List.copyOf(items);
    for (Item item : items) {
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
    ItemFile file = ItemFile.bundled("families.yaml");
    List<Item> items = new ArrayList<>();
    for (String text : file.items()) {
      Supplier<Family> reader = () -> file.read(text, Families::families);
      items.add(new Item(matches(text).orElseGet(() -> reader.get().matches()), reader));
    }
    return new Families(items);
  }

  /** The subjects that the text of an item names, where it can be seen without reading YAML. */
  private static Optional<List<String>> matches(String item) {
    int from = item.indexOf(MATCHES) + MATCHES.length();
    int to = item.indexOf(']', from);
    if (from < MATCHES.length() || to < 0) {
      return Optional.empty();
    }
    List<String> matches = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(item.substring(from, to), ", \n");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
      String match = quoted ? word.substring(1, word.length() - 1) : word;
      if (match.chars().anyMatch(c -> "\"'#\\[{".indexOf(c) >= 0)) {
        return Optional.empty();
      }
      matches.add(match);
    }
    return Optional.of(matches);
  }

  static Families read(InputStream in, String file) {
    return new Families(
        families(in, file).stream()
            .map(family -> new Item(family.matches(), () -> family))
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
    return items.stream().map(Item::family).toList();
  }

  /** The family that names a subject. */
  Optional<Family> naming(String subject) {
    return Optional.ofNullable(exact.get(subject)).map(Item::family);
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
