package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.print.MadeUpRun;
import io.github.lxtriage.trace.RecordSink;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The grammar is the specification: where plain code counts lines without it, the grammar alone
 * reads the same records, on the same lines, from generated, mutated and hostile text of every
 * kind.
 */
class GrammarAgreementTest {
  /** As many programs as MadeUpRun knows, several times over. */
  private static final int PROGRAMS = 60;

  private static final int MUTANTS = 120;

  /** Pieces that lines are made of, and what stands where it should not. */
  private static final String[] PIECES = {
    "  ",
    " ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\0",
    "\u001b[31m",
    "\u00ff",
    "0x1f",
    "884",
    "-1",
    "dtrace: ",
    "dtrace: 5 drops on CPU 3\n",
    "dtrace: description 'x' matched 1 probe\n",
    "NOSYS (332)\\0\n",
    "  4211              systemd prctl option 23\\0\n",
    "   PID                 NAME CALL\n",
    "   PID                 NAME PROTO SOCKOPT\n",
    "CPU     ID                    FUNCTION:NAME\n",
    "CPU FUNCTION                                 \n",
    "                   FUNCTION:NAME\n",
    "           value  ------------- Distribution ------------- count    \n",
    "              key  ------------- Distribution ------------- count    \n",
    "              key     min .---. max      | count\n",
    "              genunix`f+0x1\n",
    "                [ note ]\n",
    "                7\n",
    "              100\n",
    "    [CPU 0]                2\n",
    "               1 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@ 6        \n",
    "4211/1: ",
    "# lxtriage values: 2\n",
    "# dtrace -s x.d\n",
    "root@gz:~# dtrace\n",
    "foo_t {\n",
    "    int a = 1\n",
    "}",
    "{\"dtrace\": {\"probes\": [",
    "-- @@stderr --\n",
    "= 4211/1: x\n",
    "      123\n",
    "  genunix`fop_read",
    "x",
    "`",
    ":",
    "|",
    "@"
  };

  @ParameterizedTest
  @ValueSource(longs = {3, 20140530, -9})
  void on_what_is_generated(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < PROGRAMS; i++) {
      agree(generated(random));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20140530, -9})
  void on_what_is_mutated(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTANTS; i++) {
      StringBuilder text = new StringBuilder(generated(random));
      for (int n = random.nextInt(1, 9); n > 0; n--) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(4));
        text.replace(at, end, random.nextBoolean() ? "" : piece(random));
      }
      agree(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20140530, -9})
  void on_what_is_hostile(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTANTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(300); n > 0; n--) {
        if (random.nextInt(4) == 0) {
          RepeatingText.block(text, random);
        } else {
          text.append(piece(random));
        }
      }
      agree(text.toString());
    }
  }

  /** Two programs of any kind, each printed twice so that lines repeat, and what repeats most. */
  private static String generated(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      MadeUpRun run = new MadeUpRun();
      run.program(random.nextLong(), 8);
      text.append(run.text()).append(run.text());
      RepeatingText.block(text, random);
    }
    return text.toString();
  }

  private static String piece(SplittableRandom random) {
    return PIECES[random.nextInt(PIECES.length)];
  }

  private static void agree(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    CaptureReader reader = new CaptureReader(MessageStart.unknown());
    Kept grammar = new Kept();
    Kept quick = new Kept();
    ReadSummary expected = reader.readPlainly(new ByteArrayInputStream(bytes), grammar);
    ReadSummary summary = reader.read(new ByteArrayInputStream(bytes), quick);
    assertThat(quick.records).as(text).isEqualTo(grammar.records);
    assertThat(summary).as(text).isEqualTo(expected);
    assertThat(expected.bytes()).as(text).isEqualTo(bytes.length);
  }

  /** Each record with its line and its text, whichever way it came. */
  private static final class Kept implements RecordSink {
    private final List<String> records = new ArrayList<>();

    @Override
    public void accept(TraceRecord record, String raw) {
      records.add(record.line() + Repeated.of(record) + raw);
    }

    @Override
    public Repeats repeats(TraceRecord record) {
      return Repeated.each(record, records::add);
    }
  }
}
