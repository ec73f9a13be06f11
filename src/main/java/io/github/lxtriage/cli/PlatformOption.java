package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.util.Optional;
import java.util.function.Supplier;

/** The option {@code --platform}. */
final class PlatformOption {
  private final Supplier<Optional<String>> build;

  PlatformOption(Syntax syntax, String description) {
    build =
        syntax.text(
            "--platform",
            "smartos:YYYYMMDD|omnios:rNNNNNN",
            description + " What uname -v prints in the global zone is taken too.");
  }

  Optional<Platform> platform() {
    return build.get().map(PlatformOption::of);
  }

  private static Platform of(String build) {
    return Platform.ofSystem(build)
        .orElseThrow(
            () ->
                new UsageException(
                    "--platform must be smartos:YYYYMMDD, omnios:rNNNNNN (with the letters of an update, if"
                        + " known) or what uname -v prints; got '"
                        + build
                        + "'"));
  }
}
