package io.github.lxtriage.fleet;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.Platform;
import io.github.lxtriage.knowledge.Suppression;
import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.lx.LxReader;
import io.github.lxtriage.triage.Interpreter;
import io.github.lxtriage.triage.TriageRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user says besides the captures, in the form in which it crosses machines; the options
 * mean what they mean on the command line.
 *
 * @param platform what the captures ran on; may be empty
 * @param abi of the traced programs, {@code 64} or {@code 32}; may be empty
 * @param rules entries that win over ours; the last file wins
 * @param suppressions findings that are not to count
 * @param today the day by which suppressions expire
 */
record Judging(
    String platform, String abi, List<UserFile> rules, List<UserFile> suppressions, LocalDate today)
    implements Serializable {
  Judging {
    rules = List.copyOf(rules);
    suppressions = List.copyOf(suppressions);
  }

  Optional<Platform> given() {
    return Platform.of(platform);
  }

  Knowledge knowledge() {
    List<Entry> entries = new ArrayList<>();
    rules.forEach(file -> entries.addAll(file.entries(Knowledge::rules)));
    return entries.isEmpty() ? Knowledge.bundled() : Knowledge.bundled().with(entries);
  }

  Interpreter interpreter(LinuxTables linux, LxReader lx) {
    return new Interpreter(linux, lx, knowledge(), Abi.ofBits(abi));
  }

  TriageRequest request() {
    List<Suppression> all = new ArrayList<>();
    suppressions.forEach(file -> all.addAll(file.entries(Suppression::read)));
    return new TriageRequest(given(), all, today);
  }
}
