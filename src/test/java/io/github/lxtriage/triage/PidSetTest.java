package io.github.lxtriage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Process ids are kept once each, in bounded memory, whatever order they come in. */
class PidSetTest {
  @Test
  void any_number_is_kept_once() {
    List<Long> pids = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 63L, 64L, 99999L, 64L);
    PidSet set = new PidSet();
    pids.forEach(set::add);
    assertThat(set.sorted()).containsExactlyElementsOf(new TreeSet<>(pids));
  }

  @Test
  void of_too_many_the_smallest_are_kept_in_any_order_and_in_any_parts() {
    List<Long> pids =
        new ArrayList<>(LongStream.range(0, 300_000).map(i -> i * 64 + i % 7).boxed().toList());
    List<Long> smallest = pids.subList(0, PidSet.MAX).stream().toList();
    Collections.shuffle(pids, new Random(1));
    PidSet whole = new PidSet();
    pids.forEach(whole::add);
    assertThat(whole.sorted()).containsExactlyElementsOf(smallest);

    PidSet first = new PidSet();
    PidSet second = new PidSet();
    pids.subList(0, 200_000).forEach(first::add);
    pids.subList(200_000, 300_000).forEach(second::add);
    first.addAll(second);
    assertThat(first.sorted()).containsExactlyElementsOf(smallest);
  }
}
