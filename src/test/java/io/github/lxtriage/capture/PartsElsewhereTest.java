package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.triage.Batch;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.Tally;
import io.github.lxtriage.triage.Triage;
import io.github.lxtriage.triage.TriageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Parts of a capture can be read, and captures be summed up, on machines that share nothing but
 * bytes: the triage is that of one machine.
 */
class PartsElsewhereTest {
  private static final LinuxTables LINUX = LinuxTables.bundled();
  private static final LxReader LX = new LxReader(LINUX);
  private static final TriageRequest NOTHING_SAID = TriageRequest.PLAIN;

  @Test
  void a_capture_in_parts_is_the_capture() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int joined = 0;
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int blocks = random.nextInt(1, 14); blocks > 0; blocks--) {
        RepeatingText.block(text, random);
      }
      joined += inParts(text.toString().getBytes(StandardCharsets.ISO_8859_1), random) ? 1 : 0;
    }
    assertThat(joined).as("captures that could be read in parts").isGreaterThan(50);
  }

  @Test
  void a_sample_in_parts_is_the_sample() throws IOException {
    SplittableRandom random = new SplittableRandom(12);
    int joined = 0;
    for (Path sample : samples()) {
      for (int i = 0; i < 6; i++) {
        joined += inParts(Files.readAllBytes(sample), random) ? 1 : 0;
      }
    }
    assertThat(joined).as("samples that could be read in parts").isGreaterThan(15);
  }

  @Test
  void captures_that_were_summed_up_elsewhere_are_the_captures() throws IOException {
    Batch here = new Batch(Optional.empty());
    Batch sums = new Batch(Optional.empty());
    Batch gathered = new Batch(Optional.empty());
    List<Path> samples = samples();
    for (Path sample : samples) {
      Tally tally = tally(sample.toString(), Files.readAllBytes(sample));
      tally.label(Map.of("distro", "made-up", "note", sample.toString()));
      here.add(tally);
      Batch one = new Batch(Optional.empty());
      one.add(tally);
      sums.addSums(one.sums());
    }
    gathered.addSums(sums.sums());
    for (Path sample : samples) {
      Tally tally = tally(sample.toString(), Files.readAllBytes(sample));
      tally.label(Map.of("distro", "made-up", "note", sample.toString()));
      Batch one = new Batch(Optional.empty());
      one.add(tally);
      gathered.addCaptures(one.captures());
    }
    assertThat(triage(gathered)).isEqualTo(triage(here));
    assertThat(triage(here).findings()).hasSizeGreaterThan(20);
  }

  @Test
  void every_state_survives_as_text() throws IOException {
    for (Heading heading : Heading.values()) {
      InForce.Said said = new InForce.Said(heading, true, "a 1 true\nb", -1, 3);
      ColumnLexer.State state = new ColumnLexer.State(said, false);
      assertThat(StateText.read(StateText.of(state))).isEqualTo(state);
    }
    assertThat(StateText.read(CaptureParts.beginning())).isEqualTo(ColumnLexer.State.BEGINNING);
  }

  /** Compares; false where the capture cannot be read in parts. */
  private static boolean inParts(byte[] bytes, SplittableRandom random) throws IOException {
    CaptureReader.Source capture = new Held(bytes);
    if (!CaptureParts.hasParts(capture)) {
      return false;
    }
    CaptureParts parts = new CaptureParts(LX::startIn);
    Tally joined = new Tally("c", interpreter());
    String state = CaptureParts.beginning();
    Object context = joined.context();
    long from = 0;
    long lines = 0;
    long torn = 0;
    while (true) {
      long until = from + random.nextLong(1, bytes.length + 2L);
      Tally tally = new Tally("c", interpreter()).part(context);
      CaptureParts.Part part = parts.read(capture, from, state, until, tally);
      if (!tally.exact()) {
        return false;
      }
      joined.join(tally.bytes(), lines);
      torn = part.summary().tornLine() > 0 ? lines + part.summary().tornLine() : torn;
      lines += part.summary().lines();
      if (part.end().isEmpty()) {
        break;
      }
      state = part.end().get();
      context = tally.context();
      from = part.until();
    }
    joined.end(lines, torn);
    assertThat(triage(joined)).isEqualTo(triage(tally("c", bytes)));
    return true;
  }

  private static Tally tally(String name, byte[] bytes) throws IOException {
    Tally tally = new Tally(name, interpreter());
    ReadSummary summary =
        new CaptureReader(LX::startIn).read(new ByteArrayInputStream(bytes), tally);
    tally.end(summary.lines(), summary.tornLine());
    return tally;
  }

  private static Interpreter interpreter() {
    return new Interpreter(LINUX, LX, Knowledge.bundled(), Optional.empty());
  }

  private static Triage triage(Tally tally) {
    return Triage.of(List.of(tally), Knowledge.bundled());
  }

  private static Triage triage(Batch batch) {
    return batch.triage(Knowledge.bundled(), NOTHING_SAID);
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      return samples.filter(sample -> sample.toString().endsWith(".log")).sorted().toList();
    }
  }

  /** A capture in memory. */
  private static final class Held implements CaptureReader.Source {
    private final byte[] bytes;

    Held(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
      int start = (int) Math.min(offset, bytes.length);
      return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }
  }
}
