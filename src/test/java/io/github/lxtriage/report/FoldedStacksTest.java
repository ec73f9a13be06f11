package io.github.lxtriage.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.Reading;
import io.github.lxtriage.trace.StackCount;
import io.github.lxtriage.trace.TraceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks are folded as flame-graph tools read them, by the rules of the contract. */
class FoldedStacksTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          unix`sys_syscall+0x17a                          ! unix`sys_syscall
          unix`0xfffffffffb800c91                         ! unix`0xfffffffffb800c91
          a`Foo::bar(int, char*)+0x1                      ! a`Foo::bar
          a`Foo::bar(std::vector<int>)+0x1                ! a`Foo::bar
          a`std::vector<int>::push_back(int const&)       ! a`std::vector<int>::push_back
          a`Foo::bar<int>                                 ! a`Foo::bar
          a`operator(int)                                 ! a`operator(int)
          Ljava/lang/Foo;.bar                             ! java/lang/Foo:.bar
          Lfoo/Bar;->baz                                  ! foo/Bar:;baz_[i]
          a;b                                             ! a:b
          """)
  void a_frame_is_folded(String frame, String folded) {
    assertThat(FoldedStacks.folded(List.of(frame))).isEqualTo(folded);
  }

  @Test
  void the_root_comes_first_and_equal_stacks_are_one_line_with_their_sum() throws IOException {
    assertThat(
            written(
                stack(3, "leaf+0x2", "root"), stack(4, "leaf+0x9", "root"), stack(1, "a", "root")))
        .isEqualTo("root;a 1\nroot;leaf 7\n");
  }

  @Test
  void a_sum_that_no_long_can_hold_stays_the_largest_one() throws IOException {
    assertThat(written(stack(Long.MAX_VALUE, "a"), stack(Long.MAX_VALUE, "a")))
        .isEqualTo("a " + Long.MAX_VALUE + "\n");
  }

  @Test
  void lines_are_in_the_order_of_their_bytes() throws IOException {
    assertThat(written(stack(1, "b"), stack(1, "B"), stack(1, "\u00e9"), stack(1, "a")))
        .isEqualTo("B 1\na 1\nb 1\n\u00e9 1\n");
  }

  @Test
  void other_records_are_left_out() throws IOException {
    assertThat(written(new TraceRecord.Text(1, "x"))).isEmpty();
  }

  private static StackCount stack(long value, String... frames) {
    return new StackCount(1, Reading.STRICT, List.of(frames), List.of(), value);
  }

  private static String written(TraceRecord... records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = RecordFormat.FOLDED.open(out);
    for (TraceRecord record : records) {
      writer.write("x", record);
    }
    writer.end();
    return out.toString(StandardCharsets.UTF_8);
  }
}
