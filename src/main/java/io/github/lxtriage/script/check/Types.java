package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The types of a program's expressions, as far as its text tells: a variable has the type that is
 * declared, or that of the first value that the text assigns to it.
 */
final class Types {
  private static final Set<String> TRUTHS =
      Set.of("<", "<=", ">", ">=", "==", "!=", "&&", "||", "^^");
  private static final Set<String> STRINGS =
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
          "ddi_pathname");

  private final Map<String, Type> variables = new HashMap<>();

  Types(DProgram program) {
    program.types().forEach((name, type) -> variables.put(name, Type.named(type)));
    program.nodes().forEach(this::assigned);
  }

  private void assigned(Node node) {
    if (node.is(Kind.ASSIGN) && node.text().equals("=")) {
      variables.putIfAbsent(Variables.name(node.child(0)), of(node.child(1)));
    } else if (node.is(Kind.STEP)) {
      variables.putIfAbsent(Variables.name(node.child(0)), Type.LONG);
    }
  }

  /** The type of an expression. */
  Type of(Node node) {
    return switch (node.kind()) {
      case INTEGER, CHARACTER -> Type.constant(node);
      case STRING -> Type.STRING;
      case VARIABLE -> variable(node);
      case THREAD_LOCAL, CLAUSE_LOCAL -> variables.getOrDefault(Variables.name(node), Type.UNKNOWN);
      case INDEX ->
          node.child(0).isVariable("uregs")
              ? Type.ULONG
              : node.child(0).is(Kind.VARIABLE) && Variables.isBuiltIn(node.child(0).text())
                  ? Type.UNKNOWN
                  : of(node.child(0));
      case ASSIGN, STEP -> of(node.child(0));
      case BINARY -> binary(node);
      case UNARY -> unary(node);
      case CONDITIONAL -> either(of(node.child(1)), of(node.child(2)));
      case CAST -> Type.named(node.text());
      case COMMA -> of(node.child(node.children().size() - 1));
      case CALL -> call(node.text());
      case TYPE_OPERATION -> node.children().isEmpty() ? Type.ULONG : Type.UNKNOWN;
      case AGGREGATION, MACRO, MEMBER, IF, BLOCK, SCOPE -> Type.UNKNOWN;
    };
  }

  private Type variable(Node node) {
    Type builtIn = Variables.type(node.text());
    return builtIn.isKnown() ? builtIn : variables.getOrDefault(node.text(), Type.UNKNOWN);
  }

  private static Type either(Type one, Type other) {
    if (one.form() != other.form()) {
      return Type.UNKNOWN;
    }
    return one.is(Type.Form.INTEGER) ? one.with(other) : one;
  }

  /** What is computed is a number, or an address where an address is part of it. */
  private Type binary(Node node) {
    if (TRUTHS.contains(node.text())) {
      return Type.INT;
    }
    Type left = of(node.child(0));
    Type right = of(node.child(1));
    if (left.is(Type.Form.POINTER) != right.is(Type.Form.POINTER)) {
      return Type.POINTER;
    }
    boolean integers = left.is(Type.Form.INTEGER) && right.is(Type.Form.INTEGER);
    return integers ? left.with(right) : Type.INTEGER;
  }

  private Type unary(Node node) {
    Type operand = of(node.child(0));
    return switch (node.text()) {
      case "stringof" -> Type.STRING;
      case "sizeof" -> Type.ULONG;
      case "!" -> Type.INT;
      case "&" -> Type.POINTER;
      case "*" -> pointed(node.child(0));
      default -> operand.is(Type.Form.INTEGER) ? operand.promoted() : Type.INTEGER;
    };
  }

  private static Type pointed(Node pointer) {
    return pointer.is(Kind.CAST) && pointer.text().strip().endsWith("*")
        ? Type.named(pointer.text().strip().replaceAll("\\*$", ""))
        : Type.UNKNOWN;
  }

  private static Type call(String function) {
    if (STRINGS.contains(function)) {
      return Type.STRING;
    }
    return switch (function) {
      case "stack", "ustack", "jstack" -> Type.STACK;
      case "sym", "func", "mod", "usym", "ufunc", "umod", "uaddr" -> Type.SYMBOL;
      case "copyin", "alloca" -> Type.POINTER;
      case "strlen" -> Type.ULONG;
      case "index", "rindex", "rand", "progenyof", "speculation" -> Type.INT;
      case "strtoll" -> Type.LONG;
      case "htons", "ntohs" -> Type.integer(2, false);
      case "htonl", "ntohl" -> Type.UINT;
      case "htonll", "ntohll" -> Type.ULONG;
      default -> Type.UNKNOWN;
    };
  }
}
