package io.github.lxtriage.triage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.CaptureReader;
import io.github.lxtriage.capture.ReadSummary;
import io.github.lxtriage.capture.print.MadeUpRun;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.report.ReportContext;
import io.github.lxtriage.report.ReportFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The law of the byte forms: what was counted, written and read back is what was counted. It is
 * compared field by field as well as by the JSON, so that a field that a form forgets is found.
 */
class ByteFormTest {
  private static final int MADE_UP = 60;
  private static final LinuxTables LINUX = LinuxTables.bundled();
  private static final LxReader LX = new LxReader(LINUX);
  private static final Interpreter INTERPRETER =
      new Interpreter(LINUX, LX, Knowledge.bundled(), Optional.empty());

  /** What the JSON has to hold at least once, so that the law is not one of empty tallies. */
  private static final List<String> SEEN =
      List.of(
          "pidsLeftOut",
          "spellingsLeftOut",
          "candidates",
          "histograms",
          "losses",
          "unreadShapes",
          "olderThan",
          "errnos",
          "calls");

  @Test
  void a_tally_written_and_read_back_is_the_tally() throws IOException {
    Set<String> seen = new TreeSet<>();
    int written = 0;
    for (int seed = 0; seed < MADE_UP; seed++) {
      Tally tally = tally(program(new SplittableRandom(seed)));
      if (tally.exact()) {
        Tally readBack = new Tally("c", INTERPRETER);
        readBack.join(tally.bytes(), 0);
        assertSame(ended(readBack), ended(tally), "seed " + seed);
        note(json(tally), seen);
        written++;
      }
    }
    assertThat(written).isGreaterThan(MADE_UP / 2);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(SEEN);
  }

  @Test
  void parts_that_were_written_and_read_back_join_like_the_parts() throws IOException {
    int joinedParts = 0;
    for (int seed = 0; seed < MADE_UP; seed++) {
      SplittableRandom random = new SplittableRandom(-seed);
      Tally here = new Tally("c", INTERPRETER);
      Tally elsewhere = new Tally("c", INTERPRETER);
      long lines = 0;
      for (int parts = random.nextInt(2, 6); parts > 0; parts--) {
        String text = program(random);
        Tally part = tally(text);
        if (part.exact()) {
          here.join(part, lines);
          elsewhere.join(part.bytes(), lines);
          lines += text.lines().count();
          joinedParts++;
        }
      }
      assertSame(ended(elsewhere), ended(here), "seed " + seed);
    }
    assertThat(joinedParts).isGreaterThan(2 * MADE_UP);
  }

  /** Captures that cannot be joined in parts are summed up too: of all scripts, with headings. */
  @Test
  void captures_that_were_written_and_read_back_are_the_captures() throws IOException {
    Batch here = new Batch(Optional.empty());
    Batch sums = new Batch(Optional.empty());
    List<byte[]> about = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(8);
    for (Path sample : samples()) {
      String text = Files.readString(sample, ISO_8859_1);
      Tally tally =
          ended(read(sample.toString(), random.nextBoolean() ? text : text + program(random)));
      tally.label(Map.of("distro", "made-up", "note", sample.toString()));
      here.add(tally);
      Batch one = new Batch(Optional.empty());
      one.add(tally);
      sums.addSums(one.sums());
      about.add(one.captures());
    }
    Batch elsewhere = new Batch(Optional.empty());
    elsewhere.addSums(sums.sums());
    about.forEach(elsewhere::addCaptures);
    Triage triage = triage(here);
    assertThat(triage(elsewhere)).usingRecursiveComparison().isEqualTo(triage);
    assertThat(json(triage(elsewhere))).isEqualTo(json(triage));
    assertThat(triage.timeline()).as("moments").isNotEmpty();
    assertThat(triage.captures()).anyMatch(capture -> !capture.endings().isEmpty());
  }

  /** What no room is left for is counted alike, wherever the captures were read. */
  @Test
  void what_is_left_out_elsewhere_is_counted_here() throws IOException {
    Batch here = new Batch(Optional.empty());
    Batch elsewhere = new Batch(Optional.empty());
    List<byte[]> about = new ArrayList<>();
    for (int capture = 0; capture < 2; capture++) {
      String source = "c" + capture;
      Tally whole = new Tally(source, INTERPRETER);
      Tally joined = new Tally(source, INTERPRETER);
      for (int part = 0; part < 2; part++) {
        Tally read = read(source, tooMany(2 * capture + part));
        whole.join(read, 0);
        joined.join(read.bytes(), 0);
      }
      assertThat(json(ended(joined))).as(source).isEqualTo(json(ended(whole)));
      here.add(whole);
      Batch one = new Batch(Optional.empty());
      one.add(joined);
      elsewhere.addSums(one.sums());
      about.add(one.captures());
    }
    about.forEach(elsewhere::addCaptures);
    Triage triage = triage(here);
    assertThat(triage.remarks()).anyMatch(remark -> remark.contains("left out"));
    assertThat(triage.captures().get(0).losses())
        .extracting(Loss::kind)
        .contains("subjects-left-out", "programs-left-out");
    assertThat(json(triage(elsewhere))).isEqualTo(json(triage));
  }

