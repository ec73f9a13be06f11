package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lints of probe descriptions. */
final class ProbeLints {
  private static final int FEW = 3;
  private static final int[] LENGTHS = {63, 127, 63, 63};

  private final DProgram program;
  private final Findings findings;
  private final boolean zdefs;

  ProbeLints(DProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.zdefs = program.zdefs();
  }

  void check() {
    program.clauses().stream()
        .flatMap(clause -> clause.probes().stream())
        .filter(probe -> !probe.text().matches("[0-9]+"))
        .forEach(this::probe);
    program.clauses().stream().filter(ProbeLints::looksAtAllCalls).forEach(this::picked);
  }

  /** True where every system call makes the clause fire, and only its predicate can pick some. */
  private static boolean looksAtAllCalls(Clause clause) {
    return clause.probes().stream()
        .allMatch(probe -> probe.provider().equals("lx-syscall") && isAll(probe.function()));
  }

  private void picked(Clause clause) {
    clause.predicate().stream()
        .flatMap(Node::all)
        .forEach(node -> comparedFunction(node).ifPresent(name -> picked(clause, name)));
  }

  /** The string in {@code probefunc == "..."}. */
  private static Optional<Node> comparedFunction(Node node) {
    if (!node.is(Kind.BINARY) || !node.text().equals("==")) {
      return Optional.empty();
    }
    return node.children().stream().anyMatch(side -> side.isVariable("probefunc"))
        ? node.children().stream().filter(side -> side.is(Kind.STRING)).findFirst()
        : Optional.empty();
  }

  private void picked(Clause clause, Node name) {
    List<LxProbes.Call> calls =
        clause.probes().stream()
            .flatMap(probe -> LxProbes.calls(probe.module(), "").stream())
            .filter(call -> call.function().equals(name.text()))
            .toList();
    if (calls.isEmpty()) {
      findings.warning(
          Lint.UNKNOWN_PROBE,
          name.at(),
          "no lx-syscall probe has the function '" + name.text() + "', and == takes no pattern");
    } else if (calls.stream().noneMatch(LxProbes.Call::always)) {
      findings.warning(
          Lint.UNKNOWN_PROBE,
          name.at(),
          "only systems with the call tables of 2026 have probes of " + name.text());
    } else if (clause.probes().stream().anyMatch(probe -> Glob.matches(probe.module(), "sys32"))) {
      blind(new Probe(name.text(), name.at()), List.of(name.text()));
    }
  }

  private void probe(Probe probe) {
    if (probe.parts() > 4) {
      findings.error(
          Lint.PROBE_DESCRIPTION, at(probe, 4), "a probe description has at most four parts");
      return;
    }
    String[] parts = {probe.name(), probe.function(), probe.module(), probe.provider()};
    for (int part = 0; part < parts.length; part++) {
      if (parts[part].length() > LENGTHS[part]) {
        findings.error(Lint.PROBE_DESCRIPTION, probe.at(), "a part of the description is too long");
      }
    }
    switch (probe.provider()) {
      case "lx-syscall" -> call(probe);
      case "sdt" -> sdt(probe);
      case "lxsyscall" ->
          unknown(
              probe,
              "the provider is lx-syscall; only OpenSolaris of 2006 to 2010 called it lxsyscall");
      default -> other(probe);
    }
  }

  /** The place of the n-th part. */
  private static Span at(Probe probe, int part) {
    int offset = 0;
    for (int colon = 0; colon < part; colon++) {
      offset = probe.text().indexOf(':', offset) + 1;
    }
    Span at = probe.at();
    return new Span(at.start() + offset, at.end(), at.line(), at.column() + offset);
  }

  private void other(Probe probe) {
    String provider = probe.provider();
    boolean library = LxProbes.isLibraryProvider(provider);
    boolean process = library || provider.matches("[a-z_]+([0-9]+|\\$target)");
    if (process && !provider.endsWith("$target") && !zdefs) {
      findings.error(
          Lint.MISSING_ZDEFS,
          probe.at(),
          "probes of "
              + provider
              + " exist only while the process runs: give -Z, or #pragma D option zdefs");
    }
    if (library && !LxProbes.knowsBrandProbe("lx", probe.name())) {
      unknown(probe, "the LX emulation library has no probe '" + probe.name() + "'");
    }
    if (probe.name().matches("(tick|profile)-[0-9]+")) {
      findings.warning(
          Lint.TIMER_UNIT,
          probe.at(),
          probe.name() + " fires that often in a second; write hz, or s for seconds");
    }
  }

