package io.github.lxtriage.knowledge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version of a program, compared number by number: {@code 2.9} is before {@code 2.30}, and
 * {@code 254} is {@code 254.0}. What a distribution adds behind the numbers ({@code -1.fc41},
 * {@code p1}, {@code ~rc2}) and an epoch before them ({@code 1:}) do not count: they do not change
 * what the program needs.
 *
 * @param text the numbers as they were written, with dots between them
 */
public record Version(String text) implements Comparable<Version> {
  /** Before every version that a program has. */
  public static final Version FIRST = new Version("0");

  private static final Pattern FORM =
      Pattern.compile(
          "(?:[0-9]{1,3}:)?v?([0-9]{1,18}(?:\\.[0-9]{1,18}){0,9})(?:[^0-9.\\s].{0,80})?");

  /** The version that a text is; empty where it does not begin with a number. */
  public static Optional<Version> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches() ? Optional.of(new Version(form.group(1))) : Optional.empty();
  }

  private List<BigInteger> numbers() {
    List<BigInteger> numbers =
        new ArrayList<>(Stream.of(text.split("\\.", -1)).map(BigInteger::new).toList());
    while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
      numbers.remove(numbers.size() - 1);
    }
    return numbers;
  }

  @Override
  public int compareTo(Version other) {
    List<BigInteger> mine = numbers();
    List<BigInteger> theirs = other.numbers();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      int order = at(mine, i).compareTo(at(theirs, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger at(List<BigInteger> numbers, int place) {
    return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
  }

  /** Equal versions are those that compare as equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && numbers().equals(version.numbers());
  }

  @Override
  public int hashCode() {
    return numbers().hashCode();
  }

  /** {@code up to 257} where this is a whole number, else {@code before 2.39.2}. */
  String upTo() {
    List<BigInteger> numbers = numbers();
    return numbers.size() == 1 && numbers.get(0).signum() > 0
        ? "up to " + numbers.get(0).subtract(BigInteger.ONE)
        : "before " + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
