package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of programs that the lines of a capture say: on a console, {@code systemd 256.12
 * running in system mode}; in a stack, the name of a library.
 */
final class VersionsSaid {
  /** A text may say as many as it likes; more than these make no answer clearer. */
  private static final int MOST = 8;

  private static final String LIBRARY = ".so";

  private final Knowledge knowledge;
  private final SortedMap<String, SortedSet<Version>> byProgram = new TreeMap<>();

  VersionsSaid(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** A line that nothing else claimed. */
  void text(String text) {
    knowledge.versionSaid(text).ifPresent(said -> add(said.getKey(), said.getValue()));
  }

  /** The frames of a stack, each of which begins with the name of its module. */
  void frames(List<String> frames) {
    for (String frame : frames) {
      if (frame.startsWith("lib") && frame.contains(LIBRARY)) {
        text(frame);
      }
    }
  }

  private void add(String program, Version version) {
    SortedSet<Version> known = byProgram.computeIfAbsent(program, absent -> new TreeSet<>());
    if (known.size() < MOST) {
      known.add(version);
    }
  }

  void join(VersionsSaid other) {
    other.byProgram.forEach(
        (program, versions) -> versions.forEach(version -> add(program, version)));
  }

  void write(FormWriter out) {
    out.map(
        byProgram,
        FormWriter::text,
        (form, versions) -> form.texts(versions.stream().map(Version::text).toList()));
  }

  /** Adds what was written. */
  void join(FormReader in) {
    in.map(FormReader::text, FormReader::texts)
        .forEach(
            (program, versions) ->
                versions.forEach(
                    text -> Version.of(text).ifPresent(version -> add(program, version))));
  }

  /** The same as labels of the capture. */
  Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    byProgram.forEach(
        (program, versions) -> {
          Map.Entry<String, String> label = CallerVersions.label(program, versions);
          labels.put(label.getKey(), label.getValue());
        });
    return labels;
  }
}
