package io.github.lxtriage.triage;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.lx.MessageFormat;
import io.github.lxtriage.lx.Subject;
import java.util.Collection;
import java.util.Optional;

/** Says what the build means for what was refused, whether the build is known or not. */
final class PlatformNotes {
  private final TableOf2026 table = new TableOf2026();
  private final Optional<Platform> platform;

  PlatformNotes(Optional<Platform> platform) {
    this.platform = platform;
  }

  Optional<PlatformNote> note(
      Subject subject, Collection<MessageFormat> formats, Optional<Entry> entry) {
    return platform
        .flatMap(build -> new PlatformCheck(build).note(formats, entry))
        .or(() -> table.note(subject, formats, platform));
  }
}