  private void sdt(Probe probe) {
    boolean brand = probe.module().equals("lx_brand") || probe.name().startsWith("brand-lx-");
    if (brand && !LxProbes.knowsBrandProbe("sdt", probe.name())) {
      unknown(probe, "the LX brand has no probe '" + probe.name() + "'");
    } else if (probe.name().equals("brand-lx-unsupported")
        && !(Glob.matches(probe.module(), "lx_brand")
            && Glob.matches(probe.function(), "lx_unsupported"))) {
      unknown(probe, "brand-lx-unsupported is in module lx_brand, function lx_unsupported");
    }
  }

  private void unknown(Probe probe, String message) {
    if (zdefs) {
      findings.warning(Lint.UNKNOWN_PROBE, probe.at(), message);
    } else {
      findings.error(Lint.UNKNOWN_PROBE, probe.at(), message);
    }
  }

  private void call(Probe probe) {
    List<LxProbes.Call> calls = LxProbes.calls(probe.module(), probe.function());
    if (calls.isEmpty()) {
      unknown(
          probe,
          "no lx-syscall probe matches module '"
              + probe.module()
              + "', function '"
              + probe.function()
              + "'");
    } else if (!Glob.matches(probe.name(), "entry") && !Glob.matches(probe.name(), "return")) {
      unknown(probe, "lx-syscall probes are named entry and return, not '" + probe.name() + "'");
    } else if (calls.stream().noneMatch(LxProbes.Call::always)) {
      findings.warning(
          Lint.UNKNOWN_PROBE,
          probe.at(),
          "only systems with the call tables of 2026 have " + probe.text());
    } else if (Glob.matches(probe.module(), "sys32") && !isAll(probe.function())) {
      blind(probe, calls.stream().map(LxProbes.Call::function).distinct().sorted().toList());
    }
  }

  /** Who asks for every call sees socketcall and ipc too, and names no call that he could miss. */
  private static boolean isAll(String function) {
    return function.matches("\\**");
  }

  private void blind(Probe probe, List<String> functions) {
    through(probe, functions, LxProbes.SOCKET_CALLS, "socketcall");
    through(probe, functions, LxProbes.IPC_CALLS, "ipc");
    List<String> doubled =
        functions.stream()
            .flatMap(function -> LxProbes.calls("sys32", function).stream())
            .filter(call -> !call.numbers().isEmpty())
            .map(call -> call.function() + " is number " + call.numbers())
            .toList();
    if (!doubled.isEmpty()) {
      findings.warning(Lint.BLIND_32, probe.at(), "for 32-bit programs " + some(doubled, "; "));
    }
  }

  private void through(Probe probe, List<String> functions, Set<String> calls, String entry) {
    List<String> hidden =
        functions.stream().filter(calls::contains).filter(name -> !hasOwnProbe(name)).toList();
    if (!hidden.isEmpty() && !watches(entry)) {
      findings.warning(
          Lint.BLIND_32,
          probe.at(),
          "32-bit programs call "
              + some(hidden, ", ")
              + " through "
              + entry
              + ", which the program does not look at");
    }
  }

  private static boolean hasOwnProbe(String function) {
    return LxProbes.calls("sys32", function).stream().anyMatch(LxProbes.Call::always);
  }

  private static String some(List<String> names, String between) {
    int more = names.size() - FEW;
    String few = String.join(between, names.subList(0, Math.min(FEW, names.size())));
    return more <= 0 ? few : few + " and " + more + (more == 1 ? " other" : " others");
  }

  private boolean watches(String function) {
    return program.clauses().stream()
            .flatMap(clause -> clause.probes().stream())
            .anyMatch(
                probe ->
                    probe.provider().equals("lx-syscall")
                        && !probe.function().isEmpty()
                        && Glob.matches(probe.function(), function)
                        && Glob.matches(probe.module(), "sys32"))
        || program
            .nodes()
            .flatMap(node -> comparedFunction(node).stream())
            .anyMatch(name -> name.text().equals(function));
  }
}
