package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A D program, read.
 *
 * @param text the program
 * @param clauses its clauses
 * @param controls its lines that begin with a number sign
 * @param comments its comments
 * @param declared names of variables, inlines and enumerators that it declares
 * @param types the types of variables that it declares, as written, by name with scope
 * @param inlines the inlines among them
 * @param providers the providers that it defines; where there are any, it is no script
 */
public record DProgram(
    String text,
    List<Clause> clauses,
    List<Control> controls,
    List<Control> comments,
    Set<String> declared,
    Map<String, String> types,
    List<Inline> inlines,
    List<Control> providers) {

  /** Probes, a predicate and what is done when they fire. */
  public record Clause(List<Probe> probes, Optional<Node> predicate, Node body) {
    public Clause {
      probes = List.copyOf(probes);
    }

    /** The predicate and the body. */
    Stream<Node> nodes() {
      List<Node> nodes = new ArrayList<>();
      walk(nodes::add);
      return nodes.stream();
    }

    private void walk(Consumer<Node> visit) {
      predicate.ifPresent(node -> node.walk(visit));
      body.walk(visit);
    }
  }

  /** A probe description as written, or a probe's number. */
  public record Probe(String text, Span at) {
    private static final Set<String> OWN = Set.of("BEGIN", "END", "ERROR");

    /** One of the four parts, from the right as dtrace does it: empty where it is not given. */
    private String part(int fromRight) {
      int end = text.length();
      for (int i = 0; i < fromRight && end >= 0; i++) {
        end = text.lastIndexOf(':', end - 1);
      }
      return end < 0 ? "" : text.substring(text.lastIndexOf(':', end - 1) + 1, end);
    }

    /** The provider; empty for any. */
    public String provider() {
      return part(3);
    }

    /** The module; empty for any. */
    public String module() {
      return part(2);
    }

    /** The function; empty for any. */
    public String function() {
      return part(1);
    }

    /** The name; empty for any. */
    public String name() {
      return part(0);
    }

    /** How many parts there are. */
    int parts() {
      return 1 + (int) text.chars().filter(c -> c == ':').count();
    }

    boolean isEntry() {
      return name().equals("entry");
    }

    boolean isReturn() {
      return name().equals("return");
    }

    /** True for the probes of dtrace itself and for timers, which no process makes fire. */
    public boolean isOwn() {
      boolean named = OWN.contains(name()) && (provider().isEmpty() || provider().equals("dtrace"));
      return named || isTimer();
    }

    boolean isTimer() {
      boolean provider = provider().isEmpty() || provider().equals("profile");
      return provider && (name().startsWith("tick-") || name().startsWith("profile-"));
    }
  }

  /** A piece of text that is no clause: a control line, a comment, the name of a provider. */
  public record Control(String text, Span at) {}

  /** An inline: its name and its value. */
  public record Inline(String name, Node value) {}

  public DProgram {
    clauses = List.copyOf(clauses);
    controls = List.copyOf(controls);
    comments = List.copyOf(comments);
    declared = Set.copyOf(declared);
    types = Map.copyOf(types);
    providers = List.copyOf(providers);
    inlines = List.copyOf(inlines);
  }

  /** All expressions and statements, in the order of the text. */
  Stream<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    inlines.forEach(inline -> inline.value().walk(nodes::add));
    clauses.forEach(clause -> clause.walk(nodes::add));
    return nodes.stream();
  }

  /**
   * The values of {@code #pragma D option NAME=VALUE} lines of this name; empty text where none is
   * given.
   */
  public Stream<String> option(String name) {
    return controls.stream()
        .map(control -> control.text().strip().split("[ \t]+"))
        .filter(words -> words.length == 4 && words[0].equals("#pragma"))
        .filter(words -> words[1].equals("D") && words[2].equals("option"))
        .map(words -> words[3].split("=", 2))
        .filter(option -> option[0].equals(name))
        .map(option -> option.length == 1 ? "" : option[1]);
  }

  /** The flags of a first line such as {@code #!/usr/sbin/dtrace -Zqs}, without the dash. */
  String flags() {
    String first = text.startsWith("#!") ? text.lines().findFirst().orElse("") : "";
    int dash = first.indexOf(" -");
    return dash < 0 ? "" : first.substring(dash + 2).strip();
  }

  /** True where the program may change the system that it looks at. */
  boolean allowsDestruction() {
    return flags().contains("w") || option("destructive").anyMatch(DProgram::isOn);
  }

  /** A switch without a value is on. */
  private static boolean isOn(String value) {
    return !Set.of("0", "no", "off", "false", "disable", "unset").contains(value);
  }

  /** True where probes that do not exist yet are allowed. */
  boolean zdefs() {
    return flags().contains("Z") || option("zdefs").anyMatch(DProgram::isOn);
  }
}
