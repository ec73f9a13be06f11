package io.github.lxtriage.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a frame is called in a flame graph: by the rules that the contract has for folded stacks.
 */
final class FrameName {
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
  private static final String OPERATOR = "operator";
  private static final String INLINED = "->";

  private FrameName() {}

  /** Adds a frame's names: of a Java frame those that were inlined follow the one they are in. */
  static void folded(String frame, List<String> names) {
    String name = withoutOffset(frame.strip());
    if (name.indexOf('`') >= 0 || name.contains("::") || !name.contains(INLINED)) {
      names.add(plain(withoutArguments(name)));
      return;
    }
    String inlined = "";
    for (String part : name.split(INLINED, -1)) {
      names.add(plain(part) + inlined);
      inlined = "_[i]";
    }
  }

  /** Without what ends a line's part; a class as Java's own tables write it loses its {@code L}. */
  private static String plain(String name) {
    boolean java =
        name.startsWith("L")
            && name.indexOf('`') < 0
            && (name.indexOf('/') > 0 || name.indexOf(';') > 0);
    return (java ? name.substring(1) : name).replace(';', ':');
  }

  private static String withoutOffset(String frame) {
    int plus = frame.lastIndexOf("+0x");
    return plus > 0 && HEX.matcher(frame).region(plus + 3, frame.length()).matches()
        ? frame.substring(0, plus)
        : frame;
  }

  /**
   * Without the last argument list of a C++ name and what follows it; a list inside another one is
   * part of that.
   */
  private static String withoutArguments(String name) {
    int scope = name.indexOf("::");
    if (scope < 0) {
      return name;
    }
    int last = -1;
    int depth = 0;
    int at = 0;
    while (at < name.length()) {
      int behind = operatorEnd(name, at);
      if (behind > at) {
        at = behind;
        continue;
      }
      char c = name.charAt(at);
      if (c == '(' || c == '<') {
        last = depth == 0 && at > scope + 1 ? at : last;
        depth++;
      } else if ((c == ')' || c == '>') && !(c == '>' && name.charAt(Math.max(0, at - 1)) == '-')) {
        depth = Math.max(0, depth - 1);
      }
      at++;
    }
    return last < 0 ? name : name.substring(0, last);
  }

  /** Behind an operator's name, such as {@code operator->} or {@code operator()}. */
  private static int operatorEnd(String name, int at) {
    if (!name.startsWith(OPERATOR, at)
        || (at > 0 && Character.isJavaIdentifierPart(name.charAt(at - 1)))) {
      return at;
    }
    int end = at + OPERATOR.length();
    if (name.startsWith("()", end) || name.startsWith("[]", end)) {
      return end + 2;
    }
    int symbols = end;
    while (symbols < name.length() && "<>=!+-*/%^&|~,".indexOf(name.charAt(symbols)) >= 0) {
      symbols++;
    }
    return symbols;
  }
}
