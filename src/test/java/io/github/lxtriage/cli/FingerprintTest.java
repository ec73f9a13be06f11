package io.github.lxtriage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.capture.CaptureReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What tells the contents of captures apart. */
class FingerprintTest {
  private static final int MIB = 1 << 20;

  private static final class Bytes implements CaptureReader.Source {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream from(long offset) {
      return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void a_stream_has_that_of_the_file_however_it_is_read() throws IOException {
    for (int length : new int[] {0, 1, MIB - 1, MIB, MIB + 1, MIB + 70_000, 5 * MIB + 123}) {
      byte[] bytes = random(length);
      Fingerprint.Taking taking = new Fingerprint.Taking(new ByteArrayInputStream(bytes));
      byte[] into = new byte[300_000];
      Random random = new Random(1);
      int read = 0;
      while (read >= 0) {
        int from = random.nextInt(1000);
        read = taking.read(into, from, 1 + random.nextInt(into.length - from));
      }
      assertThat(taking.taken()).isEqualTo(Fingerprint.of(new Bytes(bytes)));
      assertThat(taking.taken().length()).isEqualTo(length);
    }
  }

  @Test
  void one_byte_within_the_first_mib_tells_captures_apart() throws IOException {
    byte[] bytes = random(MIB);
    Fingerprint whole = Fingerprint.of(new Bytes(bytes));
    for (int at : new int[] {0, 4711, MIB - 1}) {
      byte[] other = bytes.clone();
      other[at]++;
      assertThat(Fingerprint.of(new Bytes(other))).isNotEqualTo(whole);
    }
  }

  @Test
  void beyond_it_places_are_compared_and_the_length() throws IOException {
    byte[] bytes = random(3 * MIB);
    Fingerprint whole = Fingerprint.of(new Bytes(bytes));
    byte[] other = bytes.clone();
    other[2 * MIB + 5]++;
    assertThat(Fingerprint.of(new Bytes(other))).isNotEqualTo(whole);
    assertThat(Fingerprint.of(new Bytes(Arrays.copyOf(bytes, bytes.length - 1))))
        .isNotEqualTo(whole);
  }
}
