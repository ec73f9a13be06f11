package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that LX has below /proc and /sys, and since when (data file {@code proc-files.csv}).
 * Linux has many more: what is not in the list is missing.
 */
final class ProcFiles {
  private static final String SOURCE =
      "https://github.com/TritonDataCenter/illumos-joyent/blob/00f96d2dfaa752b0ca06b0d57dff8a6dceca7b45/usr/src/uts/common/brand/lx/procfs/lx_prvnops.c";

  private final List<File> files;

  private record File(String subject, Glob glob, Entry.FixedIn since, String change) {}

  private ProcFiles(List<File> files) {
    this.files = List.copyOf(files);
  }

  static ProcFiles bundled() {
    List<File> files = new ArrayList<>();
    for (FactTable.Row row : FactTable.read(ProcFiles.class, "proc-files.csv")) {
      files.add(
          new File(
              row.get("subject"),
              Glob.of(row.get("subject")),
              new Entry.FixedIn(
                  build(row, "smartos"),
                  build(row, "omnios").stream().toList(),
                  Optional.empty(),
                  ""),
              row.get("change")));
    }
    return new ProcFiles(files);
  }

  private static Optional<String> build(FactTable.Row row, String platform) {
    return Optional.of(row.get(platform)).filter(version -> !version.isEmpty());
  }

  /** What is to be said of a file; empty for a subject of another domain. */
  Optional<Entry> entry(String subject) {
    if (!subject.startsWith("proc/")) {
      return Optional.empty();
    }
    String path = ShortName.of(subject);
    Optional<File> file =
        files.stream()
            .filter(each -> each.glob().matches(subject))
            .max((a, b) -> Glob.BY_SPECIFICITY.compare(a.glob(), b.glob()));
    return Optional.of(
        file.isEmpty()
            ? missing(subject, path)
            : !file.get().subject().equals(subject)
                ? below(subject, path, file.get())
                : file.get().since().isStated()
                    ? dated(subject, path, file.get())
                    : entry(
                        subject,
                        "LX has " + path,
                        Verdict.SUPPORTED,
                        "",
                        "LX has the file, though what stands in it may differ from Linux.",
                        "Nothing to do. Where a program complains all the same, compare the file with that of a Linux.",
                        "",
                        Entry.FixedIn.NOT_STATED,
                        "the list of what LX has"));
  }

  /** The table has a pattern in place of names that differ from zone to zone. */
  private static Entry below(String subject, String path, File file) {
    return entry(
        subject,
        "LX has entries below "
            + ShortName.of(file.subject()).replaceFirst("/[^/]*\\*.*$", "")
            + "; whether "
            + path
            + " is one of them is not known",
        Verdict.UNKNOWN,
        "",
        "Which entries LX shows there differs from zone to zone.",
        "List the directory in the zone.",
        "",
        Entry.FixedIn.NOT_STATED,
        "the directories that LX fills");
  }

  private static Entry dated(String subject, String path, File file) {
    return entry(
        subject,
        "An older platform does not have " + path,
        Verdict.DEGRADED,
        "ENOENT",
        "LX has the file only since the day below. Before, what a program reads from it is missing; most go on"
            + " without, some stop.",
        "Upgrade the platform. Until then, switch off the part of the program that reads the file.",
        since(file),
        file.since(),
        "the files that LX has since a day that is known");
  }

  /** {@code SmartOS OS-5233 (20160311), OmniOS r151038}. */
  private static String since(File file) {
    return Stream.of(
            file.since()
                .smartos()
                .map(
                    day ->
                        "SmartOS "
                            + (file.change().isEmpty() ? day : file.change() + " (" + day + ")")),
            file.since().omnios().stream().findFirst().map(release -> "OmniOS " + release))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Entry missing(String subject, String path) {
    return entry(
        subject,
        "LX does not have " + path,
        Verdict.DEGRADED,
        "ENOENT",
        "LX has only a part of the files that Linux has there, and this is none of them. Most programs"
            + " go on without, some stop.",
        "Switch off the part of the program that reads or sets it. What it tunes in Linux, a zone"
            + " does not have; what it counts, ask in the global zone.",
        "",
        Entry.FixedIn.NOT_STATED,
        "the files of Linux that LX does not have");
  }

  private static Entry entry(
      String subject,
      String title,
      Verdict verdict,
      String sees,
      String why,
      String advice,
      String fixed,
      Entry.FixedIn since,
      String family) {
    Basis basis = verdict == Verdict.SUPPORTED ? Basis.SOURCE : Basis.JUDGEMENT;
    return new Entry(
        subject,
        List.of(),
        title,
        verdict,
        basis == Basis.SOURCE ? Confidence.MEDIUM : Confidence.LOW,
        sees,
        "",
        why,
        advice,
        fixed,
        since,
        List.of(),
        Optional.empty(),
        true,
        List.of(),
        List.of(SOURCE),
        Optional.of(basis),
        List.of(),
        Optional.of(new Entry.Inherited("proc-files", family, basis)));
  }
}
