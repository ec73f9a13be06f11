package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import java.util.Map;
import java.util.Optional;

/** What a capture says of itself in its heading lines. */
final class SelfDescription {
  private Optional<Platform> platform = Optional.empty();
  private String script = "";
  private int starts;
  private int ends;

  void add(Map<String, String> fields) {
    fields.forEach(
        (name, value) -> {
          switch (name) {
            case "platform" -> platform = platform.or(() -> Platform.ofSystem(value));
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
    return platform.isPresent() || !script.isEmpty() || starts > 0 || ends > 0;
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
