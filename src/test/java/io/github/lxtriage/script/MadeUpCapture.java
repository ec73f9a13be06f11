package io.github.lxtriage.script;

import io.github.lxtriage.script.check.Checker;
import io.github.lxtriage.script.check.DProgram;
import io.github.lxtriage.script.check.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints what a script would print, with made-up values in the script's own formats: where the
 * format of a script changes, so does its sample.
 */
final class MadeUpCapture {
  private static final String HISTOGRAM =
      "           value  ------------- Distribution ------------- count    \n";

  private final List<Node> formats = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  MadeUpCapture(String script) {
    DProgram program = Checker.read(Script.named(script).orElseThrow().text()).orElseThrow();
    program.clauses().forEach(clause -> collect(clause.body()));
  }

  private void collect(Node node) {
    boolean prints = node.text().equals("printf") || node.text().equals("printa");
    if (node.kind() == Node.Kind.CALL && prints && node.child(0).kind() == Node.Kind.STRING) {
      formats.add(node);
    }
    node.children().forEach(this::collect);
  }

  /** The heading whose first word is given, as the script prints it. */
  MadeUpCapture heading(String first) {
    Node heading =
        formats.stream()
            .filter(node -> node.children().stream().allMatch(n -> n.kind() == Node.Kind.STRING))
            .filter(node -> node.child(1).text().strip().equals(first))
            .findFirst()
            .orElseThrow();
    Object[] words = heading.children().stream().skip(1).map(Node::text).toArray();
    return print(heading, words);
  }

  /** A row of printf; all rows of a script have the same format. */
  MadeUpCapture row(Object... values) {
    return print(only("printf"), values);
  }

  /** A row of printa: the count first, where the script prints it first. */
  MadeUpCapture counted(Object... values) {
    return print(only("printa"), values);
  }

  private Node only(String function) {
    List<Node> rows =
        formats.stream()
            .filter(node -> node.text().equals(function))
            .filter(node -> node.children().stream().anyMatch(n -> n.kind() != Node.Kind.STRING))
            .toList();
    if (rows.stream().map(node -> node.child(0).text()).distinct().count() != 1) {
      throw new IllegalStateException(
          "rows of several formats: "
              + rows.stream().map(node -> node.child(0).text()).collect(Collectors.toSet()));
    }
    return rows.get(0);
  }

  private MadeUpCapture print(Node format, Object... values) {
    String java = DStrings.value(format.child(0).text()).replace("%@", "%");
    return text(String.format(Locale.ROOT, java, values));
  }

  MadeUpCapture text(String text) {
    out.append(text);
    return this;
  }

  /** Two keys, a stack and a count, as dtrace prints an aggregation by itself. */
  MadeUpCapture stack(String execname, String message, long count, String... frames) {
    text(String.format(Locale.ROOT, "  %-50s  %-50s\n", execname, message));
    for (String frame : frames) {
      text("              " + frame + "\n");
    }
    return text(String.format(Locale.ROOT, " %16d\n", count));
  }

  /** Two keys and a distribution: counts of the buckets from a power of two on. */
  MadeUpCapture histogram(String execname, String call, long first, long... counts) {
    text(String.format(Locale.ROOT, "  %-50s  %-50s\n", execname, call)).text(HISTOGRAM);
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    long label = first;
    for (long count : counts) {
      String bar = "@".repeat((int) Math.round(count * 40.0 / total));
      text(String.format(Locale.ROOT, "%16d |%-40s %-9d\n", label, bar, count));
      label *= 2;
    }
    return text("\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
