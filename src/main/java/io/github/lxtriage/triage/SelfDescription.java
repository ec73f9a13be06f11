package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.ProgramRequirements;
import io.github.lxtriage.knowledge.Version;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a capture says of itself in its heading lines. */
final class SelfDescription {
  private static final Pattern NUMBER = Pattern.compile("(?:[0-9]{1,18}|[1-8][0-9]{18})\\b");

  private Optional<Platform> platform = Optional.empty();
  private final Map<String, String> labels = new TreeMap<>();
  private String script = "";
  private int starts;
  private int ends;
  private OptionalLong began = OptionalLong.empty();
  private OptionalLong ended = OptionalLong.empty();

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
            case "caller" -> caller(value);
            case "script" -> script = script.isEmpty() ? value : script;
            case "start" -> {
              starts++;
              began = nanoseconds(value);
            }
            case "end" -> {
              ends++;
              ended = nanoseconds(value);
            }
            default -> {
              // of no account here
            }
          }
        });
  }

  /** {@code systemd=256.12}: a program that made the calls, and its version. */
  private void caller(String value) {
    int equals = value.indexOf('=');
    String program = value.substring(0, Math.max(0, equals)).strip();
    if (ProgramRequirements.isName(program)) {
      Version.of(value.substring(equals + 1))
          .ifPresent(version -> labels.putIfAbsent(CallerVersions.LABEL + program, version.text()));
    }
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

  /** How many seconds it ran, where it is one capture and says both when it began and ended. */
  OptionalLong seconds() {
    boolean one = starts == 1 && ends == 1 && began.isPresent() && ended.isPresent();
    return one && ended.getAsLong() >= began.getAsLong()
        ? OptionalLong.of((ended.getAsLong() - began.getAsLong()) / 1_000_000_000L)
        : OptionalLong.empty();
  }

  /** The number in front of a date, which is nanoseconds since 1970. */
  private static OptionalLong nanoseconds(String value) {
    Matcher number = NUMBER.matcher(value);
    return number.lookingAt()
        ? OptionalLong.of(Long.parseLong(number.group()))
        : OptionalLong.empty();
  }

  /** True where it says more often when it began than when it ended. */
  boolean hasNoEnd() {
    return starts > ends;
  }
}
