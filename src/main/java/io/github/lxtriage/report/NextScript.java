package io.github.lxtriage.report;

import io.github.lxtriage.knowledge.Verdict;
import io.github.lxtriage.lx.Domain;
import io.github.lxtriage.triage.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script to run next for a finding, with its options filled in.
 *
 * @param script its name
 * @param options for the command line, quoted for a shell
 * @param shows what it shows, as the end of a sentence
 */
record NextScript(String script, List<String> options, String shows) {
  private static final Pattern OPTION =
      Pattern.compile("[gs]etsockopt\\((\\d{1,9}), (\\d{1,9})\\)");
  private static final Pattern NUMBER_ONLY = Pattern.compile("\\?\\.(\\d{1,9})");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:+@%,/=-]+");

  /** The longest name that the kernel keeps; a longer one would never match. */
  private static final int LONGEST_NAME = 16;

  NextScript {
    options = List.copyOf(options);
  }

  /** What helps most with a finding. */
  static NextScript of(Finding finding) {
    if (finding.extra().probe().isPresent()) {
      return new NextScript(
          finding.extra().probe().get().script(),
          process(finding),
          finding.extra().probe().get().shows());
    }
    Matcher withoutLevel = NUMBER_ONLY.matcher(finding.name());
    if (finding.domain() == Domain.SOCKOPT && withoutLevel.matches()) {
      return new NextScript(
          "lxsockopt",
          List.of("--optname=" + withoutLevel.group(1)),
          "shows the level of each call");
    }
    Optional<Matcher> option =
        finding.spellings().stream().map(OPTION::matcher).filter(Matcher::matches).findFirst();
    if (option.isPresent()) {
      return new NextScript(
          "lxsockopt-failed",
          List.of("--level=" + option.get().group(1), "--optname=" + option.get().group(2)),
          "shows each call that fails, who makes it, and the error it gets");
    }
    return new NextScript(
        "lxoutcome",
        process(finding),
        finding.verdict() == Verdict.UNKNOWN
            ? "shows what the call answered, what the program did next, and how it ended"
            : "shows whether the program goes on after the call, and how it ends");
  }

  /** The program with most calls, where its name can be written in a shell. */
  private static List<String> process(Finding finding) {
    return finding.processes().stream()
        .map(Finding.Caller::execname)
        .limit(1)
        .filter(
            name ->
                name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c >= ' ' && c < 0x7f))
        .filter(name -> !name.startsWith("(unnamed"))
        .map(name -> "--execname=" + quoted(name))
        .toList();
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** The commands, one on a line: here the script is made, there it runs. */
  String commands() {
    String command =
        "lxtriage script " + script + String.join("", options.stream().map(" "::concat).toList());
    return command
        + " --heading > "
        + script
        + ".d\ndtrace -s "
        + script
        + ".d > "
        + script
        + ".log 2>&1\n";
  }
}
