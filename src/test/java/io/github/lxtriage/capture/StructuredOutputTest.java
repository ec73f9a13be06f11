package io.github.lxtriage.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.trace.Key;
import io.github.lxtriage.trace.RecordKind;
import io.github.lxtriage.trace.TraceRecord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** FreeBSD's structured output, with what stands around it; every byte is counted once. */
class StructuredOutputTest {
  private static final String MATCHED = "dtrace: description 'x ' matched 2 probes\n";
  private static final String DROPS = "dtrace: 5 drops on CPU 0\n";
  private static final String ENTRIES =
      """
      {
        "dtrace": {
          "probes": [
            {
              "cpu": 1,
              "id": 2,
              "function": "",
              "name": "END",
              "output": [
                {
                  "aggregation-data": [
                    {
                      "keys": ["sh", 4],
                      "count": 2
                    },
                    {
                      "keys": ["cron", 5],
                      "count": 3
                    }
                  ]
                }
              ]
            }
          ]
        }
      }
      """;
  private static final String ONE_LINE = ENTRIES.replaceAll("\n *", "") + "\n";
  private static final List<String> KINDS = List.of("probe-row", "agg-row", "agg-row");

  private static Captured read(String text) {
    Captured captured = Captured.of(text);
    assertThat(captured.summary().bytes()).isEqualTo(text.length());
    assertThat(captured.summary().lines()).isEqualTo(text.lines().count());
    return captured;
  }

  @Test
  void lines_of_standard_error_stand_before_and_behind_it() {
    for (String document : List.of(ENTRIES, ONE_LINE)) {
      Captured captured = read(MATCHED + document + DROPS);
      assertThat(captured.kinds())
          .containsExactly("diagnostic", "probe-row", "agg-row", "agg-row", "diagnostic");
      assertThat(captured.summary().unread()).isZero();
    }
  }

  @Test
  void a_drop_cuts_it_anywhere() {
    for (String document : List.of(ENTRIES, ONE_LINE)) {
      for (int at = 1; at < document.length() - 1; at++) {
        Captured captured = read(document.substring(0, at) + DROPS + document.substring(at));
        if (captured.summary().unread() == 0) {
          assertThat(captured.kinds()).containsAll(KINDS).contains("diagnostic").hasSize(4);
        } else {
          // before the first key nothing shows that it is structured output
          assertThat(at).isLessThan(20);
        }
      }
    }
  }

  @Test
  void a_document_on_one_line_is_a_line_of_records() {
    ReadSummary summary = read(ONE_LINE).summary();
    assertThat(summary.blanks()).isZero();
    assertThat(summary.share(RecordKind.AGGREGATION_ROW).lines()).isEqualTo(1);
    assertThat(read(ONE_LINE.strip()).summary()).isNotNull();
  }

  @Test
  void a_record_counts_the_lines_that_it_stands_on() {
    ReadSummary summary = read(ENTRIES).summary();
    assertThat(summary.share(RecordKind.PROBE_ROW).lines()).isEqualTo(8);
    assertThat(summary.share(RecordKind.AGGREGATION_ROW).lines()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void one_that_breaks_off_loses_the_record_that_is_not_whole_and_no_other() {
    for (int end = 20; end < ENTRIES.length(); end++) {
      Captured captured = read(ENTRIES.substring(0, end));
      long records =
          captured.records().stream()
              .filter(record -> record instanceof TraceRecord.AggregationRow)
              .count();
      boolean first = end > ENTRIES.indexOf("}");
      boolean second = end > ENTRIES.indexOf("}", ENTRIES.indexOf("cron"));
      assertThat(records).isEqualTo(second ? 2 : first ? 1 : 0);
    }
    assertThat(read(ONE_LINE.substring(0, ONE_LINE.indexOf("cron"))).summary().unread())
        .isEqualTo(1);
  }

  @Test
  void a_damaged_one_is_text_from_the_damage_on() {
    Captured captured = read(ENTRIES.replace("count\": 3", "count\": @@") + DROPS + MATCHED);
    assertThat(captured.records()).hasAtLeastOneElementOfType(TraceRecord.AggregationRow.class);
    assertThat(captured.records())
        .extracting(TraceRecord::toString)
        .noneMatch(s -> s.contains("damaged"));
    assertThat(captured.kinds()).endsWith("diagnostic", "diagnostic").contains("text");
  }

  @Test
  void several_and_text_may_follow_each_other() {
    Captured captured =
        read(ONE_LINE + "\n" + ENTRIES + "\n" + String.format("  %-50s %16d%n", "a", 5));
    assertThat(captured.kinds())
        .containsExactly(
            "probe-row", "agg-row", "agg-row", "probe-row", "agg-row", "agg-row", "agg-row");
    assertThat(captured.summary().unread()).isZero();
  }

  @Test
  void bytes_that_are_no_text_and_numbers_that_are_too_large_damage_nothing() {
    Captured captured =
        read(
            ENTRIES
                .replace("sh", "s\u00ff")
                .replace("\"count\": 2", "\"count\": 18446744073709551615"));
    assertThat(captured.kinds()).isEqualTo(KINDS);
    assertThat(captured.records().get(1).toString()).contains("s\\xff", "values=[-1]");
  }

  @Test
  void a_document_that_is_nested_too_deep_is_text() {
    Captured captured = read("{\"dtrace\": {\"probes\": [" + "[".repeat(5000) + "\n");
    assertThat(captured.kinds()).containsExactly("text");
  }

  @Test
  void a_document_of_which_one_value_is_larger_than_records_are_is_text() {
    Captured captured = read("{\"dtrace\": {\"x\": [0" + ",1".repeat(9 << 20) + "]}}\n");
    assertThat(captured.kinds()).containsExactly("text");
  }

  @Test
  void a_probe_with_many_entries_gives_each_of_them_once_and_in_their_order() {
    String entries =
        IntStream.rangeClosed(1, 2500)
            .mapToObj(number -> "{\"keys\": [" + number + "], \"count\": 7}")
            .collect(Collectors.joining(",\n"));
    String document =
        "{\"dtrace\": {\"probes\": [{\"cpu\": 1, \"id\": 2, \"function\": \"\", \"name\": \"END\","
            + " \"output\": [{\"aggregation-data\": ["
            + entries
            + "]}]}]}}\n";
    for (String text : List.of(document, document.replace("\n", "") + "\n")) {
      List<TraceRecord> records = read(text).records();
      assertThat(records.get(0)).isInstanceOf(TraceRecord.ProbeRow.class);
      assertThat(records.subList(1, records.size()))
          .extracting(record -> ((TraceRecord.AggregationRow) record).keys().get(0))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 2500)
                  .mapToObj(number -> (Key) new Key.Int(number))
                  .toList());
    }
  }
}