  /** More subjects and more programs than are told apart; others in each part. */
  private static String tooMany(int part) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = 0; i < BySubject.MOST; i++) {
      String word =
          Integer.toString(part + 7 * i, 9)
              .chars()
              .collect(
                  StringBuilder::new,
                  (letters, digit) -> letters.append((char) (digit - '0' + 'a')),
                  StringBuilder::append)
              .toString();
      text.append(row(7, "init", "strange " + word + " said"));
      text.append(row(7, "p" + part + "." + i, "prctl option 23"));
    }
    return text.toString();
  }

  @Test
  void numbers_and_texts_of_every_kind_survive() {
    FormWriter out = new FormWriter();
    long[] numbers = {0, 1, 127, 128, -1, Long.MAX_VALUE, Long.MIN_VALUE};
    List<String> texts = List.of("", "a\0b", "\ud800", "\u20ac", "x".repeat(70_000));
    LongStream.of(numbers).forEach(out::number);
    out.texts(texts);
    FormReader in = new FormReader(out.bytes());
    LongStream.of(numbers).forEach(number -> assertThat(in.number()).isEqualTo(number));
    assertThat(in.texts()).isEqualTo(texts);
    assertThat(in.done()).isTrue();
  }

  @Test
  void a_timeline_of_any_length_survives() {
    for (long seconds : new long[] {0, 1, 240, 241, 100_000}) {
      Timeline timeline = new Timeline();
      LongStream.range(0, seconds).forEach(second -> timeline.add(second * 1_000_000_000L));
      FormWriter out = new FormWriter();
      timeline.write(out);
      Timeline readBack = Timeline.read(new FormReader(out.bytes()));
      for (Timeline each : List.of(timeline, readBack)) {
        each.add(7_000_000_000L);
      }
      assertThat(readBack.moments("c", OptionalLong.empty()))
          .isEqualTo(timeline.moments("c", OptionalLong.empty()));
    }
  }

  // ---- comparing

  private static void assertSame(Tally actual, Tally expected, String what) throws IOException {
    assertThat(actual)
        .as(what)
        .usingRecursiveComparison()
        .ignoringFields("interpreter", "scriptRows", "sight", "aftermath", "histograms.least")
        .withEqualsForType((a, b) -> a.sorted().equals(b.sorted()), PidSet.class)
        .withEqualsForType((a, b) -> a.list().equals(b.list()), HistogramList.class)
        .isEqualTo(expected);
    assertThat(json(actual)).as(what).isEqualTo(json(expected));
  }

  private static void note(String json, Set<String> seen) {
    SEEN.stream().filter(key -> json.contains('"' + key + '"')).forEach(seen::add);
  }

  private static String json(Tally tally) throws IOException {
    return json(Triage.of(List.of(tally), Knowledge.bundled()));
  }

  private static String json(Triage triage) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportFormat.JSON.write(triage, ReportContext.plain("0", "0 entries"), out);
    return out.toString(UTF_8);
  }

  private static Triage triage(Batch batch) {
    return batch.triage(Knowledge.bundled(), TriageRequest.PLAIN);
  }

  private static Tally ended(Tally tally) {
    tally.end(1_000_000, 0);
    return tally;
  }

  private static Tally tally(String text) throws IOException {
    return read("c", text);
  }

  private static Tally read(String source, String text) throws IOException {
    Tally tally = new Tally(source, INTERPRETER);
    ReadSummary summary =
        new CaptureReader(LX::startIn)
            .read(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), tally);
    assertThat(summary.lines()).isPositive();
    return tally;
  }

  // ---- made-up captures

  private static List<Path> samples() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String directory :
        List.of("samples", "src/test/resources/io/github/lxtriage/script/script-output")) {
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        files.filter(file -> file.toString().endsWith(".log")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static String program(SplittableRandom random) throws IOException {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> {
        MadeUpRun run = new MadeUpRun();
        run.program(random.nextLong(), random.nextInt(1, 30));
        yield run.text();
      }
      case 3 -> Files.readString(any(samples(), random), ISO_8859_1);
      case 4 -> flood(random);
      case 5 ->
          "dtrace: "
              + random.nextInt(1, 99)
              + " drops on CPU 0\ndtrace: 3 aggregation drops on CPU 1\n";
      case 6 ->
          "nothing that dtrace prints "
              + random.nextInt(3)
              + "\n\nnor this "
              + random.nextInt()
              + "\n";
      case 7 -> options(random);
      default -> rows(random);
    };
  }

  /** More spellings of one subject, and more pids of one program, than are listed. */
  private static String flood(SplittableRandom random) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = random.nextInt(90, 300); i > 0; i--) {
      text.append(row(random.nextInt(99_999), "java", "who knows " + random.nextInt(100_000)));
    }
    return text.toString();
  }

  private static String rows(SplittableRandom random) {
    StringBuilder text = new StringBuilder("   PID                 NAME CALL\n");
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      text.append(row(random.nextInt(300), any(NAMES, random), any(CALLS, random)));
    }
    return text.toString();
  }

  private static String options(SplittableRandom random) {
    StringBuilder text = new StringBuilder("   PID                 NAME PROTO SOCKOPT\n");
    for (int i = random.nextInt(1, 40); i > 0; i--) {
      text.append(
          String.format(
              Locale.ROOT,
              "%6d %20s %5d %7d\n",
              random.nextInt(300),
              any(NAMES, random),
              random.nextInt(3),
              random.nextInt(40)));
    }
    return text.toString();
  }

  private static final List<String> NAMES = List.of("systemd", "curl", "Plex Media Serv");

  private static final List<String> CALLS =
      List.of(
          "setsockopt(41, 25)",
          "fstatat(AT_NO_AUTOMOUNT)",
          "prctl option 16",
          "futex 0x9",
          "NOSYS (332): out of bounds",
          "NOSYS (getrandom): Not done yet",
          "setsockopt(41, 2",
          "clone(2) no namespace support (flags:0x6C000011)");

  private static String row(int pid, String name, String call) {
    return String.format(Locale.ROOT, "%6d %20s %s\\0\n", pid, name, call);
  }

  private static <T> T any(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
