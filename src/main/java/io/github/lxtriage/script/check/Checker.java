package io.github.lxtriage.script.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a D program. A syntax error stands alone; a program without one is
 * linted, and what dtrace would refuse is an error.
 */
public final class Checker {
  private static final Pattern WRAPPER = Pattern.compile("^#!.*(?:/(?:ba|k|da)?sh|perl)\\b");

  private Checker() {}

  /** The program, where the grammar accepts it. */
  public static Optional<DProgram> read(String text) {
    return DReader.read(text).program();
  }

  /** Whether a text is a program of the language; at most one problem. */
  public static List<Problem> syntax(String text) {
    return reading(text).problems();
  }

  /** All problems, in the order of the text. */
  public static List<Problem> check(String text) {
    DReader.Reading reading = reading(text);
    try {
      return reading.program().map(Checker::lint).orElse(reading.problems());
    } catch (StackOverflowError nested) {
      return List.of(DReader.TOO_DEEP);
    }
  }

  private static DReader.Reading reading(String text) {
    return WRAPPER.matcher(text).find()
        ? new DReader.Reading(
            Optional.empty(),
            List.of(Problem.syntax(1, 1, "this is no D program but a script of another language")))
        : DReader.read(text);
  }

  private static List<Problem> lint(DProgram program) {
    Findings findings = new Findings(program);
    Types types = new Types(program);
    Assignments assignments = new Assignments(program);
    Keys keys = new Keys(assignments);
    new ProgramLints(program, findings).check();
    new ProbeLints(program, findings).check();
    new CallLints(program, findings).check();
    new AggregationLints(program, keys, findings).check();
    new FormatLints(program, types, findings).check();
    new MacroLints(program, findings).check();
    new VariableLints(program, keys, types, findings).check();
    new ExpressionLints(program, assignments, findings).check();
    return findings.problems();
  }
}
