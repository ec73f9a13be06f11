package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.OneLine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An item as the build writes it (see {@link ItemCompiler}): a line for each text and each list of
 * texts, its path and {@code =} before it. To read YAML took more time than to judge by it. Which
 * fields it may have was checked then.
 */
final class CompiledItem extends Item {
  /** Behind the path of a list; of one of items, how many it has stands there. */
  private static final String LIST = "#";

  private static final String SEPARATOR = "\t";

  /** Each line with a newline before it and one behind it. */
  private final String lines;

  private final String path;

  private CompiledItem(String lines, String path) {
    this.lines = lines;
    this.path = path;
  }

  /** The item that some lines are. */
  static CompiledItem of(String lines) {
    return new CompiledItem('\n' + lines, "");
  }

  // ---- writing

  /** The lines of an item, each with its newline. */
  static String lines(Node item) {
    StringBuilder lines = new StringBuilder();
    add(lines, "", item);
    return lines.toString();
  }

  private static void add(StringBuilder lines, String path, Node node) {
    if (node instanceof MappingNode fields) {
      for (NodeTuple field : fields.getValue()) {
        String name = escaped(field.getKeyNode());
        add(lines, path.isEmpty() ? name : path + '.' + name, field.getValueNode());
      }
    } else if (node instanceof SequenceNode list && !isTexts(list)) {
      line(lines, path + LIST, Integer.toString(list.getValue().size()));
      for (int i = 0; i < list.getValue().size(); i++) {
        add(lines, path + '.' + i, list.getValue().get(i));
      }
    } else if (node instanceof SequenceNode list) {
      Stream<String> texts = list.getValue().stream().map(CompiledItem::escaped);
      line(lines, path + LIST, texts.collect(Collectors.joining(SEPARATOR)));
    } else {
      line(lines, path, escaped(node));
    }
  }

  private static boolean isTexts(SequenceNode list) {
    return list.getValue().stream().allMatch(ScalarNode.class::isInstance);
  }

  private static void line(StringBuilder lines, String path, String text) {
    lines.append(path).append('=').append(text).append('\n');
  }

  private static String escaped(Node text) {
    return OneLine.escaped(((ScalarNode) text).getValue().strip());
  }

  // ---- fields

  @Override
  boolean has(String field) {
    return Stream.of("=", LIST, ".").anyMatch(end -> lines.contains('\n' + path + field + end));
  }

  @Override
  String text(String field) {
    return OneLine.plain(line(path + field));
  }

  /** What stands behind a path; empty where it is missing. */
  private String line(String name) {
    String beginning = '\n' + name + '=';
    int from = lines.indexOf(beginning) + beginning.length();
    return from < beginning.length() ? "" : lines.substring(from, lines.indexOf('\n', from));
  }

  @Override
  List<String> texts(String field) {
    String list = line(path + field + LIST);
    if (list.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(list.split(SEPARATOR, -1)).map(OneLine::plain).toList();
  }

  @Override
  List<String> oneOrSeveral(String field) {
    return has(field) && line(path + field + LIST).isEmpty() ? List.of(text(field)) : texts(field);
  }

  @Override
  boolean isQuoted(String field) {
    return true; // the build has seen to it
  }

  @Override
  List<Item> items(String field, Set<String> known) {
    String name = path + field;
    String length = line(name + LIST);
    return IntStream.range(0, length.isEmpty() ? 0 : Integer.parseInt(length))
        .<Item>mapToObj(i -> new CompiledItem(lines, name + '.' + i + '.'))
        .toList();
  }

  @Override
  Optional<Item> item(String field, Set<String> known) {
    String below = path + field + '.';
    return lines.contains('\n' + below)
        ? Optional.of(new CompiledItem(lines, below))
        : Optional.empty();
  }

  // ---- mistakes, of which the build lets none pass

  @Override
  int line() {
    return 1;
  }

  @Override
  KnowledgeException mistake(String message) {
    return new KnowledgeException("knowledge", 1, 1, message);
  }

  @Override
  KnowledgeException mistake(String field, String message) {
    return mistake(message);
  }
}
