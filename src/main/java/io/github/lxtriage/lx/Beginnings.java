package io.github.lxtriage.lx;

import io.github.lxtriage.linux.Abi;
import io.github.lxtriage.linux.LinuxTables;
import io.github.lxtriage.linux.SocketOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a text may have been that was cut before what decides. */
final class Beginnings {
  private static final Pattern OPTION =
      Pattern.compile("([sg])etsockopt\\((-?[0-9]*)(?:, ?([0-9]*))?");
  private static final Pattern CALL = Pattern.compile("NOSYS \\(([0-9]+)");

  /** A program may have set an option of any level; a list of all of them says nothing. */
  private static final int MOST = 60;

  private final LinuxTables tables;
  private final CallSubjects calls;
  private final Subjects subjects;
  private final MessageParser parser;

  Beginnings(Known known, MessageParser parser) {
    tables = known.tables();
    calls = known.calls();
    subjects = known.subjects();
    this.parser = parser;
  }

  /** What is left of a message; empty where no message begins like this. */
  Optional<CutMessage> of(String text, Optional<Abi> abi) {
    List<String> formats = parser.begun(text);
    return formats.isEmpty()
        ? Optional.empty()
        : Optional.of(new CutMessage(formats, bounded(candidates(Formats.plain(text), abi))));
  }

  private static List<Subject> bounded(List<Subject> candidates) {
    return candidates.size() > MOST ? List.of() : candidates;
  }

  private List<Subject> candidates(String text, Optional<Abi> abi) {
    Matcher option = OPTION.matcher(text);
    if (option.matches()) {
      String optname = Optional.ofNullable(option.group(3)).orElse("");
      return options(option.group(1).equals("g"), option.group(2), text.contains(","), optname);
    }
    Matcher call = CALL.matcher(text);
    return call.matches() ? calls.outOfBoundsFrom(call.group(1)) : parser.possible(text, abi);
  }

  /**
   * The options whose numbers begin with these digits; the level is whole where a comma follows.
   */
  private List<Subject> options(boolean get, String level, boolean whole, String optname) {
    return tables.socketOptions().stream()
        .filter(option -> begins(level, option.level(), whole))
        .filter(option -> begins(optname, option.optname(), false))
        .map(option -> subject(option, get))
        .distinct()
        .toList();
  }

  private static boolean begins(String digits, long number, boolean whole) {
    String all = Long.toString(number);
    return whole ? all.equals(digits) : all.startsWith(digits);
  }

  private Subject subject(SocketOption option, boolean get) {
    return subjects.socketOption(option.level(), option.optname(), get);
  }
}
