package io.github.lxtriage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.TraceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A capture may name as many subjects and programs as it likes: memory is bounded, what is left out
 * is counted and said, and is the same in any order and in any parts.
 */
class ManySubjectsTest {
  private static final int TEXTS = 2 * BySubject.MOST;

  private final LinuxTables linux = LinuxTables.bundled();
  private final Interpreter interpreter =
      new Interpreter(linux, new LxReader(linux), Knowledge.bundled(), Optional.empty());

  private static TraceRecord row(String execname, String message) {
    return new TraceRecord.UnsupportedCall(1, Reading.STRICT, 7, execname, message);
  }

  /** Letters alone, so that each text has a shape of its own. */
  private static String word(int number) {
    return Integer.toString(number, 16)
        .chars()
        .map(c -> c < 97 ? c + 64 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static List<TraceRecord> texts() {
    List<TraceRecord> rows =
        new ArrayList<>(
            IntStream.range(0, TEXTS)
                .mapToObj(i -> row("init", "strange " + word(i) + " said"))
                .toList());
    rows.add(row("init", "prctl option 23"));
    rows.add(row("init", "NOSYS (keyctl): Not done yet"));
    return rows;
  }

  private Tally tally(List<TraceRecord> rows) {
    Tally tally = new Tally("c.log", interpreter);
    rows.forEach(row -> tally.add(row, "raw"));
    return tally;
  }

  private static Triage triage(Tally... tallies) {
    return Triage.of(List.of(tallies), Knowledge.bundled());
  }

  private Triage triage(List<TraceRecord> rows) {
    Tally tally = tally(rows);
    tally.end(rows.size(), 0);
    return triage(tally);
  }

  @Test
  void of_too_many_subjects_the_others_are_counted_and_said() {
    Triage triage = triage(texts());
    assertThat(triage.findings()).hasSize(BySubject.MOST + 2);
    assertThat(triage.findings())
        .extracting(Finding::id)
        .contains("prctl/PR_CAPBSET_READ", "syscall/keyctl");
    CaptureSummary capture = triage.captures().get(0);
    assertThat(capture.losses())
        .extracting(Loss::kind, Loss::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "subjects-left-out", (long) TEXTS - BySubject.MOST));
    assertThat(capture.trust().level()).isEqualTo(Trust.Level.LOSSY);
    assertThat(capture.trust().reasons().get(0).text())
        .isEqualTo("2000 records are left out: of each kind of finding, 2000 are told apart");
  }

  @Test
  void which_are_left_out_depends_neither_on_the_order_nor_on_the_parts() {
    List<TraceRecord> rows = texts();
    Triage expected = triage(rows);
    Collections.shuffle(rows, new Random(7));
    assertThat(triage(rows)).isEqualTo(expected);
    Tally whole = tally(rows.subList(0, TEXTS / 3));
    Tally part = whole.part(whole.context());
    rows.subList(TEXTS / 3, rows.size()).forEach(row -> part.add(row, "raw"));
    whole.join(part, 0);
    whole.end(rows.size(), 0);
    assertThat(triage(whole)).isEqualTo(expected);
  }

  @Test
  void repeats_of_what_is_left_out_are_counted_like_any() {
    List<TraceRecord> rows = texts();
    Collections.shuffle(rows, new Random(8));
    Tally tally = new Tally("c.log", interpreter);
    rows.forEach(row -> tally.add(row, "raw"));
    for (TraceRecord row : rows) {
      var repeats = tally.repeats(row);
      if (repeats == null) {
        tally.add(row, "raw");
      } else {
        repeats.more(1, 0);
      }
    }
    tally.end(2L * rows.size(), 0);
    assertThat(triage(tally).captures().get(0).losses().get(0).count())
        .isEqualTo(2L * (TEXTS - BySubject.MOST));
  }

  @Test
  void of_too_many_programs_the_others_count_for_the_finding_alone() {
    int names = SubjectCount.MAX_PROGRAMS + 500;
    Triage triage =
        triage(
            IntStream.range(0, names)
                .mapToObj(i -> row("p" + word(i), "prctl option 23"))
                .toList());
    Finding finding = triage.findings().get(0);
    assertThat(finding.count()).isEqualTo(names);
    assertThat(finding.processes()).hasSize(SubjectCount.MAX_PROGRAMS);
    assertThat(triage.captures().get(0).losses())
        .extracting(Loss::kind, Loss::count)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("programs-left-out", 500L));
  }

  @Test
  void many_captures_together_name_no_more_subjects_than_one() {
    List<TraceRecord> rows = texts();
    Tally first = tally(rows.subList(0, BySubject.MOST));
    Tally second = tally(rows.subList(BySubject.MOST, rows.size()));
    Triage triage = triage(first, second);
    assertThat(triage.findings()).hasSize(BySubject.MOST + 2);
    assertThat(triage.remarks())
        .containsExactly(
            "2000 refusals and calls are left out: of each kind of finding, 2000 are told apart in"
                + " all captures together");
    assertThat(triage(second, first).findings()).isEqualTo(triage.findings());
  }

  @Test
  void long_texts_are_kept_in_part() {
    String text = "strange " + "x".repeat(100_000);
    Tally tally = tally(List.of(row("n".repeat(5_000), text)));
    Finding finding = triage(tally).findings().get(0);
    assertThat(finding.spellings().get(0)).hasSize(1_027).endsWith("...");
    assertThat(finding.processes().get(0).execname()).hasSize(1_027).endsWith("...");
  }
}
