package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lints of aggregations. */
final class AggregationLints {
  private static final Set<String> TAKES_ONE = Set.of("clear", "trunc", "normalize", "denormalize");

  private final DProgram program;
  private final Keys growth;
  private final Findings findings;
  private final Map<String, String> functions = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> truncated;

  AggregationLints(DProgram program, Keys growth, Findings findings) {
    this.program = program;
    this.growth = growth;
    this.findings = findings;
    this.truncated =
        program
            .nodes()
            .filter(node -> node.is(Kind.CALL) && node.text().equals("trunc"))
            .flatMap(node -> node.children().stream().limit(1))
            .map(Node::text)
            .collect(Collectors.toSet());
  }

  void check() {
    program.inlines().stream().flatMap(inline -> inline.value().all()).forEach(this::visit);
    program.clauses().forEach(clause -> clause.nodes().forEach(this::visit));
    program.clauses().forEach(this::keys);
    List<Node> nodes = program.nodes().toList();
    nodes.stream()
        .filter(node -> node.is(Kind.AGGREGATION) && !used.contains(node))
        .forEach(
            node ->
                findings.error(
                    Lint.AGGREGATION,
                    node.at(),
                    "the value of " + node.text() + " cannot be used here"));
  }

  private void visit(Node node) {
    if (node.is(Kind.ASSIGN)) {
      assign(node);
    } else if (node.is(Kind.CALL)) {
      call(node);
    }
  }

  private void assign(Node node) {
    Node target = node.child(0);
    Node base = target.is(Kind.INDEX) ? target.child(0) : target;
    Node value = node.child(1);
    boolean aggregating = isAggregating(value);
    if (!base.is(Kind.AGGREGATION)) {
      return;
    }
    used.add(base);
    if (!node.text().equals("=") || !aggregating) {
      findings.error(
          Lint.AGGREGATION,
          value.at(),
          base.text() + " takes = and an aggregating function such as count() or quantize()");
      return;
    }
    used.add(value);
    String before = functions.putIfAbsent(base.text(), value.text());
    if (before != null && !before.equals(value.text())) {
      findings.error(Lint.AGGREGATION, value.at(), base.text() + " is " + before + "() elsewhere");
    }
    int keys = target.is(Kind.INDEX) ? target.children().size() - 1 : 0;
    Integer first = counts.putIfAbsent(base.text(), keys);
    if (first != null && first != keys) {
      findings.error(
          Lint.AGGREGATION,
          target.at(),
          base.text()
              + " has "
              + first
              + (first == 1 ? " key" : " keys")
              + " elsewhere, not "
              + keys);
    }
  }

  private void keys(Clause clause) {
    clause
        .nodes()
        .filter(node -> node.is(Kind.ASSIGN) && node.child(0).is(Kind.INDEX))
        .map(node -> node.child(0))
        .filter(target -> target.child(0).is(Kind.AGGREGATION))
        .filter(target -> !truncated.contains(target.child(0).text()))
        .flatMap(target -> target.children().stream().skip(1))
        .flatMap(key -> growth.growing(key, clause).stream())
        .forEach(
            growing ->
                findings.warning(
                    Lint.UNBOUNDED_KEYS,
                    growing.at(),
                    "the keys of this aggregation have no bound, and nothing calls trunc() on it"));
  }

  private static boolean isAggregating(Node node) {
    return node.is(Kind.CALL)
        && Function.named(node.text())
            .filter(function -> function.kind() == Function.Kind.AGGREGATING)
            .isPresent();
  }

  private void call(Node node) {
    if (isAggregating(node) && !used.contains(node)) {
      findings.error(
          Lint.AGGREGATION,
          node.at(),
          node.text() + "() needs an aggregation: @name = " + node.text() + "(...)");
    }
    if (node.text().equals("printa")) {
      List<Node> aggregations =
          node.children().stream().filter(child -> child.is(Kind.AGGREGATION)).toList();
      if (aggregations.isEmpty() && !node.children().isEmpty()) {
        findings.error(Lint.AGGREGATION, node.at(), "printa() needs an aggregation");
      }
      aggregations.forEach(this::set);
    } else if (TAKES_ONE.contains(node.text()) && !node.children().isEmpty()) {
      Node first = node.child(0);
      if (first.is(Kind.AGGREGATION)) {
        set(first);
      } else {
        findings.error(Lint.AGGREGATION, first.at(), node.text() + "() takes an aggregation first");
      }
    }
  }

  private void set(Node aggregation) {
    used.add(aggregation);
    if (!functions.containsKey(aggregation.text())) {
      findings.error(
          Lint.AGGREGATION, aggregation.at(), aggregation.text() + " has not been assigned before");
    }
  }
}
