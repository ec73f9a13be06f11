package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.print.MadeUpRun;
import io.github.lxtriage.trace.PartSink;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is counted straight from the bytes, and what several threads read in parts, is what the
 * grammar reads alone: every record on its line, with its pid or value and its text.
 */
class SameReadingTest {
  private static final int MUTANTS = 400;

  @Test
  void on_every_sample() throws IOException {
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      for (Path sample : samples.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(sample);
        same(bytes);
        same(twice(bytes));
      }
    }
  }

  @Test
  void on_what_programs_print() throws IOException {
    for (long seed = 1; seed <= 150; seed++) {
      same(twice(madeUp(seed)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20140528, -7})
  void on_rows_entries_stacks_and_histograms_that_repeat(long seed) throws IOException {
    byte[] bytes = repeating(new SplittableRandom(seed), 600);
    assertThat(same(bytes)).as("counted without being read").isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 20140529, -8})
  void on_mutated_text(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTANTS; i++) {
      same(mutated(repeating(random, 40), random));
    }
    for (int i = 0; i < MUTANTS / 4; i++) {
      same(mutated(twice(madeUp(random.nextLong())), random));
    }
  }

  /** In the columns of a pid each byte matters, also where no row had a pid like it before. */
  @Test
  void on_a_row_among_many_whose_pid_is_none() throws IOException {
    String row = "%6s              systemd unsupported option 25 of a call\\0\n";
    String rows = String.format(row, 11211).repeat(300);
    String heading = "   PID                 NAME CALL\n";
    for (String pid : List.of("\0\0\0" + "12", " 1 12", "\0" + "1112", "1\0" + "211", "0 112")) {
      for (char column : " 0\0".toCharArray()) {
        String odd = (column + pid).substring(0, 6);
        sameSums(
            (heading + rows + String.format(row, odd) + rows)
                .getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Where few shapes come again and again, some of the lines damaged by a byte. */
  @ParameterizedTest
  @ValueSource(longs = {3, 20140530, -9})
  void on_long_runs_of_lines_that_are_known(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      RepeatingText.run(text, random, 400);
      sameSums(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      sameSums(damaged(text, random).toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Each column of a line that was counted before, with another character among lines as before.
   */
  @ParameterizedTest
  @ValueSource(strings = {" ", "0", "1", "9", "x", "@", "|", "\t", "\n", "\0", "\u00b0"})
  void at_each_column_of_a_line_that_is_known(String other) throws IOException {
    String key = "  a process of the fifty columns that a key has here";
    String call = "  a call of fifty columns, as many as a key has here";
    String bucket = "%16d |%-40s %-9d\n";
    for (String known :
        List.of(
            String.format("  %-50s %16d\n", "sshd", 20_140),
            String.format("  %-50s  %-50s %16d\n", "sshd", "NOSYS (332): out of bounds", 0),
            key + call + String.format(" %16d\n", 20_140),
            key + call + String.format("  %-50s %16d\n", "prctl option 23", 201_405_280_001L),
            String.format("%6d %20s %s\\0\n", 11_211, "sshd", "setsockopt(41, 25)"),
            String.format("  %-50s\n", "sshd")
                + new String(RepeatedLines.HISTOGRAM_HEADING, StandardCharsets.ISO_8859_1)
                + String.format(bucket, 512, "", 0)
                + String.format(bucket, 1024, "@".repeat(11), 11)
                + String.format(bucket, 2048, "@".repeat(24), 201_405_280)
                + String.format(bucket, 4096, "@".repeat(5), 5)
                + "\n")) {
      StringBuilder text = new StringBuilder(known.startsWith(" 1") ? Heading.UNSUP.words() : "");
      text.append('\n').append(known.repeat(30));
      for (int at = 0; at < known.length(); at++) {
        text.append(known, 0, at).append(other).append(known, at + 1, known.length());
        text.append(known.repeat(5));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
      same(bytes);
      sameSums(bytes);
    }
  }

  /** A line that shows how those above it are to be read, below more or fewer that are known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "   PID                 NAME CALL",
        "dtrace: description 'x' matched 1 probe",
        "           value  ------------- Distribution ------------- count    ",
        "              genunix`f+0x1",
        "    [CPU  0]               12",
        "^C"
      })
  void below_lines_that_are_known(String line) throws IOException {
    String row = String.format("%6d %20s %s\\0\n", 211, "sshd", "setsockopt(41, 25)");
    String entry = String.format("  %-50s  %-50s %16d\n", "sshd", "prctl option 23", 20_140);
    for (String known : List.of(row, entry)) {
      StringBuilder text = new StringBuilder();
      for (int above = 0; above < 7; above++) {
        for (int moved = 0; moved < 4; moved++) {
          text.append(known.equals(row) ? Heading.UNSUP.words() : "");
          text.append("\n\n").append(known.repeat(30)).append("\n").append(known.repeat(above));
          text.append(" ".repeat(moved)).append(line).append("\n");
          text.append(known.repeat(9)).append(line).append("\n");
        }
      }
      sameSums(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Some lines are read before it is known what they are: where a block ends among them, they stay
   * in the next one.
   */
  @ParameterizedTest
  @ValueSource(longs = {4, 20140531})
  void where_blocks_end(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < 2_000_000) {
      RepeatingText.run(text, random, 100);
    }
    sameSums(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    sameSums(damaged(text, random).toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The second half, in which shapes are known, with other bytes here and there. */
  private static StringBuilder damaged(StringBuilder text, SplittableRandom random) {
    String bytes = "\0\0 0123456789a@|\n\u00a0\u00b0\u00b5\u0000:/";
    int kind = random.nextInt(3); // anywhere, in a pid or beside it, where a line ends
    for (int n = random.nextInt(1, 60); n > 0; n--) {
      int any = random.nextInt(text.length() / 2, text.length());
      int end = Math.max(text.lastIndexOf("\n", any), 0);
      int at = kind == 0 ? any : kind == 1 ? Math.min(end + random.nextInt(9), any) : end;
      char other = (char) (text.charAt(at) ^ 1 << random.nextInt(8));
      boolean bit = random.nextBoolean();
      text.setCharAt(at, bit ? other : bytes.charAt(random.nextInt(bytes.length())));
    }
    return text;
  }

  /** Lines that are nearly what is counted, each below and above what is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "      PID                 NAME CALL",
        "   PID                 NAME CALL",
        "   PID                 NAME PROTO SOCKOPT",
        "CPU     ID                    FUNCTION:NAME",
        "CPU FUNCTION",
        "    CPU FUNCTION",
        "  dtrace: description 'x' matched 1 probe",
        "dtrace: description 'x' matched 1 probe",
        "dtrace: description 'brand-lx-unsupported' matched 1 probe",
        "dtrace: 5 drops on CPU 0",
        "           value  ------------- Distribution ------------- count    ",
        "                value  ------------- Distribution ------------- count    ",
        "              key  ------------- Distribution ------------- count    ",
        "    [CPU  0]               12",
        "             0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef",
        "              genunix`f+0x1",
        "                7",
        "              100",
        "  $ dtrace -n x",
        "# lxtriage values: 2",
        "   123",
        "^C",
        " ",
        "123456 NAME",
        "333333333333333333333             postgres NOSYS (480): out of bounds\\0",
        "   302                   ls prctl option 36\\0       systemd prctl option 36\\0",
        "   302                   ls NOSYS (3   302                   ls prctl option 36\\0",
        "   302                   ls\n prctl option 36\\0   303                   ls call\\0",
        "   302                   ls\u001fNOSYS (3",
        " 333333333333333333333",
        "1/1: text",
        "1/1: dtrace: 5 drops on CPU 0",
        "\u001b[31mred\u001b[0m"
      })
  void around_a_line_that_matters_to_others(String line) throws IOException {
    SplittableRandom random = new SplittableRandom(line.hashCode());
    for (int i = 0; i < 60; i++) {
      String text = new String(repeating(random, 12), StandardCharsets.ISO_8859_1);
      List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        lines.add(random.nextInt(lines.size()), line + (random.nextInt(9) == 0 ? "\r" : ""));
      }
      same(twice(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  // ---- comparing

  /** Keeps each record as text, with what a repetition says of it. */
  private static final class Kept implements PartSink<Kept> {
    private final List<String> records = new ArrayList<>();
    private String context = "";
    private long repeated;

    @Override
    public void accept(TraceRecord record, String raw) {
      records.add(record.line() + Repeated.of(record) + raw);
      if (record instanceof TraceRecord.Diagnostic said) {
        context = said.text();
      }
    }

    @Override
    public Repeats repeats(TraceRecord record) {
      return Repeated.each(
          record,
          said -> {
            repeated++;
            records.add(said);
          });
    }

    @Override
    public Kept itself() {
      return this;
    }

    @Override
    public Object context() {
      return context;
    }

    @Override
    public Kept part(Object start) {
      Kept part = new Kept();
      part.context = (String) start;
      return part;
    }

    @Override
    public void join(Kept part, long linesBefore) {
      for (String record : part.records) {
        int end = record.indexOf(' ');
        records.add(Long.parseLong(record, 0, end, 10) + linesBefore + record.substring(end));
      }
      context = part.context;
      repeated += part.repeated;
    }
  }

  /** Counts and adds up, and wants to know of the first few only what they are. */
  private static final class Summed implements PartSink<Summed> {
    private final Map<String, Sum> sums = new TreeMap<>();
    private String context = "";

    private static final class Sum implements RecordSink.Repeats {
      private long times;
      private long sum;
      private final Set<Long> pids = new TreeSet<>();
      private final boolean row;

      Sum(boolean row) {
        this.row = row;
      }

      @Override
      public boolean count(long line, long number, RecordSink.Raw raw) {
        add(number);
        return times < 3;
      }

      void add(long number) {
        times++;
        sum += row ? 0 : number;
        if (row) {
          pids.add(number);
        }
      }

      @Override
      public void more(long moreTimes, long moreSum) {
        times += moreTimes;
        sum += moreSum;
      }

      @Override
      public void pids(long first, long bits) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
          if ((bits >>> bit & 1) != 0) {
            pids.add(first + bit);
          }
        }
      }

      private void add(Sum other) {
        times += other.times;
        sum += other.sum;
        pids.addAll(other.pids);
      }

      @Override
      public String toString() {
        return times + " times, " + sum + ", pids " + pids;
      }
    }

    @Override
    public void accept(TraceRecord record, String raw) {
      if (record instanceof TraceRecord.Diagnostic said) {
        context = said.text();
      }
      sum(record).add(Repeated.number(record));
    }

    @Override
    public Sum repeats(TraceRecord record) {
      return sum(record);
    }

    private Sum sum(TraceRecord record) {
      boolean row =
          record instanceof TraceRecord.UnsupportedCall
              || record instanceof TraceRecord.SocketOptionCall;
      return sums.computeIfAbsent(context + Repeated.shape(record), shape -> new Sum(row));
    }

    @Override
    public Summed itself() {
      return this;
    }

    @Override
    public Object context() {
      return context;
    }

    @Override
    public Summed part(Object start) {
      Summed part = new Summed();
      part.context = (String) start;
      return part;
    }

    @Override
    public void join(Summed part, long linesBefore) {
      part.sums.forEach(
          (shape, sum) -> sums.computeIfAbsent(shape, absent -> new Sum(sum.row)).add(sum));
      context = part.context;
    }
  }

  private static void sameSums(byte[] bytes) throws IOException {
    CaptureReader reader = new CaptureReader(MessageStart.unknown());
    Summed plain = new Summed();
    ReadSummary expected = reader.readPlainly(new ByteArrayInputStream(bytes), plain);
    assertThat(expected.bytes()).isEqualTo(bytes.length);
    Summed quick = new Summed();
    ReadSummary summary = reader.read(new ByteArrayInputStream(bytes), quick);
    assertThat(quick.sums.toString()).isEqualTo(plain.sums.toString());
    assertThat(summary).isEqualTo(expected);
    Summed parts = new Summed();
    long size = Math.max(64, bytes.length / 5);
    summary = new PartReader<>(MessageStart.unknown(), new InMemory(bytes), parts, 2, size).read();
    assertThat(parts.sums.toString()).isEqualTo(plain.sums.toString());
    assertThat(summary).isEqualTo(expected);
  }

  /** Compares the readings; how many records were counted without being read. */
  private static long same(byte[] bytes) throws IOException {
    CaptureReader reader = new CaptureReader(MessageStart.unknown());
    Kept plain = new Kept();
    ReadSummary expected = reader.readPlainly(new ByteArrayInputStream(bytes), plain);
    Kept quick = new Kept();
    ReadSummary summary = reader.read(new ByteArrayInputStream(bytes), quick);
    assertSame(quick, summary, plain, expected, bytes);
    CaptureReader.Source source = new InMemory(bytes);
    for (int threads : new int[] {1, 2}) {
      Kept parts = new Kept();
      long size = Math.max(64, bytes.length / 5);
      summary = new PartReader<>(MessageStart.unknown(), source, parts, threads, size).read();
      assertSame(parts, summary, plain, expected, bytes);
    }
    sameSums(bytes);
    return quick.repeated;
  }

  private static void assertSame(
      Kept read, ReadSummary summary, Kept plain, ReadSummary expected, byte[] bytes) {
    int same = 0;
    int both = Math.min(read.records.size(), plain.records.size());
    while (same < both && read.records.get(same).equals(plain.records.get(same))) {
      same++;
    }
    if (same < both) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(read.records.get(same)).as(text).isEqualTo(plain.records.get(same));
    }
    assertThat(read.records).hasSameSizeAs(plain.records);
    assertThat(summary).isEqualTo(expected);
  }

  private static final class InMemory implements CaptureReader.Source {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
      return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }
  }

  // ---- texts

  private static byte[] madeUp(long seed) {
    MadeUpRun run = new MadeUpRun();
    for (int i = 0; i < 3; i++) {
      run.program(seed * 31 + i, 10);
    }
    return run.text().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] twice(byte[] bytes) {
    byte[] both = new byte[2 * bytes.length];
    System.arraycopy(bytes, 0, both, 0, bytes.length);
    System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
    return both;
  }

  private static byte[] repeating(SplittableRandom random, int blocks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < blocks; i++) {
      RepeatingText.block(text, random);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] mutated(byte[] bytes, SplittableRandom random) {
    String odd = "\n\n\r  0019Pdv:/|`\\\u001b\u00e9";
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int n = random.nextInt(1, 5); n > 0 && text.length() > 1; n--) {
      int at = random.nextInt(text.length());
      char c = odd.charAt(random.nextInt(odd.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, c);
        default -> text.setCharAt(at, c);
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
