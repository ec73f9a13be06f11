package io.github.lxtriage.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads a YAML file that is a list of items with fields. Error policy: the first mistake ends the
 * file, and names file, line, column and the choices.
 */
final class YamlFile {
  /** More than the characters that the library reads can take; a device has no end. */
  private static final int MOST_BYTES = 12 << 20;

  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  private YamlFile() {}

  /**
   * Reads the items of a file.
   *
   * @param file the name used in messages
   * @param fields the names of the fields that an item may have
   * @throws KnowledgeException where the file is not such a list
   * @throws UncheckedIOException where it cannot be read
   */
  static <T> List<T> read(
      InputStream in, String file, Set<String> fields, Function<Item, T> reader) {
    List<T> items = new ArrayList<>();
    for (Node item : nodes(in, file)) {
      items.add(reader.apply(YamlItem.of(file, item, fields)));
    }
    return items;
  }

  /** A file that is not a list but one item; the same errors. */
  static Item mapping(InputStream in, String file, Set<String> fields) {
    return root(in, file)
        .map(root -> YamlItem.of(file, root, fields))
        .orElseThrow(() -> new KnowledgeException(file, 1, 1, "the file holds nothing"));
  }

  /** The items of a file as they stand there; the same errors. */
  static List<Node> nodes(InputStream in, String file) {
    return root(in, file).map(root -> items(root, file)).orElse(List.of());
  }

  /** What a file holds; empty where it holds nothing. */
  static Optional<Node> root(InputStream in, String file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setAllowNonScalarKeys(true) // refused where it stands, by the item
            .build();
    String text = text(in, file);
    try {
      Optional<Node> root = root(settings, text, file);
      root.ifPresent(
          node -> refuseTags(node, file, Collections.newSetFromMap(new IdentityHashMap<>())));
      return root;
    } catch (MarkedYamlEngineException mistake) {
      throw mistake(file, mistake);
    } catch (ReaderException mistake) {
      throw at(
          file,
          text.substring(0, text.offsetByCodePoints(0, mistake.getPosition())),
          "a character that is not allowed in YAML");
    } catch (StackOverflowError nested) {
      throw new KnowledgeException(file, 1, 1, "the file is nested too deeply");
    } catch (YamlVersionException mistake) {
      throw new KnowledgeException(
          file, 1, 1, "a version of YAML that is not known; leave the line %YAML out");
    } catch (YamlEngineException mistake) {
      throw new KnowledgeException(file, 1, 1, String.valueOf(mistake.getMessage()));
    }
  }

  /** A tag says what to make of a value, which nobody but the reader of the item does. */
  private static void refuseTags(Node node, String file, Set<Node> seen) {
    if (!seen.add(node)) {
      return;
    }
    if (!PLAIN.contains(node.getTag())) {
      throw YamlItem.mistake(file, node, "a tag (" + node.getTag() + "), which no field may have");
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> refuseTags(item, file, seen));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple field : mapping.getValue()) {
        refuseTags(field.getKeyNode(), file, seen);
        refuseTags(field.getValueNode(), file, seen);
      }
    }
  }

  private static Optional<Node> root(LoadSettings settings, String text, String file) {
    try {
      return new Compose(settings).composeString(text);
    } catch (IllegalArgumentException mistake) { // a tag that cannot be
      throw new KnowledgeException(file, 1, 1, String.valueOf(mistake.getMessage()));
    }
  }

  private static String text(InputStream in, String file) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(in, file));
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    text.flip();
    if (result.isError()) {
      throw at(file, text.toString(), "a byte that is not UTF-8; save the file as UTF-8");
    }
    return text.toString();
  }

  private static byte[] bytes(InputStream in, String file) {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new KnowledgeException(file, 1, 1, "the file is larger than 3 MiB");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A mistake right behind some text. */
  private static KnowledgeException at(String file, String before, String message) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new KnowledgeException(file, line, before.length() - before.lastIndexOf('\n'), message);
  }

  /** What has a beginning and no end is reported where it begins, not where the file ends. */
  private static KnowledgeException mistake(String file, MarkedYamlEngineException mistake) {
    boolean noEnd = mistake.getProblem().contains("end of stream");
    Optional<Mark> at =
        noEnd ? mistake.getContextMark().or(mistake::getProblemMark) : mistake.getProblemMark();
    String problem =
        mistake.getProblem().contains("(TAB)")
            ? "a tab; only blanks may indent a line"
            : noEnd && mistake.getContextMark().isPresent()
                ? mistake.getContext() + ", which begins here and has no end"
                : mistake.getProblem().equals("but found another document")
                    ? "a second document begins here; a file is one list"
                    : mistake.getProblem();
    return new KnowledgeException(
        file,
        at.map(mark -> mark.getLine() + 1).orElse(1),
        at.map(mark -> mark.getColumn() + 1).orElse(1),
        problem);
  }

  private static List<Node> items(Node root, String file) {
    if (!(root instanceof SequenceNode sequence)) {
      throw YamlItem.mistake(file, root, "the file must be a list: each item begins with '- '");
    }
    return sequence.getValue();
  }
}
