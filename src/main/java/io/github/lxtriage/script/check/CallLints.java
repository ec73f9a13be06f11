package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.util.Optional;

/** The lints of functions: whether they exist, what they are given, and where they stand. */
final class CallLints {
  private final DProgram program;
  private final Findings findings;
  private final boolean destructive;

  CallLints(DProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.destructive = program.allowsDestruction();
  }

  void check() {
    program.clauses().forEach(clause -> clause.predicate().ifPresent(p -> expression(p)));
    program.clauses().forEach(clause -> statement(clause.body()));
    program.inlines().forEach(inline -> expression(inline.value()));
  }

  private void statement(Node node) {
    switch (node.kind()) {
      case BLOCK, COMMA -> node.children().forEach(this::statement);
      case IF -> {
        expression(node.child(0));
        node.children().stream().skip(1).forEach(this::statement);
      }
      case CALL -> {
        call(node);
        node.children().forEach(this::expression);
      }
      default -> expression(node);
    }
  }

  private void expression(Node node) {
    if (node.is(Kind.CALL)) {
      call(node);
      Function.named(node.text())
          .filter(Function::isStatement)
          .ifPresent(
              action ->
                  findings.error(
                      Lint.ACTION_AS_OPERAND,
                      node.at(),
                      action.name() + "() is an action: it stands alone and has no value"));
    }
    node.children().forEach(this::expression);
  }

  private void call(Node node) {
    Optional<Function> function = Function.named(node.text());
    if (function.isEmpty()) {
      unknown(node);
      return;
    }
    int given = node.children().size();
    Function known = function.get();
    if (given < known.least() || given > known.most()) {
      findings.error(
          Lint.ARGUMENT_COUNT,
          node.at(),
          known.name() + "() takes " + known.arity() + ", not " + given);
    } else {
      constants(node);
    }
    if (known.kind() == Function.Kind.DESTRUCTIVE) {
      destructive(node);
    }
  }

  private void unknown(Node node) {
    boolean variable = Variables.isBuiltIn(node.text()) || program.declared().contains(node.text());
    if (!program.declared().contains(node.text()) || variable) {
      findings.error(
          Lint.UNKNOWN_FUNCTION,
          node.at(),
          variable
              ? "'" + node.text() + "' is a variable and cannot be called"
              : "there is no function '" + node.text() + "'");
    }
  }

  private void destructive(Node node) {
    if (destructive) {
      findings.warning(
          Lint.DESTRUCTIVE, node.at(), node.text() + "() changes the system that is looked at");
    } else {
      findings.error(
          Lint.DESTRUCTIVE,
          node.at(),
          node.text() + "() is destructive, and neither -w nor option destructive allows it");
    }
  }

  private void constants(Node node) {
    switch (node.text()) {
      case "lquantize" -> {
        Optional<Long> base = Variables.constant(node.child(1));
        Optional<Long> limit = Variables.constant(node.child(2));
        if (base.isPresent() && limit.isPresent() && base.get() >= limit.get()) {
          findings.error(
              Lint.ARGUMENT_RANGE, node.at(), "lquantize() needs a base below its limit");
        }
      }
      case "llquantize" -> positive(node, 1, 2, "a factor of at least 2");
      case "tracemem" -> positive(node, 1, 1, "a size above 0");
      case "stack", "ustack", "jstack" -> positive(node, 0, 0, "a number of frames");
      case "chill" -> {
        if (Variables.constant(node.child(0)).orElse(0L) > 500_000_000L) {
          findings.error(
              Lint.ARGUMENT_RANGE, node.at(), "chill() takes at most 500000000 nanoseconds");
        }
      }
      default -> {}
    }
  }

  private void positive(Node node, int argument, long least, String need) {
    if (argument < node.children().size()
        && Variables.constant(node.child(argument)).orElse(least) < least) {
      findings.error(
          Lint.ARGUMENT_RANGE, node.child(argument).at(), node.text() + "() needs " + need);
    }
  }
}
