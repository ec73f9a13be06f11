package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code agghist} and {@code aggpack} rows (section 11): each behind a blank,
 * right-aligned in 3, 5, 8 or 16 columns. The heading says only how wide all of them are, so the
 * reading with the fewest keys that fits is taken.
 */
final class KeyColumns {
  private static final int[] WIDTHS = {17, 9, 6, 4};
  private static final int STRING = 17;
  private static final int MAX_KEYS = 6;
  private static final int MAX_WIDTH = 6 * STRING;
  private static final ConcurrentMap<Integer, List<List<Integer>>> SUMS = new ConcurrentHashMap<>();

  private final String text;
  private final List<Field> fields = new ArrayList<>();

  private KeyColumns(String text) {
    this.text = text;
  }

  /** The keys that a text holds, or null where no reading fits. */
  static @Nullable List<Field> split(String text, int width) {
    if (width > MAX_WIDTH || text.length() > 4096) {
      return null;
    }
    List<Field> numbersInOne = null;
    for (List<Integer> widths : SUMS.computeIfAbsent(width, KeyColumns::sums)) {
      KeyColumns keys = new KeyColumns(text);
      if (keys.read(0, widths, 0)) {
        if (keys.fields.stream().noneMatch(KeyColumns::severalNumbers)) {
          return keys.fields;
        }
        numbersInOne = numbersInOne == null ? keys.fields : numbersInOne;
      }
    }
    return numbersInOne == null ? symbol(text) : numbersInOne;
  }

  /** True for a string that only numbers make: more likely they are keys of their own. */
  private static boolean severalNumbers(Field field) {
    String text = field.text();
    return field.type() == DtraceOutput.STRING_KEY
        && text.indexOf(' ') > 0
        && text.chars().allMatch(c -> c == ' ' || c == '-' || Bytes.digit((char) c));
  }

  /** sym(), mod() and the like keep two blanks and 50 columns. */
  private static @Nullable List<Field> symbol(String text) {
    boolean padded = text.length() >= 52 && text.startsWith("  ") && !text.isBlank();
    return padded ? List.of(new Field(DtraceOutput.STRING_KEY, text.strip())) : null;
  }

  private static List<List<Integer>> sums(int width) {
    List<List<Integer>> found = new ArrayList<>();
    sums(width, List.of(), found);
    found.sort(Comparator.comparing(List::size));
    return List.copyOf(found);
  }

  private static void sums(int rest, List<Integer> widths, List<List<Integer>> found) {
    if (rest == 0) {
      found.add(widths);
    }
    for (int width : WIDTHS) {
      if (width <= rest && widths.size() < MAX_KEYS) {
        List<Integer> more = new ArrayList<>(widths);
        more.add(width);
        sums(rest - width, more, found);
      }
    }
  }

  private boolean read(int at, List<Integer> widths, int key) {
    if (key == widths.size()) {
      return at == text.length();
    }
    if (at >= text.length() || text.charAt(at) != ' ') {
      return false;
    }
    int width = widths.get(key);
    boolean last = key == widths.size() - 1;
    int end = at + width;
    if (end <= text.length()
        && (!last || end == text.length())
        && take(at + 1, end, width, false)) {
      if (read(end, widths, key + 1)) {
        return true;
      }
      fields.remove(fields.size() - 1);
    }
    int from = last ? text.length() : end + 1;
    for (int longer = from; longer > end && longer <= text.length(); longer++) {
      if (take(at + 1, longer, width, true)) {
        if (read(longer, widths, key + 1)) {
          return true;
        }
        fields.remove(fields.size() - 1);
      }
    }
    return false;
  }

  /** A field in its columns is right-aligned; one that is longer than they are has no padding. */
  private boolean take(int from, int to, int width, boolean overlong) {
    int start = overlong ? from : Columns.skipBlanks(text, from);
    if (start >= to || text.charAt(to - 1) == ' ') {
      return false;
    }
    String field = text.substring(start, to);
    boolean number = Columns.numberEnd(field, 0) == field.length() && Columns.parse(field) != null;
    if (!number && width != STRING) {
      return false;
    }
    fields.add(new Field(number ? DtraceOutput.INT_KEY : DtraceOutput.STRING_KEY, field));
    return true;
  }
}
