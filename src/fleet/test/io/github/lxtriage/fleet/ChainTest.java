package io.github.lxtriage.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.fleet.PieceRead.Edge;
import io.github.lxtriage.fleet.PieceRead.Facts;
import io.github.lxtriage.fleet.PieceRead.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A piece counts only where the piece above it ended exactly there and in that state. */
class ChainTest {
  private static final Facts FIRST = counted(0, at(0), at(10), 10);

  @Test
  void pieces_that_fit_together_count() {
    Chain chain = Chain.of(List.of(FIRST, counted(1, at(10), at(20), 20), last(2, at(20))));
    assertThat(chain.again()).isEmpty();
    assertThat(chain.counting()).extracting(Facts::place).containsExactly(0, 1, 2);
  }

  @Test
  void a_piece_that_began_elsewhere_or_otherwise_is_read_again() {
    for (Edge begin : List.of(at(11), new Edge(10, "other", "c"), new Edge(10, "state", "other"))) {
      Chain chain = Chain.of(List.of(FIRST, counted(1, begin, at(20), 20), last(2, at(20))));
      assertThat(chain.again()).containsExactly(new Chain.Link(1, at(10), 20));
    }
  }

  @Test
  void a_piece_that_lies_inside_the_one_above_does_not_count() {
    Facts first = counted(0, at(0), at(25), 10);
    Chain chain = Chain.of(List.of(first, counted(1, at(10), at(20), 20), last(2, at(25))));
    assertThat(chain.again()).isEmpty();
    assertThat(chain.counting()).extracting(Facts::place).containsExactly(0, 2);
  }

  @Test
  void below_a_piece_that_ends_the_capture_nothing_counts() {
    Chain chain = Chain.of(List.of(last(0, at(0)), last(1, at(10))));
    assertThat(chain.counting()).extracting(Facts::place).containsExactly(0);
    assertThat(chain.again()).isEmpty();
  }

  @Test
  void where_no_line_begins_the_piece_above_goes_on() {
    Chain chain =
        Chain.of(
            List.of(
                counted(0, at(0), at(30), 30),
                facts(1, Kind.VOID, Edge.NONE, Edge.NONE, 20, false),
                last(2, at(30))));
    assertThat(chain.counting()).extracting(Facts::place).containsExactly(0, 2);
  }

  @Test
  void what_cannot_be_counted_in_pieces_is_read_as_a_whole_once_its_beginning_is_certain() {
    Facts inexact = facts(1, Kind.INEXACT, at(10), at(20), 20, false);
    assertThat(Chain.of(List.of(FIRST, inexact)).whole()).isTrue();
    Facts guessed = facts(1, Kind.INEXACT, at(11), at(20), 20, false);
    Chain chain = Chain.of(List.of(FIRST, guessed));
    assertThat(chain.whole()).isFalse();
    assertThat(chain.again()).extracting(Chain.Link::place).containsExactly(1);
  }

  private static Edge at(long offset) {
    return new Edge(offset, "state", "c");
  }

  private static Facts counted(int place, Edge begin, Edge end, long limit) {
    return facts(place, Kind.COUNTED, begin, end, limit, false);
  }

  private static Facts last(int place, Edge begin) {
    return facts(place, Kind.COUNTED, begin, new Edge(99, "", "c"), Long.MAX_VALUE, true);
  }

  private static Facts facts(int place, Kind kind, Edge begin, Edge end, long limit, boolean last) {
    return new Facts("capture", place, 0, kind, begin, limit, end, last, 1, 0, "");
  }
}
