package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the variables that D has by itself, and of constants. */
final class Variables {
  private static final Map<String, Type> NUMBERS =
      Map.ofEntries(
          Map.entry("arg0", Type.LONG),
          Map.entry("arg1", Type.LONG),
          Map.entry("arg2", Type.LONG),
          Map.entry("arg3", Type.LONG),
          Map.entry("arg4", Type.LONG),
          Map.entry("arg5", Type.LONG),
          Map.entry("arg6", Type.LONG),
          Map.entry("arg7", Type.LONG),
          Map.entry("arg8", Type.LONG),
          Map.entry("arg9", Type.LONG),
          Map.entry("caller", Type.ULONG),
          Map.entry("ucaller", Type.ULONG),
          Map.entry("cpu", Type.INT),
          Map.entry("epid", Type.UINT),
          Map.entry("errno", Type.INT),
          Map.entry("gid", Type.UINT),
          Map.entry("uid", Type.UINT),
          Map.entry("id", Type.UINT),
          Map.entry("ipl", Type.UINT),
          Map.entry("jid", Type.INT),
          Map.entry("pid", Type.INT),
          Map.entry("ppid", Type.INT),
          Map.entry("stackdepth", Type.UINT),
          Map.entry("ustackdepth", Type.UINT),
          Map.entry("tid", Type.INT),
          Map.entry("timestamp", Type.ULONG),
          Map.entry("vtimestamp", Type.ULONG),
          Map.entry("walltimestamp", Type.LONG),
          Map.entry("pset", Type.INT),
          Map.entry("chip", Type.INT),
          Map.entry("lgrp", Type.INT));
  private static final Set<String> STRINGS =
      Set.of(
          "cwd",
          "root",
          "execname",
          "execargs",
          "jailname",
          "probeprov",
          "probemod",
          "probefunc",
          "probename",
          "threadname",
          "zonename");
  private static final Set<String> POINTERS =
      Set.of("curthread", "curpsinfo", "curlwpsinfo", "curcpu");
  private static final Set<String> OTHERS = Set.of("args", "fds", "uregs", "vmregs");

  private Variables() {}

  static boolean isBuiltIn(String name) {
    return type(name).isKnown() || OTHERS.contains(name);
  }

  /** The type of a variable that D has by itself; unknown for others. */
  static Type type(String name) {
    if (STRINGS.contains(name)) {
      return Type.STRING;
    }
    return POINTERS.contains(name) ? Type.POINTER : NUMBERS.getOrDefault(name, Type.UNKNOWN);
  }

  /** A pointer that D gives to each firing, such as the thread's. */
  static boolean isPointer(Node node) {
    return node.is(Kind.VARIABLE) && POINTERS.contains(node.text());
  }

  /** A variable without its keys. */
  static Node base(Node target) {
    return target.is(Kind.INDEX) ? base(target.child(0)) : target;
  }

  /** The name of a variable with its scope: {@code self->x}, {@code this->x}, x. */
  static String name(Node target) {
    Node base = base(target);
    return switch (base.kind()) {
      case THREAD_LOCAL -> "self->" + base.text();
      case CLAUSE_LOCAL -> "this->" + base.text();
      default -> base.text();
    };
  }

  static boolean isTime(Node node) {
    return node.isVariable("timestamp")
        || node.isVariable("vtimestamp")
        || node.isVariable("walltimestamp");
  }

  /** The value of a decimal, octal or hexadecimal constant, perhaps negated. */
  static Optional<Long> constant(Node node) {
    if (node.is(Kind.UNARY) && node.text().equals("-")) {
      return constant(node.child(0)).map(value -> -value);
    }
    return node.is(Kind.INTEGER)
        ? integer(node.text()).map(BigInteger::longValue)
        : Optional.empty();
  }

  /** The value of a constant as written; empty where a digit does not fit. */
  static Optional<BigInteger> integer(String written) {
    int end = written.length();
    while (end > 0 && "uUlL".indexOf(written.charAt(end - 1)) >= 0) {
      end--;
    }
    String digits = written.substring(0, end);
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return Optional.of(new BigInteger(digits.substring(2), 16));
      }
      return Optional.of(new BigInteger(digits, digits.startsWith("0") ? 8 : 10));
    } catch (NumberFormatException octal) {
      return Optional.empty();
    }
  }

  static boolean isZero(Node node) {
    return constant(node).filter(value -> value == 0).isPresent() || node.isVariable("NULL");
  }
}
