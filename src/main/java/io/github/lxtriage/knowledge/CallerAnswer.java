package io.github.lxtriage.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an entry means for one program. The verdict is a function of the program's version: what the
 * entry says of the program, made worse where a requirement of that version is not met. Where the
 * version is not known and matters, the verdict is the worst of the possible ones; but a failure
 * that only may be one is {@code unknown}, never {@code actionable}.
 *
 * @param words what the version has to do with it, as {@code harmless for systemd up to 257; from
 *     258 PID 1 stops}; empty where no version is known and none matters
 * @param because the requirements behind it: the one that is not met, or those that may not be;
 *     empty where the entry says the same of every version
 * @param wants the program whose version would decide whether it fails; empty where nothing is open
 */
public record CallerAnswer(
    Verdict verdict, String words, List<Entry.Caller.RequiredBy> because, Optional<String> wants) {

  private static final Pattern ERRNO = Pattern.compile("\\bE[A-Z][A-Z0-9]{1,14}\\b");

  public CallerAnswer {
    because = List.copyOf(because);
  }

  /**
   * The answer for a process.
   *
   * @param caller a process name, or the name of a program
   * @param version the program's, where it is known
   * @param errnos what the calls got, by name; what LX is known to answer where it is empty
   */
  public static CallerAnswer of(
      Entry entry, String caller, Optional<Version> version, Set<String> errnos) {
    return new Spans(entry, caller, errnos.isEmpty() ? errnos(entry.sees()) : errnos)
        .answer(version);
  }

  /** An answer that has nothing to do with the program. */
  public static CallerAnswer plain(Verdict verdict) {
    return new CallerAnswer(verdict, "", List.of(), Optional.empty());
  }

  /** The worse of two; of two that are as bad, the one that says more. */
  public CallerAnswer worse(CallerAnswer other) {
    int order = verdict.compareTo(other.verdict);
    return order > 0 || (order == 0 && weight() >= other.weight()) ? this : other;
  }

  /** How much it says. */
  private int weight() {
    return wants.isPresent() ? 3 : !because.isEmpty() ? 2 : words.isEmpty() ? 0 : 1;
  }

  /** The errors that a text names; two names of one error are one. */
  public static Set<String> errnos(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = ERRNO.matcher(text);
    while (name.find()) {
      names.add(name.group().equals("ENOTSUP") ? "EOPNOTSUPP" : name.group());
    }
    return names;
  }

  /** Versions that follow each other, from the first of them on, for which one verdict holds. */
  private record Span(
      Version from,
      Verdict own,
      Verdict verdict,
      Optional<Entry.Caller.RequiredBy> because,
      String note) {
    /** In a few words. */
    String brief() {
      return because
          .map(by -> by.requirement().brief())
          .orElse(note.isEmpty() ? verdict.id() : note);
    }
  }

  /** The verdict as a function of the version. */
  private static final class Spans {
    private final Entry entry;
    private final List<Entry.Caller> callers;
    private final Set<String> errnos;
    private final List<Span> spans = new ArrayList<>();
    private final String program;

    Spans(Entry entry, String caller, Set<String> errnos) {
      this.entry = entry;
      this.errnos = errnos;
      callers = entry.callers().stream().filter(each -> each.matches(caller)).toList();
      program =
          callers.stream()
              .filter(each -> each.need().isPresent())
              .map(Entry.Caller::name)
              .findFirst()
              .orElse(caller);
      Set<Version> points = new TreeSet<>(Set.of(Version.FIRST));
      callers.forEach(each -> each.versions().ends().forEach(points::add));
      for (Version point : points) {
        Span span = at(point);
        boolean same = !spans.isEmpty() && last().verdict() == span.verdict();
        if (!same) {
          spans.add(span);
        } else if (last().because().isEmpty()) {
          spans.set(
              spans.size() - 1,
              new Span(last().from(), span.own(), span.verdict(), span.because(), span.note()));
        }
      }
    }

    private Span last() {
      return spans.get(spans.size() - 1);
    }

    private Span at(Version version) {
      List<Entry.Caller> here =
          callers.stream().filter(caller -> caller.versions().contains(version)).toList();
      Optional<Entry.Caller> said =
          here.stream()
              .filter(caller -> caller.need().isEmpty())
              .max(Comparator.comparingInt(caller -> caller.name().length()));
      Verdict own = said.map(Entry.Caller::verdict).orElse(entry.verdict());
      String note =
          said.filter(each -> each.versions().isLimited()).map(Entry.Caller::note).orElse("");
      Optional<Entry.Caller.RequiredBy> need =
          here.stream()
              .flatMap(caller -> caller.need().stream())
              .filter(by -> by.requirement().minds(errnos))
              .max(Comparator.comparing(by -> by.requirement().verdict()));
      if (own == Verdict.SUPPORTED || need.isEmpty()) {
        return new Span(version, own, own, Optional.empty(), note);
      }
      Verdict needed = need.get().requirement().verdict();
      return new Span(
          version, own, own == Verdict.UNKNOWN ? needed : own.worse(needed), need, note);
    }

    CallerAnswer answer(Optional<Version> version) {
      List<Span> possible = version.map(this::of).orElse(spans);
      Verdict worst =
          possible.stream().map(Span::verdict).reduce(Verdict.SUPPORTED, Verdict::worse);
      List<Entry.Caller.RequiredBy> because =
          possible.stream().flatMap(span -> span.because().stream()).distinct().toList();
      if (possible.stream().anyMatch(span -> span.verdict() != worst)) {
        boolean open = worst == Verdict.ACTIONABLE;
        return new CallerAnswer(
            open ? Verdict.UNKNOWN : worst,
            words(),
            because,
            open ? Optional.of(program) : Optional.empty());
      }
      Span only = possible.get(0);
      return version.isPresent() || only.verdict() != only.own()
          ? new CallerAnswer(
              worst,
              version.map(known -> words(only, known)).orElseGet(() -> words(only)),
              because,
              Optional.empty())
          : new CallerAnswer(worst, words(only), List.of(), Optional.empty());
    }

    /** Of any version. */
    private String words(Span span) {
      return span.because().isPresent() ? program + ": " + span.brief() : "";
    }

    /**
     * What holds for a version. One that is said with fewer numbers than an end has stands for all
     * that begin with it: a library of systemd 253.12 is called 253.
     */
    private List<Span> of(Version version) {
      List<Span> possible = new ArrayList<>(List.of(at(version)));
      callers.stream()
          .flatMap(caller -> caller.versions().ends())
          .filter(end -> end.text().startsWith(version.text() + "."))
          .map(this::at)
          .forEach(possible::add);
      return possible;
    }

    /** Of a version that is known. */
    private String words(Span span, Version version) {
      String known = program + " " + version;
      if (span.because().isPresent()) {
        return known + ": " + span.brief();
      }
      return spans.size() == 1 && span.note().isEmpty()
          ? ""
          : span.verdict().id() + " for " + known + others(span);
    }

    private String others(Span here) {
      return spans.stream()
          .filter(span -> span.verdict() != here.verdict() && span.because().isPresent())
          .map(span -> "; " + ends(spans.indexOf(span)) + " " + span.brief())
          .reduce("", String::concat);
    }

    /** Of all versions. */
    private String words() {
      return Stream.iterate(0, i -> i < spans.size(), i -> i + 1)
          .map(
              i ->
                  i > 0
                      ? ends(i) + " " + spans.get(i).brief()
                      : spans.get(i).because().isPresent()
                          ? program + " " + ends(i) + ": " + spans.get(i).brief()
                          : spans.get(i).brief() + " for " + program + " " + ends(i))
          .reduce((a, b) -> a + "; " + b)
          .orElse("");
    }

    private String ends(int i) {
      Optional<Version> end =
          i + 1 < spans.size() ? Optional.of(spans.get(i + 1).from()) : Optional.empty();
      return new VersionRange(Optional.of(spans.get(i).from()), end).words();
    }
  }
}
