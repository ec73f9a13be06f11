package io.github.lxtriage.cli;

import io.github.lxtriage.knowledge.Platform;
import java.util.Optional;
import java.util.function.Supplier;

/** The option {@code --platform}. */
final class PlatformOption {
  private final Supplier<Optional<String>> build;

  PlatformOption(Syntax syntax, String description) {
    build = syntax.text("--platform", "smartos:YYYYMMDD|omnios:rNNNNNN", description);
  }

  Optional<Platform> platform() {
    return build.get().map(PlatformOption::of);
  }

  private static Platform of(String build) {
    return Platform.of(build)
        .orElseThrow(
            () ->
                new UsageException(
                    "--platform must be smartos:YYYYMMDD or omnios:rNNNNNN; got '" + build + "'"));
  }
}
