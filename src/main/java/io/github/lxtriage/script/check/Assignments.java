package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a program are given, and where: so that a value is known by its origin. */
final class Assignments {
  private static final int FARTHEST = 8;

  private final Map<String, Values> given = new HashMap<>();

  /** Where the arguments of a clause point. */
  private final IdentityHashMap<Clause, Space> arguments = new IdentityHashMap<>();

  Assignments(DProgram program) {
    for (Clause clause : program.clauses()) {
      clause
          .nodes()
          .filter(node -> node.is(Kind.ASSIGN) && node.text().equals("="))
          .filter(node -> !Variables.isZero(node.child(1)))
          .forEach(
              node ->
                  given
                      .computeIfAbsent(Variables.name(node.child(0)), name -> new Values())
                      .add(new Given(node.child(1), clause)));
    }
  }

  /**
   * All that one variable is given. What is asked of all of it is answered once, so that a program
   * of thousands of assignments to one variable takes no longer than its length.
   */
  private static final class Values {
    private final List<Given> all = new ArrayList<>();

    /** The clauses that give it something, and whether that is always the present time. */
    private final IdentityHashMap<Clause, Boolean> times = new IdentityHashMap<>();

    private boolean onlyTimes = true;
    private boolean onlySums = true;

    /** Where it points, by the number of steps that were left to find out. */
    private final Map<Integer, Space> spaces = new HashMap<>();

    void add(Given value) {
      Node node = uncast(value.value());
      boolean time = Variables.isTime(node);
      all.add(value);
      times.merge(value.clause(), time, Boolean::logicalAnd);
      onlyTimes &= time;
      onlySums &= node.is(Kind.BINARY) && node.text().equals("+");
    }
  }

  /** A value that is not 0, and the clause that assigns it. */
  record Given(Node value, Clause clause) {}

  /** Where an address points. */
  enum Space {
    USER,
    KERNEL,
    UNKNOWN
  }

  static boolean isVariable(Node node) {
    return switch (node.kind()) {
      case THREAD_LOCAL, CLAUSE_LOCAL -> true;
      case VARIABLE -> !Variables.isBuiltIn(node.text());
      default -> false;
    };
  }

  /** All values of a variable; none for what is no variable of the program. */
  List<Given> of(Node variable) {
    return Collections.unmodifiableList(values(variable).all);
  }

  private Values values(Node variable) {
    Values values = isVariable(variable) ? given.get(Variables.name(variable)) : null;
    return values == null ? new Values() : values;
  }

  /** An expression without its casts to numbers and pointers. */
  static Node uncast(Node node) {
    return node.is(Kind.CAST) && !node.text().equals("string") ? uncast(node.child(0)) : node;
  }

  static boolean isArgument(Node node) {
    return node.is(Kind.VARIABLE)
        && node.text().length() == 4
        && node.text().startsWith("arg")
        && Character.isDigit(node.text().charAt(3));
  }

  /** Where an address points that is an argument, or was saved from one. */
  Space space(Node address, Clause clause) {
    return space(address, clause, FARTHEST);
  }

  private Space space(Node address, Clause clause, int far) {
    Node node = uncast(address);
    if (node.is(Kind.BINARY) && (node.text().equals("+") || node.text().equals("-"))) {
      return space(node.child(0), clause, far);
    }
    if (Variables.isPointer(node)) {
      return Space.KERNEL;
    }
    if (isArgument(node)) {
      return argument(clause);
    }
    return far == 0 ? Space.UNKNOWN : space(values(node), far);
  }

  private Space space(Values values, int far) {
    Space known = values.spaces.get(far);
    if (known != null) {
      return known;
    }
    Space space =
        values.all.stream()
            .map(value -> space(value.value(), value.clause(), far - 1))
            .reduce((one, other) -> one == other ? one : Space.UNKNOWN)
            .orElse(Space.UNKNOWN);
    values.spaces.put(far, space);
    return space;
  }

  private Space argument(Clause clause) {
    return arguments.computeIfAbsent(clause, Assignments::arguments);
  }

  private static Space arguments(Clause clause) {
    if (clause.probes().stream().allMatch(Assignments::isUser)) {
      return Space.USER;
    }
    return clause.probes().stream().allMatch(Assignments::isKernel) ? Space.KERNEL : Space.UNKNOWN;
  }

  private static boolean isUser(Probe probe) {
    boolean call = probe.provider().equals("lx-syscall") || probe.provider().equals("syscall");
    return (call && !probe.isReturn())
        || probe.provider().startsWith("pid")
        || LxProbes.isLibraryProvider(probe.provider());
  }

  private static boolean isKernel(Probe probe) {
    return probe.provider().equals("sdt") || probe.name().startsWith("brand-lx-");
  }

  /** True for a variable that this clause sets to the present time. */
  boolean isNow(Node variable, Clause clause) {
    return values(variable).times.getOrDefault(clause, false);
  }

  /** True for a variable that other clauses set to a time, and this one does not set. */
  boolean isSavedTime(Node variable, Clause clause) {
    Values values = values(variable);
    return !values.all.isEmpty() && values.onlyTimes && !values.times.containsKey(clause);
  }

  /** True for a variable that is always a sum, such as a time that lies ahead. */
  boolean isSum(Node variable) {
    Values values = values(variable);
    return !values.all.isEmpty() && values.onlySums;
  }
}
