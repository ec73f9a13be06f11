package io.github.lxtriage.knowledge;

import io.github.lxtriage.lx.Domain;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that is known: an entry for each judged subject, families for the others, what LX does with
 * each socket option, symptoms and cures. Each file is read when it is first needed. Safe for use
 * by several threads.
 */
public final class Knowledge {
  private final Rules rules;

  private Knowledge(Rules rules) {
    this.rules = rules;
  }

  /** What comes with the program. */
  public static Knowledge bundled() {
    return new Knowledge(Rules.NONE);
  }

  /**
   * Reads a user's entries.
   *
   * @param file the name used in messages
   * @throws KnowledgeException where the file is not what {@code docs/knowledge.md} describes
   */
  public static List<Entry> rules(InputStream in, String file) {
    return EntryReader.rules(in, file);
  }

  /** The same, with a user's entries, which win; of two for one subject the later one counts. */
  public Knowledge with(List<Entry> usersEntries) {
    return with(usersEntries, List.of());
  }

  /** The same, also with what a user says that programs need, in place of what we say of them. */
  public Knowledge with(List<Entry> usersEntries, List<ProgramRequirements> usersPrograms) {
    return new Knowledge(new Rules(usersEntries, usersPrograms));
  }

  /** What is known of a subject, by its id: its own entry, or what it inherits. */
  public Optional<Entry> entry(String subject) {
    return rules.entry(subject).or(() -> ours(subject).map(entry -> entry.with(needs(entry))));
  }

  private static Optional<Entry> ours(String subject) {
    return Bundled.own(subject)
        .or(() -> inherited(Bundled.families().naming(subject), subject))
        .or(() -> Bundled.had().entry(subject))
        .or(() -> Bundled.daily().entry(subject))
        .or(() -> Bundled.procFiles().entry(subject))
        .or(() -> inherited(Bundled.families().fittingBest(subject), subject));
  }

  /** What programs need of a subject, as callers: for a version of theirs it may be worse. */
  private List<Entry.Caller> needs(Entry entry) {
    Set<String> answers = CallerAnswer.errnos(entry.sees());
    return requirements(entry.subject()).stream()
        .flatMap(
            program ->
                program.requirements().stream()
                    .filter(row -> row.subjects().contains(entry.subject()))
                    .filter(row -> !isMetByAnother(row, entry.subject()))
                    .map(row -> new Entry.Caller.RequiredBy(program, row)))
        .map(by -> caller(by, entry, answers))
        .toList();
  }

  private static Entry.Caller caller(Entry.Caller.RequiredBy by, Entry entry, Set<String> answers) {
    Requirement row = by.requirement();
    Verdict needed = row.verdict();
    boolean minds = row.minds(answers) && entry.verdict() != Verdict.SUPPORTED;
    return new Entry.Caller(
        by.program().program(),
        !minds
            ? entry.verdict()
            : entry.verdict() == Verdict.UNKNOWN ? needed : entry.verdict().worse(needed),
        row.effect() + (row.cure().isEmpty() || !minds ? "" : "; cure: " + row.cure()),
        row.versions(),
        Optional.of(by));
  }

  /** Any of several subjects is enough for a program. */
  private static boolean isMetByAnother(Requirement row, String subject) {
    return row.subjects().stream()
        .anyMatch(other -> !other.equals(subject) && Bundled.had().entry(other).isPresent());
  }

  private List<ProgramRequirements> requirements(String subject) {
    List<ProgramRequirements> all = new ArrayList<>(rules.needing(subject));
    Bundled.requirements().needing(subject).stream()
        .filter(program -> !rules.replaces(program.program()))
        .forEach(all::add);
    return all;
  }

  /** What a program needs, by its name or that of a process of it. */
  public Optional<ProgramRequirements> program(String caller) {
    return rules
        .program(caller)
        .or(() -> Bundled.requirements().program(caller))
        .or(() -> programs().stream().filter(program -> program.isProcess(caller)).findFirst());
  }

  /** All programs of which it is known what they need; a user's first. */
  public List<ProgramRequirements> programs() {
    List<ProgramRequirements> all = new ArrayList<>(rules.programs());
    Bundled.requirements().all().stream()
        .filter(program -> !rules.replaces(program.program()))
        .forEach(all::add);
    return all;
  }

