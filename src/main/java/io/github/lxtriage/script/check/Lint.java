package io.github.lxtriage.script.check;

import java.util.Locale;

/** A kind of mistake that can be found without dtrace. */
public enum Lint {
  EMPTY_PROGRAM("dtrace refuses a program without a clause"),
  PROVIDER_NAME("the number of a process follows the name, which so cannot end in a digit"),
  UNKNOWN_MACRO("dtrace has no such macro variable, or the command line has to give it"),
  SILENCE("the comment silences nothing: no lint has this name"),
  PROBE_DESCRIPTION("dtrace splits a description into four parts of limited length"),
  UNKNOWN_PROBE("the LX brand has no such probe, so nothing would be traced"),
  BLIND_32("32-bit programs reach the kernel another way, and would not be seen"),
  MISSING_ZDEFS("probes of a process exist only while it runs; without -Z dtrace stops"),
  TIMER_UNIT("a timer without a unit counts in hertz"),
  UNKNOWN_FUNCTION("D has no such function"),
  ARGUMENT_COUNT("the function takes another number of arguments"),
  ARGUMENT_RANGE("the argument or constant is outside what the probe or function has"),
  ACTION_AS_OPERAND("an action is a statement and has no value"),
  AGGREGATION("an aggregation takes one aggregating function, and only some actions take it"),
  PRINTF_FORMAT("the conversions and the arguments do not match"),
  ESCAPED_TERMINATOR("%S prints the string's terminator as \\0"),
  POINTER_SPACE("kernel strings are read with stringof, those of a process with copyinstr"),
  UNDEFINED_VARIABLE("a variable is read that nothing has set before"),
  ASSIGNMENT("only variables of the program can be assigned"),
  ASSIGNMENT_IN_PREDICATE("= assigns; == compares"),
  THREAD_LOCAL_KEPT("a thread-local that is never set to 0 uses up the dynamic variable space"),
  ENTRY_WITHOUT_RETURN("what is saved at entry is meant for the return, and nothing looks there"),
  REVERSED_DIFFERENCE("the later time comes first: timestamp - self->start"),
  UNBOUNDED_KEYS("every new key takes memory, and keys without end become drops"),
  ILLUMOS_ERRNO("errno is the number of illumos; Linux programs see -arg0"),
  UNCAST_RESULT("the result of a 32-bit program is negative only after a cast to int"),
  DIVISION_BY_ZERO("a constant divisor is zero"),
  CONSTANT("the constant cannot be read"),
  OPTION("dtrace has no such option, or the line is malformed"),
  DESTRUCTIVE("the action changes the system that is looked at"),
  NO_END("the program has neither exit() nor a summary, and runs until it is interrupted");

  private final String reason;

  Lint(String reason) {
    this.reason = reason;
  }

  /** The name that a program silences it by, such as no-end. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why it is a mistake. */
  public String reason() {
    return reason;
  }
}
