package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.knowledge.Platform.Has;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds of SmartOS are days; those of OmniOS are updates of releases, each a branch. */
class PlatformTest {
  /** The updates of a release in the order in which they come: none, a to z, aa to az, ba ... */
  private static final List<String> UPDATES = updates();

  private static List<String> updates() {
    List<String> letters = IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();
    List<String> updates = new ArrayList<>(List.of(""));
    updates.addAll(letters);
    letters.forEach(first -> letters.forEach(second -> updates.add(first + second)));
    return updates;
  }

  private static Platform omnios(String version) {
    return Platform.of("omnios:" + version).orElseThrow();
  }

  private static Entry.FixedIn fixedIn(String... releases) {
    return new Entry.FixedIn(Optional.empty(), List.of(releases), Optional.empty(), "");
  }

  @ParameterizedTest
  @CsvSource({
    "smartos:20240418,             smartos:20240418",
    "smartos:20240418T000231Z,     smartos:20240418",
    "joyent_20240418T000231Z,      smartos:20240418",
    "joyent_20240418,              smartos:20240418",
    "omnios:r151050,               omnios:r151050",
    "omnios:r151046be,             omnios:r151046be",
    "omnios-r151050-8a4e2c8,       omnios:r151050",
    "omnios-r151050,               omnios:r151050",
    "omnios-r151046be-d2bb8a7ec8,  omnios:r151046be"
  })
  void what_uname_prints_names_a_platform(String text, String platform) {
    assertThat(Platform.ofSystem(text).map(Platform::toString)).hasValue(platform);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "r151050",
        "omnios:151050",
        "omnios:r151050abc",
        "omnios:r151050B",
        "omnios-r1510501",
        "omnios-r151050xyz",
        "smartos:20241301",
        "joyent_2024",
        "joyent_20240418T1",
        "5.11"
      })
  void what_is_none_is_refused(String text) {
    assertThat(Platform.ofSystem(text)).isEmpty();
  }

  @Test
  void updates_are_ordered_a_to_z_then_aa_and_so_on_and_releases_before_them() {
    SplittableRandom random = new SplittableRandom(25);
    for (int i = 0; i < 5_000; i++) {
      int a = random.nextInt(UPDATES.size());
      int b = random.nextInt(UPDATES.size());
      int release = random.nextInt(-1, 2);
      String one = "r151046" + UPDATES.get(a);
      String other = "r15104" + (6 + release) + UPDATES.get(b);
      int expected = release == 0 ? Integer.compare(a, b) : -release;
      assertThat(Integer.signum(Platform.compare(one, other)))
          .as(one + " " + other)
          .isEqualTo(expected);
    }
  }

  /** The law of branches: one's own at that letter or later, or a release later than all. */
  @Test
  void a_build_has_a_change_where_its_branch_got_it_or_it_is_of_a_later_release() {
    Entry.FixedIn change = fixedIn("r151046be", "r151048ad", "r151050d");
    List<String> firsts = List.of("be", "ad", "d");
    SplittableRandom random = new SplittableRandom(26);
    for (int i = 0; i < 3_000; i++) {
      int branch = random.nextInt(-1, 4);
      String update = UPDATES.get(random.nextInt(UPDATES.size()));
      Has expected =
          branch < 0
              ? Has.NO
              : branch == 3
                  ? Has.YES
                  : update.isEmpty()
                      ? Has.PERHAPS
                      : UPDATES.indexOf(update) >= UPDATES.indexOf(firsts.get(branch))
                          ? Has.YES
                          : Has.NO;
      Platform build = omnios("r1510" + (46 + 2 * branch) + update);
      assertThat(build.has(change)).as(build.toString()).hasValue(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "r151038,   YES", // from its first build on
    "r151038k,  YES",
    "r151036zz, NO",
    "r151040,   YES"
  })
  void a_release_without_letters_has_a_change_from_its_first_build_on(String build, Has has) {
    assertThat(omnios(build).has(fixedIn("r151038"))).hasValue(has);
  }

  @Test
  void a_branch_between_two_that_got_it_has_not_got_it() {
    assertThat(omnios("r151048zz").has(fixedIn("r151046be", "r151050"))).hasValue(Has.NO);
  }

  @Test
  void of_a_release_that_has_it_at_the_latest_it_is_said_so() {
    Entry.FixedIn latest =
        new Entry.FixedIn(Optional.of("20150101"), List.of(), Optional.of("r151022"), "");
    assertThat(omnios("r151022").has(latest)).hasValue(Has.YES);
    assertThat(omnios("r151020").has(latest)).hasValue(Has.NO);
    assertThat(omnios("r151020").isOnlyLatest(latest)).isTrue();
    assertThat(Platform.of("smartos:20141231").orElseThrow().has(latest)).hasValue(Has.NO);
    assertThat(Platform.of("smartos:20150101").orElseThrow().has(latest)).hasValue(Has.YES);
  }

  @Test
  void days_and_releases_are_never_compared() {
    assertThat(Platform.of("smartos:20240101").orElseThrow().has(fixedIn("r151050"))).isEmpty();
  }
}
