package io.github.lxtriage.lx;

import io.github.lxtriage.lx.grammar.LxMessageParser.HexContext;
import io.github.lxtriage.lx.grammar.LxMessageParser.NumberContext;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/** Values of the grammar's leaves. */
final class Tokens {
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,8}");
  private static final long LARGEST = 0xffffffffL;

  /** No decimal number of 32 bits has more characters. */
  private static final int LONGEST_DECIMAL = "-2147483648".length();

  private Tokens() {}

  /** A number as a 32-bit integer prints, signed or unsigned, decimal or with 0x. */
  static long number(NumberContext c) {
    String text = c.getText();
    String digits = c.HEX() == null ? withoutZeros(text) : text;
    if (c.HEX() == null && digits.length() > LONGEST_DECIMAL) {
      throw new NotSaidException("more than 32 bits: " + text);
    }
    try {
      long value = Long.decode(digits);
      if (value < Integer.MIN_VALUE || value > LARGEST) {
        throw new NotSaidException("more than 32 bits: " + text);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new NotSaidException("no number: " + text);
    }
  }

  /** {@link Long#decode} takes a leading zero for octal. */
  private static String withoutZeros(String text) {
    return text.replaceFirst("^(-?)0+(?=[0-9])", "$1");
  }

  /** A number that LX prints with 0x; a bare 0 is all that a cut left of it. */
  static long word(NumberContext c) {
    if (c.getText().equals("0")) {
      throw new NotSaidException("cut number");
    }
    return number(c);
  }

  /** A number that LX prints with 0x and eight digits; fewer mean that it was cut. */
  static long paddedWord(NumberContext c) {
    if (c.HEX() == null || c.getText().length() < "0x00000000".length()) {
      throw new NotSaidException("cut number: " + c.getText());
    }
    return number(c);
  }

  /** A hexadecimal number without 0x, of at least this many digits. */
  static long hex(HexContext c, int digits) {
    String text = c.getText();
    if (text.length() < digits || !HEX.matcher(text).matches()) {
      throw new NotSaidException("no hexadecimal number of " + digits + " digits: " + text);
    }
    return Long.parseLong(text, 16);
  }

  /** The text below a rule, blanks included. */
  static String text(ParserRuleContext c) {
    return c.start
        .getInputStream()
        .getText(Interval.of(c.start.getStartIndex(), c.stop.getStopIndex()));
  }
}
