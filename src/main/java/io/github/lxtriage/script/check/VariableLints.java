package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lints of variables: set before they are read, freed after. */
final class VariableLints {
  private static final Pattern KERNEL = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern ARGUMENT = Pattern.compile("arg[0-9]{2,}");

  private final DProgram program;
  private final Keys growth;
  private final Types types;
  private final Findings findings;

  /** Names with their scope: {@code self->x}, {@code this->x}, x. */
  private final Set<String> set = new HashSet<>();

  /** Those of them that the clause at hand sets, and no clause above it. */
  private final List<String> setHere = new ArrayList<>();

  VariableLints(DProgram program, Keys growth, Types types, Findings findings) {
    this.program = program;
    this.growth = growth;
    this.types = types;
    this.findings = findings;
  }

  void check() {
    set.addAll(program.declared());
    program.declared().forEach(name -> set.addAll(List.of("self->" + name, "this->" + name)));
    program.clauses().forEach(this::clause);
    kept();
    types();
    Returns returns = new Returns(program);
    List<Probe> unpaired = new ArrayList<>();
    program.clauses().forEach(clause -> pairing(clause, returns, unpaired));
    if (!unpaired.isEmpty()) {
      findings.warning(
          Lint.ENTRY_WITHOUT_RETURN,
          unpaired.get(0).at(),
          "entries from here on that were not compared with the patterns of returns, of which there are too many: "
              + unpaired.size());
    }
  }

  /** dtrace reads the body before the predicate, and the other way round where that fails. */
  private void clause(Clause clause) {
    List<Node> predicate = clause.predicate().stream().toList();
    List<Node> body = List.of(clause.body());
    setHere.clear();
    List<Node> unset = unset(Stream.of(body, predicate));
    if (!unset.isEmpty() && !predicate.isEmpty()) {
      List<String> here = List.copyOf(setHere);
      here.forEach(set::remove);
      List<Node> other = unset(Stream.of(predicate, body));
      set.addAll(here);
      unset = other.size() < unset.size() ? other : unset;
    }
    unset.forEach(this::undefined);
  }

  private List<Node> unset(Stream<List<Node>> parts) {
    List<Node> unset = new ArrayList<>();
    parts.flatMap(List::stream).forEach(part -> visit(part, unset));
    return unset;
  }

  /** Goes through the text as dtrace does: a value before what it is assigned to. */
  private void visit(Node node, List<Node> unset) {
    boolean assigns = node.is(Kind.ASSIGN) && node.text().equals("=");
    if (assigns || node.is(Kind.STEP)) {
      node.children().stream().skip(1).forEach(value -> visit(value, unset));
      Node target = node.child(0);
      target.children().stream().skip(1).forEach(key -> visit(key, unset));
      String name = Variables.name(target);
      if (set.add(name)) {
        setHere.add(name);
      }
    } else {
      read(node, unset);
      node.children().forEach(child -> visit(child, unset));
    }
  }

  private void read(Node node, List<Node> unset) {
    boolean global = node.is(Kind.VARIABLE);
    if (!global && !node.is(Kind.THREAD_LOCAL) && !node.is(Kind.CLAUSE_LOCAL)) {
      return;
    }
    String name = Variables.name(node);
    boolean perhapsKernel = global && (name.indexOf('`') >= 0 || KERNEL.matcher(name).matches());
    if (!set.contains(name) && !perhapsKernel && !(global && Variables.isBuiltIn(name))) {
      unset.add(node);
    }
  }

  private void undefined(Node node) {
    String name = Variables.name(node);
    findings.error(
        Lint.UNDEFINED_VARIABLE,
        node.at(),
        ARGUMENT.matcher(name).matches()
            ? "there are arg0 to arg9, and no " + name
            : name + " is read, and nothing before sets it");
  }

  private Stream<Node> assigned() {
    return program.nodes().filter(node -> node.is(Kind.ASSIGN) && node.text().equals("="));
  }

  private void kept() {
    Set<String> cleared = new HashSet<>();
    assigned()
        .filter(node -> Variables.isZero(node.child(1)))
        .forEach(node -> cleared.add(Variables.name(node.child(0))));
    Set<String> told = new HashSet<>();
    for (Clause clause : program.clauses()) {
      clause
          .nodes()
          .filter(node -> node.is(Kind.ASSIGN) && node.text().equals("="))
          .map(node -> node.child(0))
          .filter(target -> !cleared.contains(Variables.name(target)))
          .filter(target -> told.add(Variables.name(target)))
          .forEach(target -> kept(target, clause));
    }
  }

  private void kept(Node target, Clause clause) {
    String name = Variables.name(target);
    if (name.startsWith("self->")) {
      findings.warning(
          Lint.THREAD_LOCAL_KEPT,
          target.at(),
          name + " is never set to 0, and stays for each thread");
    } else if (target.is(Kind.INDEX)
        && target.child(0).is(Kind.VARIABLE)
        && target.children().stream().skip(1).anyMatch(key -> grows(key, clause))) {
      findings.warning(
          Lint.UNBOUNDED_KEYS,
          target.at(),
          name + "[] gets new keys for ever, and no entry is set to 0");
    }
  }

  private boolean grows(Node key, Clause clause) {
    return key.isVariable("pid")
        || key.isVariable("tid")
        || growth.growing(key, clause).isPresent();
  }

  /** A variable keeps the type of its first value; 0 frees whatever it is. */
  private void types() {
    assigned()
        .filter(node -> !Variables.isZero(node.child(1)))
        .filter(node -> !Variables.base(node.child(0)).is(Kind.AGGREGATION))
        .forEach(
            node -> {
              Type wanted = types.of(node.child(0));
              Type given = types.of(node.child(1));
              boolean text = wanted.is(Type.Form.STRING) != given.is(Type.Form.STRING);
              if (wanted.isKnown()
                  && given.isKnown()
                  && text
                  && !given.is(Type.Form.POINTER)
                  && !wanted.is(Type.Form.POINTER)) {
                findings.error(
                    Lint.ASSIGNMENT,
                    node.child(1).at(),
                    Variables.name(node.child(0))
                        + " holds "
                        + wanted.words()
                        + "; this is "
                        + given.words());
              }
            });
  }

  private void pairing(Clause clause, Returns returns, List<Probe> unpaired) {
    boolean saves =
        clause
            .nodes()
            .anyMatch(
                node ->
                    node.is(Kind.ASSIGN)
                        && Variables.base(node.child(0)).is(Kind.THREAD_LOCAL)
                        && !Variables.isZero(node.child(1)));
    if (!saves) {
      return;
    }
    for (Probe probe : clause.probes()) {
      Optional<Boolean> returned = probe.isEntry() ? returns.of(probe) : Optional.of(true);
      if (returned.isEmpty()) {
        unpaired.add(probe);
      } else if (!returned.get()) {
        findings.warning(
            Lint.ENTRY_WITHOUT_RETURN,
            probe.at(),
            "what is saved here has no clause for the return of " + probe.text());
      }
    }
  }
}
