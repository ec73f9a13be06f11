package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a program are given, and where: so that a value is known by its origin. */
final class Assignments {
  private static final int FARTHEST = 8;

  private final Map<String, List<Given>> given = new HashMap<>();

  Assignments(DProgram program) {
    for (Clause clause : program.clauses()) {
      clause
          .nodes()
          .filter(node -> node.is(Kind.ASSIGN) && node.text().equals("="))
          .filter(node -> !Variables.isZero(node.child(1)))
          .forEach(
              node ->
                  given
                      .computeIfAbsent(Variables.name(node.child(0)), name -> new ArrayList<>())
                      .add(new Given(node.child(1), clause)));
    }
  }

  /** A value that is not 0, and the clause that assigns it. */
  record Given(Node value, Clause clause) {
    /** Clauses that look the same are still two. */
    @SuppressWarnings("ReferenceEquality")
    boolean isIn(Clause other) {
      return clause == other;
    }
  }

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
    return isVariable(variable)
        ? given.getOrDefault(Variables.name(variable), List.of())
        : List.of();
  }

  /** An expression without its casts to numbers and pointers. */
  static Node uncast(Node node) {
    return node.is(Kind.CAST) && !node.text().equals("string") ? uncast(node.child(0)) : node;
  }

  static boolean isArgument(Node node) {
    return node.is(Kind.VARIABLE) && node.text().matches("arg[0-9]");
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
    List<Given> values = far == 0 ? List.of() : of(node);
    return values.stream()
        .map(value -> space(value.value(), value.clause(), far - 1))
        .reduce((one, other) -> one == other ? one : Space.UNKNOWN)
        .orElse(Space.UNKNOWN);
  }

  private static Space argument(Clause clause) {
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
    List<Given> here = of(variable).stream().filter(value -> value.isIn(clause)).toList();
    return !here.isEmpty()
        && here.stream().allMatch(value -> Variables.isTime(uncast(value.value())));
  }

  /** True for a variable that other clauses set to a time, and this one does not set. */
  boolean isSavedTime(Node variable, Clause clause) {
    List<Given> all = of(variable);
    return !all.isEmpty()
        && all.stream()
            .allMatch(value -> Variables.isTime(uncast(value.value())) && !value.isIn(clause));
  }

  /** True for a variable that is always a sum, such as a time that lies ahead. */
  boolean isSum(Node variable) {
    List<Given> all = of(variable);
    return !all.isEmpty()
        && all.stream()
            .map(value -> uncast(value.value()))
            .allMatch(value -> value.is(Kind.BINARY) && value.text().equals("+"));
  }
}
