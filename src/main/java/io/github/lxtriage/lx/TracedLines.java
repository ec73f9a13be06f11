package io.github.lxtriage.lx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what tracers print apart because another thread came between. */
final class TracedLines {
  private static final Pattern BEGUN =
      Pattern.compile("^(.*?\\b(\\w{1,64})\\(.*?),?\\s*<unfinished \\.\\.\\.>$");

  private static final Pattern RESUMED =
      Pattern.compile("^.*<\\.\\.\\. (\\w{1,64}) resumed>\\s?(.*)$");

  private TracedLines() {}

  static List<String> joined(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      Matcher resumed = RESUMED.matcher(line);
      int begun = resumed.matches() ? begun(lines, resumed.group(1)) : -1;
      if (begun < 0) {
        lines.add(line);
      } else {
        Matcher head = BEGUN.matcher(lines.get(begun));
        lines.set(begun, head.replaceFirst("$1") + resumed.group(2));
      }
    }
    return lines;
  }

  private static int begun(List<String> lines, String name) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher begun = BEGUN.matcher(lines.get(i));
      if (begun.matches() && begun.group(2).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
