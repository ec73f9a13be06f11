package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.ProgramRequirements;
import io.github.lxtriage.knowledge.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The option {@code --caller}: versions of the programs that made the calls. */
final class CallerOption {
  private final Supplier<List<String>> callers;

  CallerOption(Syntax syntax) {
    callers =
        syntax.texts(
            "--caller",
            "NAME=VERSION",
            "The version of a program that made the calls, as systemd=252; by default what a capture says of it."
                + " May be repeated.");
  }

  /** The versions by name. */
  Map<String, Version> callers() {
    Map<String, Version> versions = new TreeMap<>();
    for (String caller : callers.get()) {
      int equals = caller.indexOf('=');
      String name = caller.substring(0, Math.max(0, equals));
      Version version =
          Version.of(caller.substring(equals + 1))
              .filter(known -> ProgramRequirements.isName(name))
              .orElseThrow(
                  () ->
                      new UsageException(
                          "--caller must be NAME=VERSION, such as systemd=252; got '"
                              + caller
                              + "'"));
      Version other = versions.putIfAbsent(name, version);
      if (other != null && !other.equals(version)) {
        throw new UsageException(
            "--caller gives " + name + " two versions, " + other + " and " + version);
      }
    }
    return versions;
  }

  /** The same; a name on whose version nothing depends is said to be one. */
  Map<String, Version> callers(Knowledge knowledge, Console console) {
    Map<String, Version> versions = callers();
    versions.keySet().stream()
        .filter(name -> !knowledge.tellsVersionsApart(name))
        .forEach(
            name ->
                console.warn(
                    "--caller " + name + ": nothing that is known depends on its version"));
    return versions;
  }
}
