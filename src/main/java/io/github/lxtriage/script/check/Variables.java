package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** What is known of the variables that D has by itself, and of constants. */
final class Variables {
  private static final Set<String> NUMBERS =
      Set.of(
          "arg0",
          "arg1",
          "arg2",
          "arg3",
          "arg4",
          "arg5",
          "arg6",
          "arg7",
          "arg8",
          "arg9",
          "caller",
          "ucaller",
          "cpu",
          "epid",
          "errno",
          "gid",
          "uid",
          "id",
          "ipl",
          "jid",
          "pid",
          "ppid",
          "stackdepth",
          "ustackdepth",
          "tid",
          "timestamp",
          "vtimestamp",
          "walltimestamp",
          "pset",
          "chip",
          "lgrp");
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
  private static final Set<String> OTHERS =
      Set.of("args", "curthread", "curpsinfo", "curlwpsinfo", "curcpu", "fds", "uregs", "vmregs");

  private Variables() {}

  static boolean isBuiltIn(String name) {
    return NUMBERS.contains(name) || STRINGS.contains(name) || OTHERS.contains(name);
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
    String digits = written.replaceAll("[uUlL]+$", "");
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

  /** True for what is a string whatever runs. */
  static boolean isString(Node node) {
    return switch (node.kind()) {
      case STRING -> true;
      case VARIABLE -> STRINGS.contains(node.text());
      case UNARY -> node.text().equals("stringof");
      case CAST -> node.text().equals("string");
      case CALL ->
          Set.of(
                  "copyinstr",
                  "strjoin",
                  "substr",
                  "strchr",
                  "strrchr",
                  "strstr",
                  "strtok",
                  "tolower",
                  "toupper",
                  "basename",
                  "dirname",
                  "cleanpath",
                  "lltostr",
                  "json",
                  "inet_ntoa",
                  "inet_ntoa6",
                  "inet_ntop",
                  "ddi_pathname")
              .contains(node.text());
      default -> false;
    };
  }

  /** True for what is a number whatever runs. */
  static boolean isNumber(Node node) {
    return switch (node.kind()) {
      case INTEGER, CHARACTER -> true;
      case VARIABLE -> NUMBERS.contains(node.text());
      case BINARY -> true;
      case UNARY ->
          !node.text().equals("stringof") && !node.text().equals("*") && !node.text().equals("&");
      case CAST ->
          node.text()
              .matches(
                  "(u?int(8|16|32|64)?(_t)?|(unsigned )?(int|long|short|char)|[ug]?id_t|pid_t)");
      case CALL -> Set.of("strlen", "index", "rindex", "strtoll", "rand").contains(node.text());
      default -> false;
    };
  }
}
