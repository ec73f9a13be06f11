package io.github.lxtriage.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** An item of a YAML file: fields by name, each with its place for messages. */
final class YamlItem {
  private final String file;
  private final Node node;
  private final Map<String, Node> fields;

  private YamlItem(String file, Node node, Map<String, Node> fields) {
    this.file = file;
    this.node = node;
    this.fields = fields;
  }

  static YamlItem of(String file, Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw mistake(file, node, "must be fields, as in 'subject: sockopt/IPV6_RECVERR'");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(file, tuple.getKeyNode(), "a field's name");
      if (!known.contains(key)) {
        throw mistake(
            file,
            tuple.getKeyNode(),
            "no field is named '"
                + key
                + "'; the fields are "
                + String.join(", ", known.stream().sorted().toList()));
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw mistake(file, tuple.getKeyNode(), "the field '" + key + "' stands here twice");
      }
    }
    return new YamlItem(file, node, fields);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  /** The text of a field; empty where it is missing. */
  String text(String field) {
    Node value = fields.get(field);
    return value == null ? "" : scalar(file, value, field);
  }

  String required(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      throw mistake(file, node, "the field '" + field + "' is missing");
    }
    return text;
  }

  /** True or false; a missing field is false. */
  boolean flag(String field) {
    String text = text(field);
    if (!Set.of("", "true", "false").contains(text)) {
      throw mistake(field, field + " must be true or false; got '" + text + "'");
    }
    return text.equals("true");
  }

  List<String> texts(String field) {
    return nodes(field).stream().map(item -> scalar(file, item, "an item of " + field)).toList();
  }

  /** The items of a field that is a list of them; empty where it is missing. */
  List<YamlItem> items(String field, Set<String> known) {
    return nodes(field).stream().map(item -> of(file, item, known)).toList();
  }

  /** The fields below a field. */
  Optional<YamlItem> item(String field, Set<String> known) {
    return Optional.ofNullable(fields.get(field)).map(value -> of(file, value, known));
  }

  private List<Node> nodes(String field) {
    Node value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw mistake(file, value, field + " must be a list");
  }

  /** A word of a few, which are named where it is missing or another. */
  <E extends Enum<E>> E choice(String field, Function<String, Optional<E>> of, List<E> all) {
    String word = text(field);
    if (word.isEmpty()) {
      throw mistake(
          file, node, "the field '" + field + "' is missing; it must be one of " + choices(all));
    }
    return of.apply(word)
        .filter(all::contains)
        .orElseThrow(
            () ->
                mistake(field, field + " must be one of " + choices(all) + "; got '" + word + "'"));
  }

  private static String choices(List<? extends Enum<?>> all) {
    return all.stream()
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** The line on which the item begins. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** A mistake in a field, or in the item where the field is missing. */
  KnowledgeException mistake(String field, String message) {
    return mistake(file, fields.getOrDefault(field, node), message);
  }

  private static String scalar(String file, Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw mistake(file, node, what + " must be text");
  }

  static KnowledgeException mistake(String file, Node node, String message) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    return new KnowledgeException(file, line, column, message);
  }
}
