package io.github.lxtriage.lx;

import io.github.lxtriage.linux.ErrnoWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as strace, truss, dtruss, perf or ltrace print it, or as a program speaks of it ({@code
 * eventfd() failed (38: ...)}), whatever stands before it.
 *
 * @param name as it is printed, without {@code SYS_}
 * @param arguments without their names and decorations; empty where they are not shown
 * @param traced whether a tracer printed the result, not a program
 */
record TracedCall(String name, List<String> arguments, Result result, boolean traced) {
  private static final Pattern NAME =
      Pattern.compile(
          "<\\.\\.\\. (\\w{1,64}) resumed>|\\b(?:SYS_|__NR_)?([A-Za-z_]\\w{0,63})\\((?!\\d\\))");

  /** What a tracer prints behind a call: what it got, and the name of the error. */
  private static final Pattern ANSWER =
      Pattern.compile("^\\s*=\\s*(\\?|-?\\d{1,20}|0x[0-9a-fA-F]{1,16})\\b\\s*(.*)", Pattern.DOTALL);

  private static final Pattern OF_TRUSS = Pattern.compile("Err#(\\d{1,3})(?:\\s+(E[A-Z0-9]+))?");

  /** What dtruss prints behind an answer that is no error, whatever it looks like. */
  private static final Pattern NO_ERROR = Pattern.compile("(?:Err#)?0\\s*");

  private static final Pattern ERROR = Pattern.compile("^(E[A-Z0-9]{2,15})\\b");

  /** That something failed, without the error. */
  private static final Pattern FAILED =
      Pattern.compile(
          "(?i)\\bfail(?:ed|s|ing|ure)?\\b|\\berrors?\\b|\\w(?:Error|Exception)\\b|\\bunable\\b"
              + "|\\b(?:can|could) ?(?:not|n[o\u2019']?t)\\b|\\bcan[\u2019']?t\\b|\\babort(?:ed|ing|s)?\\b|\\bfatal\\b"
              + "|\\bpanic(?:ked)?\\b|\\bdenied\\b|\\brefused\\b|\\bdoes not exist\\b|\\bbroken\\b|\\bcrash(?:ed|es)?\\b"
              + "|\\bexited with [1-9]|\\bkilled by\\b|\\bcore dumped\\b|= -1\\b|\\breturn(?:ed|s) -1\\b");

  /** An argument's name, as in {@code flags=CLONE_VM} or {@code flags: RDONLY}. */
  private static final Pattern LABEL = Pattern.compile("^\\w{1,32}(?:=|: )(?=\\S)");

  /** A descriptor with what it is open on; a number with what it means. */
  private static final Pattern DECORATION = Pattern.compile("^(-?\\d+)<.*>$");

  /** The module in which a language keeps a name of Linux: {@code socket.SO_MARK}. */
  private static final Pattern MODULE =
      Pattern.compile("^(?:\\w{1,32}(?:\\.|::))+(?=[A-Z][A-Z0-9_]+$)");

  private static final Pattern MEANING = Pattern.compile("^\\S+ /\\* (.*) \\*/$");

  TracedCall {
    arguments = List.copyOf(arguments);
  }

  /** The first call in a line whose name is one; with its result, where the line shows it. */
  static Optional<TracedCall> in(String line, Predicate<String> isCall, ErrnoWords errors) {
    Matcher name = NAME.matcher(line);
    while (name.find()) {
      boolean resumed = name.group(1) != null;
      String call = resumed ? name.group(1) : name.group(2);
      if (isCall.test(call)) {
        return Optional.of(of(call, line.substring(name.end()), errors));
      }
    }
    return Optional.empty();
  }

  private static TracedCall of(String name, String behind, ErrnoWords errors) {
    List<String> arguments = new ArrayList<>();
    int end = split(behind, arguments);
    String rest = behind.substring(end);
    Matcher answer = ANSWER.matcher(rest);
    if (answer.find()) {
      return new TracedCall(
          name, arguments, answered(answer.group(1), answer.group(2), errors), true);
    }
    Matcher truss = OF_TRUSS.matcher(rest);
    if (truss.find()) {
      return new TracedCall(name, arguments, ofTruss(truss, errors), true);
    }
    return new TracedCall(name, arguments, said(rest, errors), false);
  }

  private static Result answered(String value, String behind, ErrnoWords errors) {
    Matcher truss = OF_TRUSS.matcher(behind);
    if (truss.find()) {
      return ofTruss(truss, errors);
    }
    if (value.equals("?")) {
      return Result.NOT_SHOWN;
    }
    if (!value.startsWith("-") || NO_ERROR.matcher(behind).matches()) {
      return Result.SUCCESS;
    }
    Matcher error = ERROR.matcher(behind);
    return error.find()
        ? Result.refused(errors.usual(error.group(1)).orElse(error.group(1)))
        : Result.refused(value.equals("-1") ? errors.in(behind).orElse("") : number(value, errors));
  }

  private static String number(String value, ErrnoWords errors) {
    return value.length() > 5 ? "" : errors.named(Long.parseLong(value)).orElse("");
  }

  /**
   * The numbers above 34 are those of illumos, not of Linux: the name counts, where it is there.
   */
  private static Result ofTruss(Matcher truss, ErrnoWords errors) {
    return Result.refused(truss.group(2) == null ? number(truss.group(1), errors) : truss.group(2));
  }

  boolean showsResult() {
    return result.kind() != Result.Kind.NOT_SHOWN;
  }

  /** What a program wrote to its user where a tracer saw it; empty for any other call. */
  Optional<String> complaint() {
    boolean writes = traced && (name.equals("write") || name.equals("writev"));
    return writes && arguments.size() > 1 && arguments.get(0).matches("[12]")
        ? Optional.of(arguments.get(1).replaceAll("\\\\[nt]", " "))
        : Optional.empty();
  }

  /** What words say of the result of something. */
  static Result said(String words, ErrnoWords errors) {
    return errors
        .in(words)
        .map(Result::refused)
        .orElseGet(() -> FAILED.matcher(words).find() ? Result.refused("") : Result.NOT_SHOWN);
  }

  /** The arguments in a text that follows the bracket of a call. */
  static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    split(text, arguments);
    return arguments;
  }

  /** Takes arguments apart at the commas that stand in no bracket and no string; where they end. */
  private static int split(String text, List<String> arguments) {
    int depth = 0;
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        quoted = c != '"';
        i += c == '\\' ? 1 : 0;
      } else if (c == '"') {
        quoted = true;
      } else if ("({[".indexOf(c) >= 0) {
        depth++;
      } else if (depth == 0 && (c == ')' || c == ',')) {
        add(text.substring(from, i), arguments);
        from = i + 1;
        if (c == ')') {
          return from;
        }
      } else if (")}]".indexOf(c) >= 0) {
        depth = Math.max(0, depth - 1); // what is left of a call may begin inside a bracket
      }
    }
    add(text.substring(from), arguments);
    return text.length();
  }

  private static void add(String argument, List<String> arguments) {
    String plain = LABEL.matcher(argument.strip()).replaceFirst("");
    plain = DECORATION.matcher(plain).replaceFirst("$1");
    plain = MODULE.matcher(plain).replaceFirst("");
    plain = MEANING.matcher(plain).replaceFirst("$1").strip();
    if (!plain.isEmpty() || !arguments.isEmpty()) {
      arguments.add(plain);
    }
  }
}
