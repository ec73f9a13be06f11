package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Type.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversion of a printf format (d-language reference, section 8).
 *
 * @param written the conversion as written
 * @param stars how many of width and precision are arguments
 */
record Conversion(String written, String flags, int stars, String size, char letter) {
  private static final Pattern CONVERSION =
      Pattern.compile(
          "%([-+ #0'@?]*)(\\*|[0-9]*)(?:\\.(\\*|[0-9]*))?(h|ll|l|L|w)?(.?)", Pattern.DOTALL);
  private static final String INTEGERS = "diuoxX";
  private static final String FLOATING = "eEfgG";
  private static final String PLAIN = INTEGERS + "cCsSpaAkYTPI%" + FLOATING;

  /** A format, taken apart. */
  record Format(List<Conversion> conversions, Optional<String> malformed) {}

  static Format of(String format) {
    List<Conversion> conversions = new ArrayList<>();
    Matcher matcher = CONVERSION.matcher(format);
    while (matcher.find()) {
      String size = matcher.group(4) == null ? "" : matcher.group(4);
      String letter = matcher.group(5);
      if (letter.isEmpty() || !exists(size, letter.charAt(0))) {
        return new Format(conversions, Optional.of("there is no conversion " + matcher.group()));
      }
      if (letter.equals("%")) {
        if (matcher.group().length() > 2) {
          return new Format(
              conversions, Optional.of("%% takes no flags, width or size: " + matcher.group()));
        }
        continue;
      }
      int stars = (matcher.group(2).equals("*") ? 1 : 0) + ("*".equals(matcher.group(3)) ? 1 : 0);
      conversions.add(
          new Conversion(matcher.group(), matcher.group(1), stars, size, letter.charAt(0)));
    }
    return new Format(conversions, Optional.empty());
  }

  private static boolean exists(String size, char letter) {
    return switch (size) {
      case "h", "ll" -> INTEGERS.indexOf(letter) >= 0;
      case "l" -> (INTEGERS + "cs").indexOf(letter) >= 0;
      case "w" -> "cs".indexOf(letter) >= 0;
      case "L" -> FLOATING.indexOf(letter) >= 0;
      default -> PLAIN.indexOf(letter) >= 0;
    };
  }

  /** True where it prints the value of an aggregation and not a key. */
  boolean isAggregation() {
    return flags.contains("@");
  }

  /** Why a value of this type cannot be printed by it; empty where it can, or nobody knows. */
  Optional<String> refuses(Type type) {
    if (!type.isKnown()) {
      return Optional.empty();
    }
    String wanted = wanted(type);
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            written.replaceAll("[-+ #0'@?*.0-9]", "")
                + " prints "
                + wanted
                + "; this is "
                + type.words());
  }

  /** What it prints, where the type is something else. */
  private String wanted(Type type) {
    boolean number = type.is(Form.INTEGER);
    boolean known = number && type.bytes() > 0;
    return switch (letter) {
      case 'd', 'i', 'u', 'o', 'x', 'X' -> {
        int bytes = size.equals("h") ? 2 : 8;
        boolean anySign = letter == 'x' || letter == 'X';
        boolean signed = letter == 'd' || letter == 'i';
        boolean sized = !size.isEmpty() && known;
        if (!number) {
          yield "a number";
        }
        if (sized && type.bytes() != bytes) {
          yield "a number of exactly " + bytes + " bytes (without the size it prints any)";
        }
        yield sized && !anySign && type.signed() != signed
            ? "a number "
                + (signed ? "with" : "without")
                + " a sign (without the size it prints any)"
            : "";
      }
      case 'c', 'C' -> {
        if (!size.isEmpty()) {
          yield number ? "" : "a character";
        }
        yield number && type.bytes() <= 4 ? "" : "a character of at most 4 bytes (cast it)";
      }
      case 's', 'S' ->
          type.is(Form.STRING)
              ? ""
              : type.is(Form.STACK) || type.is(Form.SYMBOL)
                  ? "a string"
                  : "a string, which stringof or copyinstr makes of an address";
      case 'p' -> number || type.is(Form.POINTER) ? "" : "an address";
      case 'a', 'A' ->
          number || type.is(Form.POINTER) || type.is(Form.SYMBOL) ? "" : "an address or a symbol";
      case 'k' -> type.is(Form.STACK) ? "" : "a stack";
      case 'Y', 'T' ->
          number && (type.bytes() == 8 || !known)
              ? ""
              : "a time: 8 bytes, in nanoseconds since 1970";
      case 'P' -> number && (type.bytes() == 2 || !known) ? "" : "a port, of type uint16_t";
      case 'I' -> type.is(Form.STRING) ? "" : "a string";
      default -> "a floating-point number, of which D has none";
    };
  }

  /** True for what needs wall-clock time. */
  boolean isTime() {
    return Set.of('Y', 'T').contains(letter);
  }
}
