package io.github.lxtriage.knowledge;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a knowledge file through its node positions. Error policy: the first mistake ends the file,
 * and names file, line, column and the choices.
 */
final class EntryReader {
  private static final Set<String> FIELDS =
      Set.of(
          "subject",
          "examples",
          "title",
          "verdict",
          "confidence",
          "sees",
          "who",
          "why",
          "advice",
          "fixed",
          "fixed-in",
          "callers",
          "second-opinion",
          "silent",
          "also",
          "evidence");

  private final String file;

  private EntryReader(String file) {
    this.file = file;
  }

  /**
   * Reads the entries of a file.
   *
   * @param file the name used in messages
   * @throws KnowledgeException where the file is not what {@code docs/knowledge.md} describes
   */
  static List<Entry> read(InputStream in, String file) {
    EntryReader reader = new EntryReader(file);
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
    try {
      return new Compose(settings)
          .composeReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .map(reader::entries)
          .orElse(List.of());
    } catch (MarkedYamlEngineException mistake) {
      throw mistake
          .getProblemMark()
          .map(
              mark ->
                  new KnowledgeException(
                      file, mark.getLine() + 1, mark.getColumn() + 1, mistake.getProblem()))
          .orElseGet(() -> new KnowledgeException(file, 1, 1, mistake.getProblem()));
    } catch (YamlEngineException mistake) {
      throw new KnowledgeException(file, 1, 1, String.valueOf(mistake.getMessage()));
    }
  }

  private List<Entry> entries(Node root) {
    List<Entry> entries = new ArrayList<>();
    for (Node item : sequence(root, "the file")) {
      entries.add(entry(item));
    }
    return entries;
  }

  private Entry entry(Node item) {
    Map<String, Node> fields = mapping(item, FIELDS);
    boolean silent = text(fields, "silent").equals("true");
    return new Entry(
        required(item, fields, "subject"),
        texts(fields, "examples"),
        required(item, fields, "title"),
        choice(item, fields, "verdict", Verdict::of, Verdict.values()),
        choice(item, fields, "confidence", Confidence::of, Confidence.values()),
        text(fields, "sees"),
        text(fields, "who"),
        required(item, fields, "why"),
        required(item, fields, "advice"),
        text(fields, "fixed"),
        fixedIn(fields.get("fixed-in")),
        callers(fields.get("callers")),
        secondOpinion(fields.get("second-opinion")),
        silent,
        texts(fields, "also"),
        texts(fields, "evidence"));
  }

  private Entry.FixedIn fixedIn(@Nullable Node node) {
    if (node == null) {
      return Entry.FixedIn.NOT_STATED;
    }
    Map<String, Node> fields = mapping(node, Set.of("smartos", "omnios"));
    return new Entry.FixedIn(
        Optional.of(text(fields, "smartos")).filter(date -> !date.isEmpty()),
        Optional.of(text(fields, "omnios")).filter(release -> !release.isEmpty()));
  }

  private List<Entry.Caller> callers(@Nullable Node node) {
    List<Entry.Caller> callers = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : sequence(node, "callers")) {
      Map<String, Node> fields = mapping(item, Set.of("name", "verdict", "note"));
      callers.add(
          new Entry.Caller(
              required(item, fields, "name"),
              choice(item, fields, "verdict", Verdict::of, Verdict.values()),
              text(fields, "note")));
    }
    return callers;
  }

  private Optional<Entry.SecondOpinion> secondOpinion(@Nullable Node node) {
    if (node == null) {
      return Optional.empty();
    }
    Map<String, Node> fields = mapping(node, Set.of("verdict", "confidence", "why"));
    return Optional.of(
        new Entry.SecondOpinion(
            choice(node, fields, "verdict", Verdict::of, Verdict.values()),
            choice(node, fields, "confidence", Confidence::of, Confidence.values()),
            text(fields, "why")));
  }

  // ---- nodes

  private List<Node> sequence(Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw mistake(node, what + " must be a list");
  }

  private Map<String, Node> mapping(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw mistake(node, "must be fields, as in 'subject: sockopt/IPV6_RECVERR'");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), "a field's name");
      if (!known.contains(key)) {
        throw mistake(
            tuple.getKeyNode(),
            "no field is named '"
                + key
                + "'; the fields are "
                + String.join(", ", known.stream().sorted().toList()));
      }
      fields.put(key, tuple.getValueNode());
    }
    return fields;
  }

  private String scalar(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw mistake(node, what + " must be text");
  }

  private String text(Map<String, Node> fields, String field) {
    Node node = fields.get(field);
    return node == null ? "" : scalar(node, field);
  }

  private String required(Node item, Map<String, Node> fields, String field) {
    String text = text(fields, field);
    if (text.isEmpty()) {
      throw mistake(item, "the field '" + field + "' is missing");
    }
    return text;
  }

  private List<String> texts(Map<String, Node> fields, String field) {
    Node node = fields.get(field);
    return node == null
        ? List.of()
        : sequence(node, field).stream().map(item -> scalar(item, "an item of " + field)).toList();
  }

  private <E extends Enum<E>> E choice(
      Node item,
      Map<String, Node> fields,
      String field,
      Function<String, Optional<E>> of,
      E[] all) {
    String word = required(item, fields, field);
    return of.apply(word)
        .orElseThrow(
            () ->
                mistake(
                    fields.getOrDefault(field, item),
                    field + " must be one of " + choices(all) + "; got '" + word + "'"));
  }

  private static String choices(Enum<?>[] all) {
    return Arrays.stream(all)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private KnowledgeException mistake(Node node, String message) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    return new KnowledgeException(file, line, column, message);
  }
}
