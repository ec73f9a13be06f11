package io.github.lxtriage.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Numbers are read eight columns at a time; here each is compared with what a pattern finds. */
class NumbersInColumnsTest {
  /** What stands in columns, and its neighbours among characters: bits of theirs must not pass. */
  private static final String CHARACTERS =
      "      0123456789012345678901234567890/:@`\t-+\u0000pP\u00b0";

  private final Random random = new Random(2026);

  @Test
  void a_pid_is_read_where_it_stands_alone_in_its_columns() {
    Pattern pid = Pattern.compile(" {1,5}([1-9][0-9]{0,4}) .*", Pattern.DOTALL);
    int found = 0;
    for (int i = 0; i < 400_000; i++) {
      String text = mostlyRight(6, 1 + random.nextInt(6)) + " rest";
      Matcher plain = pid.matcher(text);
      boolean is = plain.matches() && plain.start(1) + plain.group(1).length() == 6;
      int read = RepeatedLines.pid(padded(text), 0);
      assertThat(Math.max(read, 0)).as(text).isEqualTo(is ? Integer.parseInt(plain.group(1)) : 0);
      found += is ? 1 : 0;
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void a_value_is_read_where_it_ends_a_line_in_its_columns() {
    Pattern value = Pattern.compile("  +(0|[1-9][0-9]{0,14})", Pattern.DOTALL);
    int found = 0;
    for (int i = 0; i < 400_000; i++) {
      String text = mostlyRight(17, 1 + random.nextInt(16));
      Matcher plain = value.matcher(text);
      boolean is = plain.matches();
      long read = RepeatedLines.value(padded(text), 0, text.length());
      assertThat(read).as(text).isEqualTo(is ? Long.parseLong(plain.group(1)) : -1);
      found += is ? 1 : 0;
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void a_bucket_is_its_count_where_its_label_and_its_count_are_numbers() {
    Pattern label = Pattern.compile(" *(0|[1-9][0-9]*)");
    Pattern count = Pattern.compile("(0|[1-9][0-9]*) *");
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      String left = mostlyRight(16, 1 + random.nextInt(15));
      String right = new StringBuilder(mostlyRight(9, 1 + random.nextInt(9))).reverse().toString();
      String text = left + " |" + "@".repeat(random.nextInt(41));
      text = text + " ".repeat(58 - text.length()) + " " + right;
      boolean is = label.matcher(left).matches() && count.matcher(right).matches();
      long read = RepeatedLines.bucket(padded(text), 0, text.length());
      assertThat(read).as(text).isEqualTo(is ? Long.parseLong(right.strip()) : -1);
      found += is ? 1 : 0;
    }
    assertThat(found).isGreaterThan(10_000);
  }

  /** Digits at the right of some columns, and sometimes one or two other characters among them. */
  private String mostlyRight(int columns, int digits) {
    StringBuilder text = new StringBuilder(" ".repeat(Math.max(0, columns - digits)));
    while (text.length() < columns) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    for (int wrong = random.nextInt(3); wrong > 0; wrong--) {
      char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      text.setCharAt(random.nextInt(columns), other);
    }
    return text.toString();
  }

  private static byte[] padded(String text) {
    return (text + "\n" + " ".repeat(Words.PADDING)).getBytes(ISO_8859_1);
  }
}
