package io.github.lxtriage.script.check;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.lxtriage.linux.FactTable;
import io.github.lxtriage.script.check.Assignments.Given;
import io.github.lxtriage.script.check.DProgram.Clause;
import io.github.lxtriage.script.check.DProgram.Probe;
import io.github.lxtriage.script.check.Node.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether the values of a key have a bound: times, addresses and paths have none. */
final class Keys {
  /** Arguments of calls that are options, flags, commands or descriptors, by the call's LX name. */
  private static final Map<String, Set<String>> BOUNDED =
      FactTable.read(Keys.class, "bounded-arguments.csv").stream()
          .collect(
              toUnmodifiableMap(
                  row -> row.get("call"),
                  row -> Set.copyOf(Arrays.asList(row.get("arguments").split(" ")))));

  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
  private static final Set<String> TRUTHS = Set.of("&&", "||", "^^");
  private static final Set<String> PATHS = Set.of("fi_pathname", "pr_psargs", "pr_addr");
  private static final Set<String> COPIES = Set.of("copyinstr", "copyin", "copyinto");

  /** Functions that make a text of their arguments, which has no more bound than these. */
  private static final Set<String> TEXTS =
      Set.of(
          "lltostr", "strjoin", "basename", "dirname", "cleanpath", "tolower", "toupper", "substr");

  private static final int SMALL = 1 << 16;
  private static final int FARTHEST = 8;

  private final Assignments assignments;

  /** What is known of variables, by their name and the number of steps that are left. */
  private final Map<Reach, Boolean> known = new HashMap<>();

  /** The arguments that grow, of each clause that was asked for. */
  private final IdentityHashMap<Clause, Set<String>> arguments = new IdentityHashMap<>();

  private record Reach(String variable, int far) {}

  Keys(Assignments assignments) {
    this.assignments = assignments;
  }

  /** The part of a key that grows without end. */
  Optional<Node> growing(Node key, Clause clause) {
    return growing(key, clause, FARTHEST);
  }

  private Optional<Node> growing(Node node, Clause clause, int far) {
    return switch (node.kind()) {
      case VARIABLE, THREAD_LOCAL, CLAUSE_LOCAL ->
          variable(node, clause, far) ? Optional.of(node) : Optional.empty();
      case CALL ->
          COPIES.contains(node.text())
              ? Optional.of(node)
              : TEXTS.contains(node.text()) ? any(node.children(), clause, far) : Optional.empty();
      case MEMBER -> PATHS.contains(node.text()) ? Optional.of(node) : Optional.empty();
      case UNARY ->
          Set.of("-", "+", "~").contains(node.text())
              ? any(node.children(), clause, far)
              : Optional.empty();
      case CAST ->
          isNarrow(Type.named(node.text())) ? Optional.empty() : any(node.children(), clause, far);
      case BINARY -> binary(node, clause, far);
      case CONDITIONAL -> any(node.children().subList(1, 3), clause, far);
      case COMMA, ASSIGN -> any(node.children(), clause, far);
      case AGGREGATION,
          INTEGER,
          STRING,
          CHARACTER,
          MACRO,
          INDEX,
          STEP,
          IF,
          BLOCK,
          TYPE_OPERATION,
          SCOPE ->
          Optional.empty();
    };
  }

  private static boolean isNarrow(Type type) {
    return type.is(Type.Form.STRING)
        || (type.is(Type.Form.INTEGER) && type.bytes() > 0 && type.bytes() <= 2);
  }

  private Optional<Node> any(List<Node> nodes, Clause clause, int far) {
    return nodes.stream().flatMap(node -> growing(node, clause, far).stream()).findFirst();
  }

  private Optional<Node> binary(Node node, Clause clause, int far) {
    boolean small = Variables.constant(node.child(1)).filter(v -> v >= 0 && v < SMALL).isPresent();
    boolean bounded =
        COMPARISONS.contains(node.text())
            || TRUTHS.contains(node.text())
            || (small && (node.text().equals("&") || node.text().equals("%")));
    return bounded ? Optional.empty() : any(node.children(), clause, far);
  }

  private boolean variable(Node node, Clause clause, int far) {
    if (Variables.isTime(node) || Variables.isPointer(node)) {
      return true;
    }
    if (Assignments.isArgument(node)) {
      return arguments.computeIfAbsent(clause, Keys::growing).contains(node.text());
    }
    List<Given> values = far == 0 ? List.of() : assignments.of(node);
    if (values.isEmpty()) {
      return false;
    }
    Reach reach = new Reach(Variables.name(node), far);
    Boolean before = known.get(reach);
    if (before != null) {
      return before;
    }
    boolean growing =
        values.stream()
            .allMatch(value -> growing(value.value(), value.clause(), far - 1).isPresent());
    known.put(reach, growing);
    return growing;
  }

  private static Set<String> growing(Clause clause) {
    Set<String> compared = compared(clause);
    return IntStream.rangeClosed(0, 9)
        .mapToObj(number -> "arg" + number)
        .filter(argument -> !compared.contains(argument))
        .filter(
            argument -> clause.probes().stream().anyMatch(probe -> isUnbounded(probe, argument)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A predicate that compares an argument leaves few values, or is meant to. */
  private static Set<String> compared(Clause clause) {
    return clause.predicate().stream()
        .flatMap(Node::all)
        .filter(node -> node.is(Kind.BINARY) && COMPARISONS.contains(node.text()))
        .flatMap(node -> node.children().stream())
        .map(Assignments::uncast)
        .filter(Assignments::isArgument)
        .map(Node::text)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isUnbounded(Probe probe, String argument) {
    boolean call = probe.provider().equals("lx-syscall") || probe.provider().equals("syscall");
    if (call) {
      String number = argument.substring(3);
      return !BOUNDED.getOrDefault(probe.function(), Set.of()).contains(number) || probe.isReturn();
    }
    boolean code = probe.provider().equals("fbt") || probe.provider().startsWith("pid");
    return (code && probe.isEntry())
        || probe.name().equals("brand-lx-unsupported")
        || (LxProbes.isLibraryProvider(probe.provider()) && probe.name().equals("debug"));
  }
}
