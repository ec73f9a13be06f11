package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a user gave into literals of D, or refuses it. Nothing else reaches a script. */
final class Values {
  private static final Pattern ZONE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmg]?)");
  private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,5})(hz|s|ms)");
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(s|m|h)");
  private static final int LONGEST_EXECNAME = 16;
  private static final int LONGEST_STRING = 200;
  private static final long LONGEST_TIME = 30L * 24 * 3600;

  /** What stands where the bytes of an argument could not be decoded. */
  private static final char NOT_DECODED = '\ufffd';

  private Values() {}

  /**
   * A value as D has it.
   *
   * @param warning what is odd about it
   */
  record Literal(String text, Optional<String> warning) {
    private static Literal of(String text) {
      return new Literal(text, Optional.empty());
    }
  }

  /** Makes a literal from what a user gave. */
  @FunctionalInterface
  interface Reader {
    Literal read(String text) throws BadValueException;
  }

  static Literal zone(String text) throws BadValueException {
    if (!ZONE_NAME.matcher(text).matches() || text.startsWith("SUNW")) {
      throw new BadValueException(
          "no zone can be named "
              + quoted(text)
              + ": a name begins with a letter or a digit, goes on with letters, digits, '_', '-' and '.', has at most 63 and does not begin with SUNW");
    }
    if (text.equals("global")) {
      throw new BadValueException("the global zone runs no Linux programs: name an LX zone");
    }
    return Literal.of(DLiteral.string(text));
  }

  static Literal execname(String text) throws BadValueException {
    int length = text.getBytes(UTF_8).length;
    if (length > LONGEST_STRING) {
      throw new BadValueException(
          "a process name has at most "
              + LONGEST_EXECNAME
              + " bytes; this one has "
              + length
              + ", more than a string of D may hold");
    }
    if (length == 0 || text.indexOf('\0') >= 0) {
      throw new BadValueException(
          "a process name has 1 to " + LONGEST_EXECNAME + " bytes, none of them NUL");
    }
    if (text.indexOf(NOT_DECODED) >= 0 || !UTF_8.newEncoder().canEncode(text)) {
      throw new BadValueException(
          "the name holds bytes that are no UTF-8 and cannot be told from others here: write it into the script as a D string, with \\ooo for such a byte");
    }
    return new Literal(
        DLiteral.string(text),
        length > LONGEST_EXECNAME
            ? Optional.of(
                "a process name has at most "
                    + LONGEST_EXECNAME
                    + " bytes; no process can have this one: "
                    + quoted(text))
            : Optional.empty());
  }

  static Literal number(String text, long least, long most) throws BadValueException {
    if (!NUMBER.matcher(text).matches()
        || Long.parseLong(text) < least
        || Long.parseLong(text) > most) {
      throw new BadValueException(quoted(text) + " is no number from " + least + " to " + most);
    }
    return Literal.of(Long.toString(Long.parseLong(text)));
  }

  static Literal size(String text, long least, long most) throws BadValueException {
    Matcher size = SIZE.matcher(text);
    if (size.matches()) {
      int unit = size.group(2).isEmpty() ? 0 : 10 * (1 + "kmg".indexOf(size.group(2)));
      long bytes = Long.parseLong(size.group(1)) << unit;
      if (bytes >= least && bytes <= most) {
        return Literal.of(Long.parseLong(size.group(1)) + size.group(2));
      }
    }
    throw new BadValueException(
        quoted(text) + " is no size from " + least + " to " + most + " bytes, such as 4m");
  }

  static Literal rate(String text) throws BadValueException {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches() || (rate.group(2).equals("hz") && Integer.parseInt(rate.group(1)) > 5000)) {
      throw new BadValueException(
          quoted(text) + " is no rate such as 10hz (at most 5000hz), 500ms or 2s");
    }
    return Literal.of(text);
  }

  /** A time as a number of seconds. */
  static Literal seconds(String text) throws BadValueException {
    Matcher time = TIME.matcher(text);
    long seconds = 0;
    if (time.matches()) {
      long unit =
          switch (time.group(2)) {
            case "s" -> 1;
            case "m" -> 60;
            default -> 3600;
          };
      seconds = Long.parseLong(time.group(1)) * unit;
    }
    if (seconds == 0 || seconds > LONGEST_TIME) {
      throw new BadValueException(quoted(text) + " is no time such as 60s, 5m or 2h, at most 720h");
    }
    return Literal.of(Long.toString(seconds));
  }

  static Literal on(String text) throws BadValueException {
    if (!text.isEmpty() && !text.equals("true")) {
      throw new BadValueException("the option takes no value");
    }
    return Literal.of("1");
  }

  private static String quoted(String text) {
    return "'" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "'";
  }
}
