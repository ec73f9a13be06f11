package io.github.lxtriage.triage;

import static io.github.lxtriage.triage.Captures.capture;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capture says how old its platform is: by texts that are gone, and by what LX does since. */
class DatingTest {
  private static Dating dating(Captures captures) {
    return captures.triage().captures().get(0).dating().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          futex 0x9                       | 2015-03-12
          prctl option 16                 | 2017-10-05
          NOSYS (getrandom): Not done yet | 2015-04-01
          setsockopt(41, 25)              | 2023-09-30
          fstatat(AT_NO_AUTOMOUNT)        | 2021-07-28
          prctl option 38                 | 2021-06-16
          setsockopt(6, 18)               | ''
          prctl option 22                 | ''
          prctl option 23                 | ''
          NOSYS (332): out of bounds      | ''
          """)
  void what_lx_does_since_a_day_only_older_platforms_refuse(String message, String day) {
    Dating dating = dating(capture().refused("x", message));
    assertThat(dating.olderThan()).isEqualTo(day);
    assertThat(dating.text()).isEqualTo(day.isEmpty() ? "" : message);
  }

  @Test
  void the_oldest_of_several_counts_with_its_line() {
    Dating dating =
        dating(
            capture()
                .refused("x", "prctl option 23")
                .refused("x", "setsockopt(41, 25)")
                .refused("x", "fstatat(AT_NO_AUTOMOUNT)"));
    assertThat(dating.sentence()).isEqualTo("This platform is older than 2021-07");
    assertThat(dating.line()).isEqualTo(3);
  }

  @Test
  void a_call_that_was_only_seen_says_nothing_of_the_age() {
    assertThat(capture().called("curl", 41, 25).triage().captures().get(0).dating()).isEmpty();
  }

  /** The text is of 2014 and of today: with one that went in 2015, the capture is of 2014. */
  @Test
  void a_text_of_two_eras_contradicts_neither() {
    Dating dating =
        dating(
            capture()
                .refused("x", "unimplemented syscall #250 (keyctl): Not done yet")
                .refused("x", "prctl option 23")
                .refused("x", "unsupported fcntl command: 1024")
                .refused("x", "setting prlimit 7 for another process"));
    assertThat(dating.contradicts()).isFalse();
    assertThat(dating.sentence()).isEqualTo("This platform is older than 2015-02");
  }
}
