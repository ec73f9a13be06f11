package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lints of expressions, some of which depend on the probe that they stand under. */
final class ExpressionLints {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
  private static final int MOST_BITS = 64;
  private static final int FEW = 3;

  private final DProgram program;
  private final Assignments assignments;
  private final Findings findings;
  private final Set<String> inlines;
  private final boolean destructive;

  ExpressionLints(DProgram program, Assignments assignments, Findings findings) {
    this.program = program;
    this.assignments = assignments;
    this.findings = findings;
    this.inlines =
        program.inlines().stream().map(DProgram.Inline::name).collect(Collectors.toSet());
    this.destructive = program.allowsDestruction();
  }

  void check() {
    for (Clause clause : program.clauses()) {
      clause.predicate().ifPresent(this::predicate);
      Firing firing = Firing.of(clause);
      clause
          .nodes()
          .forEach(
              node -> {
                visit(node);
                space(clause, node);
                difference(clause, node);
                under(firing, node);
              });
    }
    program.inlines().stream().flatMap(inline -> inline.value().all()).forEach(this::visit);
  }

  private void predicate(Node predicate) {
    predicate.walk(
        node -> {
          if (node.is(Kind.ASSIGN) && node.text().equals("=")) {
            findings.warning(
                Lint.ASSIGNMENT_IN_PREDICATE, node.at(), "the predicate assigns; == compares");
          }
        });
  }

  private void visit(Node node) {
    switch (node.kind()) {
      case INTEGER -> integer(node);
      case CHARACTER -> character(node);
      case BINARY -> binary(node);
      case ASSIGN, STEP -> target(node.child(0));
      default -> {}
    }
  }

  private void integer(Node node) {
    Variables.integer(node.text())
        .ifPresentOrElse(
            value -> {
              if (value.bitLength() > MOST_BITS) {
                findings.error(Lint.CONSTANT, node.at(), node.text() + " exceeds 64 bits");
              }
            },
            () ->
                findings.error(
                    Lint.CONSTANT,
                    node.at(),
                    node.text() + " begins with 0 and is octal, which has no digit 8 or 9"));
  }

  private void character(Node node) {
    String bytes = node.text().replaceAll("\\\\(x[0-9a-fA-F]+|[0-7]{1,3}|.)", "c");
    if (bytes.length() - 2 > 8) {
      findings.error(Lint.CONSTANT, node.at(), "a character constant has at most eight bytes");
    }
  }

  private void binary(Node node) {
    Node right = node.child(1);
    if ((node.text().equals("/") || node.text().equals("%"))
        && Variables.constant(right).filter(value -> value == 0).isPresent()) {
      findings.error(Lint.DIVISION_BY_ZERO, right.at(), "the divisor is zero");
    }
  }

  /** A difference of times whose right side is the present one. */
  private void difference(Clause clause, Node node) {
    if (!node.is(Kind.BINARY) || !node.text().equals("-")) {
      return;
    }
    Node left = Assignments.uncast(node.child(0));
    Node right = Assignments.uncast(node.child(1));
    boolean direct =
        Variables.isTime(right) && !left.any(Variables::isTime) && !assignments.isSum(left);
    boolean saved = assignments.isNow(right, clause) && assignments.isSavedTime(left, clause);
    if (direct || saved) {
      findings.warning(
          Lint.REVERSED_DIFFERENCE,
          node.at(),
          "a saved time less "
              + Variables.name(right)
              + " is negative: the later time comes first");
    }
  }

  private void space(Clause clause, Node node) {
    boolean copies =
        node.is(Kind.CALL) && Set.of("copyinstr", "copyin", "copyinto").contains(node.text());
    if (copies
        && !node.children().isEmpty()
        && assignments.space(node.child(0), clause) == Assignments.Space.KERNEL) {
      findings.warning(
          Lint.POINTER_SPACE,
          node.at(),
          named(node.child(0))
              + " is an address of the kernel"
              + (node.text().equals("copyinstr") ? ": use stringof()" : ": it needs no copy"));
    }
    boolean string = node.is(Kind.UNARY) && node.text().equals("stringof");
    boolean cast = node.is(Kind.CAST) && node.text().equals("string");
    boolean follows =
        node.is(Kind.UNARY)
            && node.text().equals("*")
            && node.child(0).is(Kind.CAST)
            && !node.child(0).text().contains("userland");
    if ((string || cast || follows)
        && assignments.space(node.child(0), clause) == Assignments.Space.USER) {
      findings.warning(
          Lint.POINTER_SPACE,
          node.at(),
          named(node.child(0))
              + " is an address of the process: use "
              + (follows ? "copyin()" : "copyinstr()"));
    }
  }

  private static String named(Node address) {
    Node node = Assignments.uncast(address);
    return node.is(Kind.BINARY) ? named(node.child(0)) : Variables.name(node);
  }

  private void target(Node target) {
    switch (target.kind()) {
      case VARIABLE -> {
        if (Variables.isBuiltIn(target.text())) {
          findings.error(
              Lint.ASSIGNMENT, target.at(), target.text() + " is built in and cannot be assigned");
        } else if (target.text().indexOf('`') >= 0 || inlines.contains(target.text())) {
          findings.error(Lint.ASSIGNMENT, target.at(), target.text() + " cannot be assigned");
        }
      }
      case INDEX -> {
        if (target.child(0).isVariable("uregs")) {
          if (destructive) {
            findings.warning(
                Lint.DESTRUCTIVE, target.at(), "assigning uregs[] changes the process");
          } else {
            findings.error(
                Lint.DESTRUCTIVE,
                target.at(),
                "assigning uregs[] is destructive, and neither -w nor option destructive allows it");
          }
        }
      }
      case INTEGER, STRING, CALL, CHARACTER, BINARY, CONDITIONAL, STEP, ASSIGN ->
          findings.error(
              Lint.ASSIGNMENT, target.at(), "this is no variable and cannot be assigned");
      default -> {}
    }
  }

  private void under(Firing firing, Node node) {
    switch (node.kind()) {
      case VARIABLE -> variable(firing, node);
      case BINARY -> uncast(firing, node);
      default -> {}
    }
  }

  private void variable(Firing firing, Node node) {
    if (node.isVariable("errno") && firing.callReturns()) {
      findings.warning(
          Lint.ILLUMOS_ERRNO,
          node.at(),
          "errno is the number of illumos here; what the Linux program sees is -(int)arg0");
    }
    if (!Assignments.isArgument(node)) {
      return;
    }
    List<String> probes = firing.lacking().get(node.text().charAt(3) - '0');
    probes.stream()
        .limit(FEW)
        .forEach(words -> findings.warning(Lint.ARGUMENT_RANGE, node.at(), words));
    if (probes.size() > FEW) {
      findings.warning(
          Lint.ARGUMENT_RANGE,
          node.at(),
          "further probes of this clause without " + node.text() + ": " + (probes.size() - FEW));
    }
  }

  private void uncast(Firing firing, Node node) {
    if (!firing.callReturns()) {
      return;
    }
    boolean result = node.child(0).isVariable("arg0") || node.child(0).isVariable("arg1");
    long other = Variables.constant(node.child(1)).orElse(1L);
    boolean negative = other < 0 || (other == 0 && node.text().startsWith("<"));
    if (COMPARISONS.contains(node.text()) && result && negative) {
      findings.warning(
          Lint.UNCAST_RESULT,
          node.at(),
          node.child(0).text()
              + " of a 32-bit program is not negative: compare (int)"
              + node.child(0).text());
    }
  }
}
