package io.github.lxtriage.script.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An expression or a statement of D.
 *
 * @param text what the kind needs besides the children: a name, an operator, a decoded string
 */
public record Node(Kind kind, String text, List<Node> children, Span at) {

  /** What a node is, and what its text and children are. */
  public enum Kind {
    /** A global, a built-in variable or an inline; the text is its name. */
    VARIABLE,
    /** {@code self->x}; the text is x. */
    THREAD_LOCAL,
    /** {@code this->x}; the text is x. */
    CLAUSE_LOCAL,
    /** {@code @x}; the text is @x. */
    AGGREGATION,
    /** A constant; the text is as written. */
    INTEGER,
    /** A string; the text is without quotes, escapes as written. */
    STRING,
    /** A character constant, as written. */
    CHARACTER,
    /** {@code $1}, {@code $$name}. */
    MACRO,
    /** A name and its arguments. */
    CALL,
    /** What is indexed, then the keys. */
    INDEX,
    /** What has the member; the text is its name. */
    MEMBER,
    /** Target and value; the text is the operator. */
    ASSIGN,
    /** Two operands; the text is the operator. */
    BINARY,
    /** One operand; the text is the operator, sizeof or stringof. */
    UNARY,
    /** {@code ++x} or {@code x--}: one operand. */
    STEP,
    /** Condition and two values. */
    CONDITIONAL,
    /** One operand; the text is the type. */
    CAST,
    /** Several expressions. */
    COMMA,
    /** An if statement: condition, then a block, then perhaps another. */
    IF,
    /** Statements. */
    BLOCK,
    /** sizeof of a type, offsetof, xlate: the text is as written, the child is the operand. */
    TYPE_OPERATION,
    /** self or this, standing alone. */
    SCOPE
  }

  public Node {
    children = List.copyOf(children);
  }

  /** The child of this index. */
  public Node child(int index) {
    return children.get(index);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isVariable(String name) {
    return kind == Kind.VARIABLE && text.equals(name);
  }

  /** This node and all below it, in the order of the text. */
  Stream<Node> all() {
    List<Node> all = new ArrayList<>();
    walk(all::add);
    return all.stream();
  }

  /** Calls back for this node and all below it, in the order of the text. */
  void walk(Consumer<Node> visit) {
    visit.accept(this);
    for (Node child : children) {
      child.walk(visit);
    }
  }

  boolean any(Predicate<Node> wanted) {
    return wanted.test(this) || children.stream().anyMatch(child -> child.any(wanted));
  }
}
