package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.ErrnoWords;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.Domain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The data files that come with the program; each is read when it is first needed, once. */
final class Bundled {
  private static final ConcurrentMap<Domain, EntryFile> FILES = new ConcurrentHashMap<>();

  private Bundled() {}

  // A holder's field is set when the holder is first used.

  private static final class FamiliesFile {
    static final Families CONTENT = Families.bundled();
  }

  private static final class IndexFile {
    static final Index CONTENT = Index.bundled();
  }

  private static final class HadFile {
    static final Had CONTENT = Had.bundled();
  }

  private static final class SilentFile {
    static final SilentFailures CONTENT = SilentFailures.bundled();
  }

  private static final class SupportFile {
    static final SocketOptionSupport CONTENT = SocketOptionSupport.bundled();
  }

  private static final class RequirementFiles {
    static final Requirements CONTENT = Requirements.bundled();
  }

  private static final class HistoryFile {
    static final History CONTENT = History.bundled();
  }

  private static final class SymptomsFile {
    static final SymptomFile CONTENT = SymptomFile.bundled();
  }

  private static final class Errors {
    static final ErrnoWords CONTENT = new ErrnoWords(LinuxTables.bundled());
  }

  private static final class DailyFile {
    static final DailyLife CONTENT = DailyLife.bundled();
  }

  private static final class ProcFile {
    static final ProcFiles CONTENT = ProcFiles.bundled();
  }

  private static final class NextFile {
    static final NextSteps CONTENT = NextSteps.bundled();
  }

  private static final class CuresFile {
    static final CureFile CONTENT = CureFile.bundled();
  }

  /** The entry that a subject has of its own. */
  static Optional<Entry> own(String subject) {
    int slash = subject.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Domain.of(subject.substring(0, slash)).flatMap(domain -> file(domain).entry(subject));
  }

  /** The entries of a domain by subject, in the order of their file. */
  static Map<String, Entry> domain(Domain domain) {
    Map<String, Entry> byId = new LinkedHashMap<>();
    file(domain).entries().forEach(entry -> byId.put(entry.subject(), entry));
    return byId;
  }

  private static EntryFile file(Domain domain) {
    return FILES.computeIfAbsent(domain, EntryFile::bundled);
  }

  static Families families() {
    return FamiliesFile.CONTENT;
  }

  static Index index() {
    return IndexFile.CONTENT;
  }

  static Had had() {
    return HadFile.CONTENT;
  }

  static SilentFailures silent() {
    return SilentFile.CONTENT;
  }

  static SocketOptionSupport support() {
    return SupportFile.CONTENT;
  }

  static Requirements requirements() {
    return RequirementFiles.CONTENT;
  }

  static History history() {
    return HistoryFile.CONTENT;
  }

  static SymptomFile symptoms() {
    return SymptomsFile.CONTENT;
  }

  /** The words for errors, in which the words of symptoms may differ. */
  static ErrnoWords errors() {
    return Errors.CONTENT;
  }

  static DailyLife daily() {
    return DailyFile.CONTENT;
  }

  static ProcFiles procFiles() {
    return ProcFile.CONTENT;
  }

  static NextSteps next() {
    return NextFile.CONTENT;
  }

  static CureFile cures() {
    return CuresFile.CONTENT;
  }
}
