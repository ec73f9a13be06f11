package io.github.lxtriage.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the strings of D as dtrace does, by its own rules and not by those of the generator. */
final class DStrings {
  private static final Pattern PIECE =
      Pattern.compile("\\\\([0-7]{1,3})|\\\\(.)|(.)", Pattern.DOTALL);

  private DStrings() {}

  static String value(String written) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    Matcher piece = PIECE.matcher(written);
    while (piece.find()) {
      if (piece.group(1) != null) {
        value.write(Integer.parseInt(piece.group(1), 8));
      } else if (piece.group(2) != null) {
        int known = "abfnrtv\"\\".indexOf(piece.group(2));
        if (known < 0) {
          throw new IllegalArgumentException("an escape that D keeps: " + piece.group());
        }
        value.write("\u0007\b\f\n\r\t\u000b\"\\".charAt(known));
      } else {
        value.write(piece.group(3).charAt(0));
      }
    }
    return value.toString(UTF_8);
  }
}
