package io.github.lxtriage.script.check;

import io.github.lxtriage.script.check.Node.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lints of printf formats and what is printed by them. */
final class FormatLints {
  private final DProgram program;
  private final Types types;
  private final Findings findings;
  private final Map<String, List<Printed>> keys = new HashMap<>();

  /** What is printed and its type, which is found out once for all that print it. */
  private record Printed(Node node, Type type) {}

  FormatLints(DProgram program, Types types, Findings findings) {
    this.program = program;
    this.types = types;
    this.findings = findings;
  }

  void check() {
    program.nodes().filter(node -> node.is(Kind.ASSIGN)).forEach(this::keys);
    program.nodes().filter(node -> node.is(Kind.CALL)).forEach(this::call);
  }

  private void keys(Node node) {
    Node target = node.child(0);
    Node base = Variables.base(target);
    if (base.is(Kind.AGGREGATION) && !keys.containsKey(base.text())) {
      keys.put(
          base.text(),
          target.is(Kind.INDEX)
              ? target.children().stream()
                  .skip(1)
                  .map(key -> new Printed(key, types.of(key)))
                  .toList()
              : List.of());
    }
  }

  private void call(Node node) {
    boolean printf = Set.of("printf", "system", "freopen").contains(node.text());
    if ((!printf && !node.text().equals("printa")) || node.children().isEmpty()) {
      return;
    }
    Node format = node.child(0);
    if (format.is(Kind.STRING)) {
      format(node, format, printf);
    } else if (printf) {
      findings.error(
          Lint.PRINTF_FORMAT,
          format.at(),
          node.text() + "() needs a string constant as its format");
    }
  }

  private void format(Node node, Node format, boolean printf) {
    Conversion.Format read = Conversion.of(format.text());
    read.malformed().ifPresent(message -> findings.error(Lint.PRINTF_FORMAT, format.at(), message));
    if (read.malformed().isPresent()) {
      return;
    }
    if (read.conversions().stream().anyMatch(conversion -> conversion.letter() == 'S')) {
      findings.warning(
          Lint.ESCAPED_TERMINATOR,
          format.at(),
          "%S ends what it prints with \\0; %s prints the text as it is");
    }
    if (printf) {
      arguments(node, format, read.conversions());
    } else {
      printa(node, format, read.conversions());
    }
  }

  private void arguments(Node node, Node format, List<Conversion> conversions) {
    int wanted = conversions.stream().mapToInt(c -> 1 + c.stars()).sum();
    int given = node.children().size() - 1;
    if (conversions.stream().anyMatch(Conversion::isAggregation)) {
      findings.error(Lint.PRINTF_FORMAT, format.at(), "%@ is for printa()");
    } else if (format.text().isEmpty() && !node.text().equals("freopen")) {
      findings.error(Lint.PRINTF_FORMAT, format.at(), "the format is empty");
    } else if (wanted != given) {
      findings.error(
          Lint.PRINTF_FORMAT,
          format.at(),
          "the format takes " + arguments(wanted) + ", not " + given);
    } else {
      int argument = 1;
      for (Conversion conversion : conversions) {
        for (int star = 0; star < conversion.stars(); star++) {
          star(node.child(argument));
          argument++;
        }
        Node value = node.child(argument);
        type(conversion, new Printed(value, types.of(value)), value.at());
        argument++;
      }
    }
  }

  private static String arguments(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }

  private void star(Node width) {
    Type type = types.of(width);
    if (type.isKnown() && !type.is(Type.Form.INTEGER)) {
      findings.error(
          Lint.PRINTF_FORMAT,
          width.at(),
          "* takes a width or precision, which is a number; this is " + type.words());
    }
  }

  private void type(Conversion conversion, Printed printed, Span at) {
    Node argument = printed.node();
    Optional<String> refused = conversion.refuses(printed.type());
    refused.ifPresent(message -> findings.error(Lint.PRINTF_FORMAT, at, message));
    boolean sinceBoot = argument.isVariable("timestamp") || argument.isVariable("vtimestamp");
    if (refused.isEmpty() && conversion.isTime() && sinceBoot) {
      findings.warning(
          Lint.PRINTF_FORMAT,
          at,
          "%"
              + conversion.letter()
              + " prints a time since 1970, and "
              + argument.text()
              + " is none: use walltimestamp");
    }
  }

  /** Conversions without @ take the keys in order; keys that are left over are not printed. */
  private void printa(Node node, Node format, List<Conversion> conversions) {
    List<Node> aggregations =
        node.children().stream().filter(child -> child.is(Kind.AGGREGATION)).toList();
    if (aggregations.isEmpty() || !keys.containsKey(aggregations.get(0).text())) {
      return;
    }
    List<Printed> printed = keys.getOrDefault(aggregations.get(0).text(), List.of());
    List<Conversion> forKeys = conversions.stream().filter(c -> !c.isAggregation()).toList();
    if (forKeys.size() > printed.size()) {
      findings.error(
          Lint.PRINTF_FORMAT,
          format.at(),
          "the format prints "
              + forKeys.size()
              + (forKeys.size() == 1 ? " key" : " keys")
              + ", and "
              + aggregations.get(0).text()
              + " has "
              + (printed.isEmpty() ? "none" : printed.size()));
      return;
    }
    for (int key = 0; key < forKeys.size(); key++) {
      type(forKeys.get(key), printed.get(key), format.at());
    }
  }
}
