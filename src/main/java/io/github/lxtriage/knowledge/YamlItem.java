package io.github.lxtriage.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** An item of a YAML file; each field has its place for messages. */
final class YamlItem extends Item {
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

  @Override
  boolean has(String field) {
    return fields.containsKey(field);
  }

  @Override
  String text(String field) {
    Node value = fields.get(field);
    return value == null ? "" : scalar(file, value, field);
  }

  @Override
  List<String> texts(String field) {
    return nodes(field).stream().map(item -> scalar(file, item, "an item of " + field)).toList();
  }

  @Override
  List<String> oneOrSeveral(String field) {
    return fields.get(field) instanceof SequenceNode || !has(field)
        ? texts(field)
        : List.of(text(field));
  }

  @Override
  boolean isQuoted(String field) {
    return fields.get(field) instanceof ScalarNode text
        && text.getScalarStyle() != ScalarStyle.PLAIN;
  }

  @Override
  List<Item> items(String field, Set<String> known) {
    return nodes(field).stream().<Item>map(item -> of(file, item, known)).toList();
  }

  @Override
  Optional<Item> item(String field, Set<String> known) {
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

  @Override
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  @Override
  KnowledgeException mistake(String message) {
    return mistake(file, node, message);
  }

  @Override
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
