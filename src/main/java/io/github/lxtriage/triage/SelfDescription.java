package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.ProgramRequirements;
import io.github.lxtriage.knowledge.Version;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a capture says in its headings of where it was made. */
final class SelfDescription {
  private Optional<Platform> platform = Optional.empty();
  private final Map<String, String> labels = new TreeMap<>();

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
            default -> {
              // of no account here
            }
          }
        });
  }

  /** Adds what lines below say; what was said above wins. */
  void join(SelfDescription below) {
    platform = platform.or(() -> below.platform);
    below.labels.forEach(labels::putIfAbsent);
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

  /** What it says of where it was made, by the names of labels. */
  Map<String, String> labels() {
    Map<String, String> all = new TreeMap<>(labels);
    platform.ifPresent(known -> all.put("platform", known.toString()));
    return all;
  }

  Optional<Platform> platform() {
    return platform;
  }

  void write(FormWriter out) {
    out.maybe(platform.map(Platform::toString), FormWriter::text);
    out.map(labels, FormWriter::text, FormWriter::text);
  }

  static SelfDescription read(FormReader in) {
    SelfDescription read = new SelfDescription();
    read.platform = in.maybe(FormReader::text).flatMap(Platform::of);
    read.labels.putAll(in.map(FormReader::text, FormReader::text));
    return read;
  }
}
