package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lints of probe descriptions. */
final class ProbeLints {
  private static final int FEW = 3;

  /** A program for people has some ten. */
  private static final int MOST_PATTERNS = 1000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern OF_PROCESS = Pattern.compile("[a-z_]+([0-9]+|\\$target)");
  private static final Pattern BARE_TIMER = Pattern.compile("(tick|profile)-[0-9]+");
  private static final int[] LENGTHS = {63, 127, 63, 63};

  private final DProgram program;
  private final Findings findings;
  private final boolean zdefs;

  /** Whether the program looks at an entry through which other calls come. */
  private final Map<String, Boolean> watched = new HashMap<>();

  /** The calls that descriptions with patterns fit, by module and function. */
  private final Map<String, List<LxProbes.Call>> fitting = new HashMap<>();

  /** What 32-bit programs do otherwise, by what is looked at. */
  private final Map<String, List<String>> blind = new HashMap<>();

  private final List<Probe> untried = new ArrayList<>();

  ProbeLints(DProgram program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.zdefs = program.zdefs();
  }

  void check() {
    program.clauses().stream()
        .flatMap(clause -> clause.probes().stream())
        .filter(probe -> !NUMBER.matcher(probe.text()).matches())
        .forEach(this::probe);
    if (!untried.isEmpty()) {
      findings.warning(
          Lint.UNKNOWN_PROBE,
          untried.get(0).at(),
          "probes from here on that were not compared with the system calls, because the program has too many patterns: "
              + untried.size());
    }
    program.clauses().stream().filter(ProbeLints::looksAtAllCalls).forEach(this::picked);
  }

  /** True where every system call makes the clause fire, and only its predicate can pick some. */
  private static boolean looksAtAllCalls(Clause clause) {
    return clause.probes().stream()
        .allMatch(probe -> probe.provider().equals("lx-syscall") && isAll(probe.function()));
  }

  private void picked(Clause clause) {
    List<Node> names =
        clause.predicate().stream()
            .flatMap(Node::all)
            .flatMap(node -> comparedFunction(node).stream())
            .toList();
    if (names.isEmpty()) {
      return;
    }
    Map<String, List<LxProbes.Call>> calls =
        clause.probes().stream()
            .map(Probe::module)
            .distinct()
            .flatMap(module -> LxProbes.calls(module, "").stream())
            .distinct()
            .collect(Collectors.groupingBy(LxProbes.Call::function));
    boolean sees32 =
        clause.probes().stream().anyMatch(probe -> Glob.matches(probe.module(), "sys32"));
    names.forEach(name -> picked(name, calls.getOrDefault(name.text(), List.of()), sees32));
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

  private void picked(Node name, List<LxProbes.Call> calls, boolean sees32) {
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
    } else if (sees32) {
      blind(List.of(name.text()))
          .forEach(message -> findings.warning(Lint.BLIND_32, name.at(), message));
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
    boolean process = library || OF_PROCESS.matcher(provider).matches();
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
    if (BARE_TIMER.matcher(probe.name()).matches()) {
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
    String pattern = probe.module() + ":" + probe.function();
    boolean plain = Glob.of(probe.function()).isPlain();
    if (!plain && fitting.size() >= MOST_PATTERNS && !fitting.containsKey(pattern)) {
      untried.add(probe);
      return;
    }
    List<LxProbes.Call> calls =
        plain
            ? LxProbes.calls(probe.module(), probe.function())
            : fitting.computeIfAbsent(
                pattern, unused -> LxProbes.calls(probe.module(), probe.function()));
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
      blind
          .computeIfAbsent(
              pattern,
              unused ->
                  blind(calls.stream().map(LxProbes.Call::function).distinct().sorted().toList()))
          .forEach(message -> findings.warning(Lint.BLIND_32, probe.at(), message));
    }
  }

  /** Who asks for every call sees socketcall and ipc too, and names no call that he could miss. */
  private static boolean isAll(String function) {
    return function.chars().allMatch(c -> c == '*');
  }

  private List<String> blind(List<String> functions) {
    List<String> messages = new ArrayList<>();
    through(functions, LxProbes.SOCKET_CALLS, "socketcall").ifPresent(messages::add);
    through(functions, LxProbes.IPC_CALLS, "ipc").ifPresent(messages::add);
    List<String> doubled =
        functions.stream()
            .flatMap(function -> LxProbes.calls32(function).stream())
            .filter(call -> !call.numbers().isEmpty())
            .map(call -> call.function() + " is number " + call.numbers())
            .toList();
    if (!doubled.isEmpty()) {
      messages.add("for 32-bit programs " + some(doubled, "; "));
    }
    return messages;
  }

  private Optional<String> through(List<String> functions, Set<String> calls, String entry) {
    List<String> hidden =
        functions.stream().filter(calls::contains).filter(name -> !hasOwnProbe(name)).toList();
    return hidden.isEmpty() || watches(entry)
        ? Optional.empty()
        : Optional.of(
            "32-bit programs call "
                + some(hidden, ", ")
                + " through "
                + entry
                + ", which the program does not look at");
  }

  private static boolean hasOwnProbe(String function) {
    return LxProbes.calls32(function).stream().anyMatch(LxProbes.Call::always);
  }

  private static String some(List<String> names, String between) {
    int more = names.size() - FEW;
    String few = String.join(between, names.subList(0, Math.min(FEW, names.size())));
    return more <= 0 ? few : few + " and " + more + (more == 1 ? " other" : " others");
  }

  private boolean watches(String function) {
    return watched.computeIfAbsent(function, this::isWatched);
  }

  private boolean isWatched(String function) {
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