  /** Whether anything depends on the version of a program, or of the program of a process. */
  public boolean tellsVersionsApart(String caller) {
    return program(caller).isPresent()
        || rules.entries().stream()
            .flatMap(entry -> entry.callers().stream())
            .anyMatch(each -> each.versions().isLimited() && each.matches(caller));
  }

  /** The version that a program says in a text, as on a console: its name and the version. */
  public Optional<Map.Entry<String, Version>> versionSaid(String text) {
    for (ProgramRequirements program : Bundled.requirements().speaking()) {
      Optional<Version> said = program.versionIn(text);
      if (said.isPresent()) {
        return Optional.of(Map.entry(program.program(), said.get()));
      }
    }
    return Optional.empty();
  }

  /** Reads what a user says that a program needs; the same errors as {@link #rules}. */
  public static ProgramRequirements requirements(InputStream in, String file) {
    return ProgramRequirements.ofUser(in, file);
  }

  private static Optional<Entry> inherited(Optional<Family> family, String subject) {
    return family.map(found -> found.entry(subject, Bundled::own));
  }

  /** The subjects that have an entry of their own, a user's among them. */
  public int size() {
    return Bundled.index().size() + rules.entries().size();
  }

  /** All entries, a user's first, then ours by domain and in the order of their Bundled. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(rules.entries());
    for (Domain domain : Domain.values()) {
      entries.addAll(Bundled.domain(domain).values());
    }
    return List.copyOf(entries);
  }

  /**
   * Entries found by another name of theirs, and those of failures that no message shows which
   * belong to a subject.
   *
   * @param name what is asked for, such as {@code F_OFD_GETLK}
   * @param subjects ids that the name is known to mean
   */
  public List<Entry> named(String name, Collection<String> subjects) {
    Set<String> found = new LinkedHashSet<>(Bundled.index().named(name));
    rules.entries().stream()
        .filter(entry -> entry.also().stream().anyMatch(name::equalsIgnoreCase))
        .forEach(entry -> found.add(entry.subject()));
    subjects.forEach(subject -> found.addAll(Bundled.index().silentOf(subject)));
    return found.stream().flatMap(subject -> entry(subject).stream()).toList();
  }

  /** The subject of a text that LX is not known to say, where a user's rule gives it one. */
  public Optional<String> subjectOf(String unknownMessage) {
    return rules.subjectOf(unknownMessage);
  }

  /** What LX does when a program sets an option (reference: lx-sockopts.csv). */
  public SocketOptionSupport socketOptions() {
    return Bundled.support();
  }

  /** What LX answered before and after dated changes. */
  public History history() {
    return Bundled.history();
  }

  /** Symptoms whose words stand in a text, the one that explains most of it first. */
  public List<Symptom> symptoms(String text) {
    return Bundled.symptoms().in(text);
  }

  /** All symptoms, in the order of their file. */
  public List<Symptom> symptoms() {
    return Bundled.symptoms().all();
  }

  /** What programs fail at on every Linux. */
  public DailyLife daily() {
    return Bundled.daily();
  }

  /** What to do next where only an error is known. */
  public NextSteps.Step next(String errno) {
    return Bundled.next().after(errno);
  }

  /** The entry of a subject's failure that no message shows, where it is known apart. */
  public Optional<Entry> silent(String subject) {
    String silent = subject + ".silent";
    return rules.entry(silent).or(() -> Bundled.own(silent)).filter(Entry::silent);
  }

  /** Entries that name a word among who does it, or what the caller sees. */
  public List<Entry> naming(String word) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\w-])" + Pattern.quote(word) + "(?![\\w])", Pattern.CASE_INSENSITIVE);
    return entries().stream()
        .filter(
            entry ->
                whole.matcher(entry.who()).find()
                    || Entry.names(entry.sees(), word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** Files that cure what a subject breaks. */
  public List<Cure> cures(String subject) {
    return Bundled.cures().of(subject);
  }

  /** The script that shows a failure which leaves no message; empty where none is needed. */
  public Optional<SilentFailures.Probe> probe(String subject) {
    return Bundled.silent().of(subject);
  }

  /** What the scripts that made a capture cannot show. */
  public BlindSpots blindSpots() {
    return BlindSpots.bundled();
  }

  Families families() {
    return Bundled.families();
  }
}
