package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a capture says of itself in its heading lines. */
final class SelfDescription {
  private Optional<Platform> platform = Optional.empty();
  private final Map<String, String> labels = new TreeMap<>();
  private String script = "";
  private int starts;
  private int ends;

  void add(Map<String, String> fields) {
    fields.forEach(
        (name, value) -> {
          switch (name) {
            case "platform" -> platform = platform.or(() -> Platform.ofSystem(value));
            case "host", "zone", "distro", "image" -> {
              if (!value.isEmpty()) {
                labels.putIfAbsent(name, value);
              }
            }
            case "script" -> script = script.isEmpty() ? value : script;
            case "start" -> starts++;
            case "end" -> ends++;
            default -> {
              // of no account here
            }
          }
        });
  }

  /** True where it says anything. */
  boolean any() {
    return !labels().isEmpty() || !script.isEmpty() || starts > 0 || ends > 0;
  }

  /** What it says of where it was made, by the names of labels. */
  Map<String, String> labels() {
    Map<String, String> all = new TreeMap<>(labels);
    platform.ifPresent(known -> all.put("platform", known.toString()));
    return all;
  }

  Optional<Platform> platform() {
    return platform;
  }

  /** The script that made it; empty where it does not say. */
  String script() {
    return script;
  }

  /**
   * True where every start mark has its end mark, so that nothing was cut off at either end; a file
   * may hold several captures.
   */
  boolean isWhole() {
    return starts > 0 && starts == ends;
  }

  /** True where it says more often when it began than when it ended. */
  boolean hasNoEnd() {
    return starts > ends;
  }
}
