package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is known of a value's type without a kernel.
 *
 * @param bytes the size of an integer; 0 where it is not known
 * @param signed whether an integer of known size has a sign
 */
record Type(Form form, int bytes, boolean signed) {
  static final Type UNKNOWN = new Type(Form.UNKNOWN, 0, true);
  static final Type STRING = new Type(Form.STRING, 0, true);
  static final Type POINTER = new Type(Form.POINTER, 0, true);
  static final Type STACK = new Type(Form.STACK, 0, true);
  static final Type SYMBOL = new Type(Form.SYMBOL, 0, true);
  static final Type INTEGER = integer(0, true);
  static final Type INT = integer(4, true);
  static final Type UINT = integer(4, false);
  static final Type LONG = integer(8, true);
  static final Type ULONG = integer(8, false);

  private static final Pattern DIGITS = Pattern.compile("^0[xX][0-9a-fA-F]*|^[0-9]*");
  private static final BigInteger MOST_INT = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  /** Names of integer types as the kernel of illumos has them, whose model is LP64. */
  private static final Map<String, Type> NAMES =
      Map.ofEntries(
          Map.entry("int8_t", integer(1, true)),
          Map.entry("uint8_t", integer(1, false)),
          Map.entry("uchar_t", integer(1, false)),
          Map.entry("u8", integer(1, false)),
          Map.entry("int16_t", integer(2, true)),
          Map.entry("uint16_t", integer(2, false)),
          Map.entry("ushort_t", integer(2, false)),
          Map.entry("ushort", integer(2, false)),
          Map.entry("u16", integer(2, false)),
          Map.entry("int32_t", INT),
          Map.entry("uint32_t", UINT),
          Map.entry("uint_t", UINT),
          Map.entry("uint", UINT),
          Map.entry("u_int", UINT),
          Map.entry("u32", UINT),
          Map.entry("pid_t", INT),
          Map.entry("id_t", INT),
          Map.entry("zoneid_t", INT),
          Map.entry("uid_t", UINT),
          Map.entry("gid_t", UINT),
          Map.entry("int64_t", LONG),
          Map.entry("ssize_t", LONG),
          Map.entry("off_t", LONG),
          Map.entry("time_t", LONG),
          Map.entry("hrtime_t", LONG),
          Map.entry("intptr_t", LONG),
          Map.entry("uint64_t", ULONG),
          Map.entry("ulong_t", ULONG),
          Map.entry("ulong", ULONG),
          Map.entry("u64", ULONG),
          Map.entry("size_t", ULONG),
          Map.entry("uintptr_t", ULONG));

  /** What a value may be used for. */
  enum Form {
    UNKNOWN("a value"),
    INTEGER("a number"),
    STRING("a string"),
    POINTER("a pointer"),
    STACK("a stack"),
    SYMBOL("a symbol");

    private final String words;

    Form(String words) {
      this.words = words;
    }
  }

  static Type integer(int bytes, boolean signed) {
    return new Type(Form.INTEGER, bytes, signed);
  }

  /** The type of a name as written, such as {@code unsigned long} or {@code char *}. */
  static Type named(String written) {
    String name =
        written
            .replaceAll(
                "\\b(self|this|const|volatile|restrict|userland|signed|extern|inline)\\b", "")
            .strip()
            .replaceAll("\\s+", " ");
    if (name.contains("*")) {
      return POINTER;
    }
    boolean signed = !name.contains("unsigned");
    String base = name.replace("unsigned", "").strip();
    return switch (base) {
      case "string" -> STRING;
      case "char" -> integer(1, signed);
      case "short", "short int" -> integer(2, signed);
      case "int" -> integer(4, signed);
      case "" -> written.matches(".*(un)?signed.*") ? integer(4, signed) : UNKNOWN;
      case "long", "long int", "long long", "long long int" -> integer(8, signed);
      default -> NAMES.getOrDefault(base, UNKNOWN);
    };
  }

  /** The type of an integer constant as written. */
  static Type constant(Node node) {
    if (!node.is(Kind.INTEGER)) {
      return INTEGER;
    }
    String suffix = DIGITS.matcher(node.text()).replaceFirst("");
    boolean unsigned = suffix.toLowerCase(java.util.Locale.ROOT).contains("u");
    BigInteger value = Variables.integer(node.text()).orElse(BigInteger.ZERO);
    boolean wide =
        suffix.toLowerCase(java.util.Locale.ROOT).contains("l") || value.compareTo(MOST_INT) > 0;
    boolean hexadecimal = node.text().startsWith("0") && node.text().length() > 1;
    if (value.compareTo(MOST_INT) > 0 && (hexadecimal || unsigned) && value.bitLength() <= 32) {
      return UINT;
    }
    return integer(wide ? 8 : 4, !unsigned && value.compareTo(MOST_LONG) <= 0);
  }

  boolean is(Form wanted) {
    return form == wanted;
  }

  boolean isKnown() {
    return form != Form.UNKNOWN;
  }

  /** What comes of two integers, as in C. */
  Type with(Type other) {
    if (bytes == 0 || other.bytes == 0) {
      return INTEGER;
    }
    Type left = promoted();
    Type right = other.promoted();
    if (left.bytes != right.bytes) {
      return left.bytes > right.bytes ? left : right;
    }
    return integer(left.bytes, left.signed && right.signed);
  }

  /** What an integer is in an expression. */
  Type promoted() {
    return is(Form.INTEGER) && bytes > 0 && bytes < 4 ? INT : this;
  }

  /** The type in words. */
  String words() {
    return is(Form.INTEGER) && bytes > 0
        ? "a number of " + bytes + (bytes == 1 ? " byte" : " bytes")
        : form.words;
  }
}
