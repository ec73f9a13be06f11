package io.github.lxtriage.knowledge;

import io.github.lxtriage.lx.Domain;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a file of entries: one that comes with the program, or a user's rules. */
final class EntryReader {
  /** The fields that an entry and a family share. */
  static final Set<String> SHARED =
      Set.of(
          "title",
          "verdict",
          "confidence",
          "sees",
          "who",
          "why",
          "advice",
          "fixed",
          "fixed-in",
          "callers",
          "second-opinion",
          "also",
          "evidence",
          "basis");

  private static final Set<String> FIELDS =
      Stream.concat(SHARED.stream(), Stream.of("subject", "examples", "silent", "messages"))
          .collect(Collectors.toUnmodifiableSet());

  private static final List<Verdict> JUDGED =
      List.of(Verdict.HARMLESS, Verdict.DEGRADED, Verdict.UNKNOWN, Verdict.ACTIONABLE);

  private EntryReader() {}

  /**
   * Reads the entries of a file.
   *
   * @param file the name used in messages
   * @throws KnowledgeException where the file is not what {@code docs/knowledge.md} describes
   */
  static List<Entry> read(InputStream in, String file) {
    return read(in, file, EntryReader::entry);
  }

  private static List<Entry> read(InputStream in, String file, Function<Item, Entry> reader) {
    Map<String, Integer> lines = new HashMap<>();
    return YamlFile.read(
        in,
        file,
        FIELDS,
        item -> {
          Entry entry = reader.apply(item);
          Integer earlier = lines.putIfAbsent(entry.subject(), item.line());
          if (earlier != null) {
            throw item.mistake(
                "subject", entry.subject() + " has an entry already, in line " + earlier);
          }
          return entry;
        });
  }

  /**
   * Reads a user's rules. Unlike ours, they may name what no capture can hold, which is a mistake
   * of the writer's, not of the data.
   */
  static List<Entry> rules(InputStream in, String file) {
    SubjectCheck check = new SubjectCheck();
    return read(
        in,
        file,
        item -> {
          check.sound(item);
          return entry(item);
        });
  }

  /** The entry that an item is. */
  static Entry entry(Item item) {
    return new Entry(
        subject(item),
        item.texts("examples"),
        item.required("title"),
        verdict(item),
        confidence(item),
        item.text("sees"),
        item.text("who"),
        item.required("why"),
        item.required("advice"),
        item.text("fixed"),
        fixedIn(item),
        callers(item),
        secondOpinion(item),
        item.flag("silent"),
        item.texts("also"),
        item.texts("evidence"),
        item.has("basis") ? Optional.of(basis(item)) : Optional.empty(),
        item.texts("messages"),
        Optional.empty());
  }

  /** The id of a subject, whose domain must be one of ours. */
  static String subject(Item item) {
    return subject(item, item.required("subject"));
  }

  /** The ids of one subject or of several. */
  static List<String> subjects(Item item) {
    List<String> subjects = item.oneOrSeveral("subject");
    if (subjects.isEmpty()) {
      throw item.mistake("the field 'subject' is missing");
    }
    subjects.forEach(subject -> subject(item, subject));
    return subjects;
  }

  private static String subject(Item item, String subject) {
    int slash = subject.indexOf('/');
    String domain = slash < 0 ? subject : subject.substring(0, slash);
    boolean named =
        Arrays.stream(subject.substring(slash + 1).split("\\|", -1)).noneMatch(String::isEmpty);
    if (slash < 0 || !named || Domain.of(domain).isEmpty()) {
      throw item.mistake(
          "subject",
          "subject must be DOMAIN/NAME with a domain of "
              + Arrays.stream(Domain.values()).map(Domain::id).collect(Collectors.joining(", "))
              + "; got '"
              + subject
              + "'");
    }
    return subject;
  }

  /** What an entry says of a refusal; that LX does it, no refusal can mean. */
  static Verdict verdict(Item item) {
    return item.choice("verdict", Verdict::of, JUDGED);
  }

  static Confidence confidence(Item item) {
    return item.choice("confidence", Confidence::of, List.of(Confidence.values()));
  }

  static Basis basis(Item item) {
    return item.choice("basis", Basis::of, List.of(Basis.values()));
  }

  static Entry.FixedIn fixedIn(Item item) {
    return item.item("fixed-in", Set.of("smartos", "omnios", "omnios-by", "still"))
        .map(
            fixed ->
                new Entry.FixedIn(
                    build(fixed, "smartos", Platform.Line.SMARTOS),
                    builds(fixed, "omnios", Platform.Line.OMNIOS),
                    build(fixed, "omnios-by", Platform.Line.OMNIOS),
                    fixed.text("still")))
        .orElse(Entry.FixedIn.NOT_STATED);
  }

  /** The versions of a program for which an item holds. */
  static VersionRange versions(Item item) {
    VersionRange range = new VersionRange(version(item, "from"), version(item, "below"));
    boolean empty =
        range
            .below()
            .filter(end -> end.compareTo(range.from().orElse(Version.FIRST)) <= 0)
            .isPresent();
    if (empty) {
      throw item.mistake("below", "below must be a later version than from");
    }
    return range;
  }

  private static Optional<Version> version(Item item, String field) {
    if (!item.has(field)) {
      return Optional.empty();
    }
    String text = item.text(field);
    if (!item.isQuoted(field)) {
      throw item.mistake(
          field, field + " must stand in quotes, as in \"" + text + "\": else 2.30 would be 2.3");
    }
    return Optional.of(
        Version.of(text)
            .orElseThrow(
                () -> item.mistake(field, field + " must be a version; got '" + text + "'")));
  }

  private static Optional<String> build(Item fixed, String field, Platform.Line line) {
    return builds(fixed, field, line).stream().findFirst();
  }

  private static List<String> builds(Item fixed, String field, Platform.Line line) {
    List<String> versions =
        fixed.oneOrSeveral(field).stream().filter(text -> !text.isEmpty()).toList();
    for (String version : versions) {
      if (Platform.of(line.id() + ":" + version).isEmpty()) {
        throw fixed.mistake(
            field, field + " must be " + Platform.form(line) + "; got '" + version + "'");
      }
    }
    boolean twice =
        line == Platform.Line.OMNIOS
            && versions.stream().map(version -> version.substring(0, 7)).distinct().count()
                < versions.size();
    if (twice) {
      throw fixed.mistake(
          field, field + " names a release twice; the first of its builds is enough");
    }
    return versions;
  }

  static List<Entry.Caller> callers(Item item) {
    return item.items("callers", Set.of("name", "verdict", "note", "from", "below")).stream()
        .map(
            caller ->
                new Entry.Caller(
                    caller.required("name"),
                    verdict(caller),
                    caller.text("note"),
                    versions(caller),
                    Optional.empty()))
        .toList();
  }

  private static Optional<Entry.SecondOpinion> secondOpinion(Item item) {
    return item.item("second-opinion", Set.of("verdict", "confidence", "why"))
        .map(
            opinion ->
                new Entry.SecondOpinion(
                    verdict(opinion), confidence(opinion), opinion.text("why")));
  }
}
