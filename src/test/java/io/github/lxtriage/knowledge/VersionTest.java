package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of programs are numbers with dots, whatever a distribution puts around them. */
class VersionTest {
  private static Version version(String text) {
    return Version.of(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "256.12-1.fc41,      256.12",
    "252.17-1~deb12u1,   252.17",
    "1:2.36-9+deb12u4,   2.36",
    "v258,               258",
    "261~rc2,            261",
    "10.4p1,             10.4",
    "1.1.1k,             1.1.1",
    "245.4-4ubuntu3.1,   245.4"
  })
  void what_stands_around_the_numbers_does_not_count(String text, String numbers) {
    assertThat(version(text).text()).isEqualTo(numbers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "fc41", "-1", "systemd 252", "1..2", "252.", "252 ; rm"})
  void what_begins_with_no_number_is_no_version(String text) {
    assertThat(Version.of(text)).isEmpty();
  }

  @Test
  void versions_are_ordered_number_by_number() {
    SplittableRandom random = new SplittableRandom(22);
    List<String> texts =
        new ArrayList<>(
            List.of("2.3", "2.9", "2.30", "2.30.1", "2.31", "10", "252.17", "253", "253.9", "254"));
    List<Version> shuffled =
        texts.stream().map(VersionTest::version).collect(Collectors.toCollection(ArrayList::new));
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    Collections.sort(shuffled);
    assertThat(shuffled.stream().map(Version::text)).containsExactlyElementsOf(texts);
  }

  /**
   * Any two versions compare as the lists of their numbers do, and zeros at the end are nothing.
   */
  @Test
  void the_order_is_that_of_the_numbers_and_total() {
    SplittableRandom random = new SplittableRandom(23);
    for (int i = 0; i < 2_000; i++) {
      int[] a = random.ints(1 + random.nextInt(3), 0, 4).toArray();
      int[] b = random.ints(1 + random.nextInt(3), 0, 4).toArray();
      int expected = 0;
      for (int n = 0; n < 3 && expected == 0; n++) {
        expected = Integer.compare(n < a.length ? a[n] : 0, n < b.length ? b[n] : 0);
      }
      Version one = version(text(a));
      Version other = version(text(b) + "-1.fc" + random.nextInt(50));
      assertThat(Integer.signum(one.compareTo(other))).as(one + " " + other).isEqualTo(expected);
      assertThat(Integer.signum(other.compareTo(one))).isEqualTo(-expected);
      assertThat(one.equals(other)).isEqualTo(expected == 0);
      assertThat(version(text(a) + ".0")).isEqualTo(one).hasSameHashCodeAs(one);
    }
  }

  private static String text(int... numbers) {
    return java.util.Arrays.stream(numbers)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("."));
  }

  /** Its ends are as they say: the first is in, the one below which it lies is not. */
  @Test
  void a_range_holds_what_lies_between_its_ends() {
    SplittableRandom random = new SplittableRandom(24);
    for (int i = 0; i < 1_000; i++) {
      int from = random.nextInt(300);
      int below = from + 1 + random.nextInt(10);
      int asked = random.nextInt(310);
      VersionRange range =
          new VersionRange(Optional.of(version("" + from)), Optional.of(version("" + below)));
      assertThat(range.contains(version("" + asked))).isEqualTo(asked >= from && asked < below);
      assertThat(range.contains(version(below - 1 + ".99"))).isTrue();
      assertThat(VersionRange.ALL.contains(version("" + asked))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "258, ,      from 258",
    "253, 258,   from 253 up to 257",
    "2.39, 2.39.2, from 2.39 to before 2.39.2",
    "0, 10.4,    before 10.4",
    "0, ,        ''",
    ", ,         ''"
  })
  void a_range_is_said_in_words(String from, String below, String words) {
    VersionRange range =
        new VersionRange(
            Optional.ofNullable(from).flatMap(Version::of),
            Optional.ofNullable(below).flatMap(Version::of));
    assertThat(range.words()).isEqualTo(words);
    assertThat(range.isLimited()).isEqualTo(!words.isEmpty());
  }
}
