package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * What a program or a library needs, by version: one file below {@code requirements/}.
 *
 * @param program its name, as {@code --caller} takes it
 * @param processes names of processes that are this program; a trailing {@code *} stands for any
 *     ending. None for a library, which has no process of its own
 * @param banners texts in which it says its version, where {@code VERSION} stands for that
 * @param versionsFrom where a user finds the version
 */
public record ProgramRequirements(
    String program,
    List<String> processes,
    List<String> banners,
    String versionsFrom,
    List<Requirement> requirements) {
  private static final Set<String> FIELDS =
      Set.of("program", "processes", "versions-from", "banners", "requirements");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

  /** Where a banner says the version. */
  static final String VERSION = "VERSION";

  public ProgramRequirements {
    processes = List.copyOf(processes);
    banners = List.copyOf(banners);
    requirements = List.copyOf(requirements);
  }

  /**
   * Reads a file of requirements.
   *
   * @param file the name used in messages
   * @throws KnowledgeException where the file is not what {@code docs/knowledge.md} describes
   */
  public static ProgramRequirements read(InputStream in, String file) {
    return of(YamlFile.mapping(in, file, FIELDS));
  }

  /** Reads one that a user wrote, whose subjects must be such that something can be about them. */
  static ProgramRequirements ofUser(InputStream in, String file) {
    SubjectCheck check = new SubjectCheck();
    return of(YamlFile.mapping(in, file, FIELDS), check::holds);
  }

  /** Whether the words of a file are those of requirements, whatever else may be wrong with it. */
  public static boolean isLike(String text) {
    return Pattern.compile("(?m)^program\\s*:").matcher(text).find();
  }

  static ProgramRequirements of(Item item) {
    return of(item, (row, subject) -> {});
  }

  private static ProgramRequirements of(Item item, BiConsumer<Item, String> check) {
    String program = item.required("program");
    if (!isName(program)) {
      throw item.mistake(
          "program", "a program's name has no blanks and no '='; got '" + program + "'");
    }
    for (String banner : item.texts("banners")) {
      if (banner.split(VERSION, -1).length != 2) {
        throw item.mistake("banners", "a banner says VERSION once; got '" + banner + "'");
      }
    }
    return new ProgramRequirements(
        program,
        item.texts("processes"),
        item.texts("banners"),
        item.text("versions-from"),
        Requirement.list(item, check));
  }

  /** Whether a text can name a program. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a process is this program. */
  boolean isProcess(String execname) {
    return processes.stream().anyMatch(name -> Entry.Caller.fits(name, execname));
  }

  /** The version that a text says in one of the banners. */
  Optional<Version> versionIn(String text) {
    for (String banner : banners) {
      int at = banner.indexOf(VERSION);
      String before = banner.substring(0, at);
      String after = banner.substring(at + VERSION.length());
      for (int from = text.indexOf(before); from >= 0; from = text.indexOf(before, from + 1)) {
        Optional<Version> said = between(text, from + at, after);
        if (said.isPresent()) {
          return said;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Version> between(String text, int from, String after) {
    int to = from;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    int end = after.isBlank() || after.startsWith(" ") ? to : text.indexOf(after, from);
    return end > from && end <= to && text.startsWith(after, end)
        ? Version.of(text.substring(from, end))
        : Optional.empty();
  }
}
