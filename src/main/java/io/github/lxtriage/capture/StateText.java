package io.github.lxtriage.capture;

import io.github.lxtriage.capture.InForce.Said;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state that a line is read in, as a text that another machine understands. */
final class StateText {
  /** The description comes last: it may hold anything. */
  private static final Pattern FORM =
      Pattern.compile(
          "(\\p{Upper}+) (true|false) (-?[0-9]+) ([0-9]+) (true|false) (.*)", Pattern.DOTALL);

  private StateText() {}

  static String of(ColumnLexer.State state) {
    Said said = state.inForce();
    return said.heading()
        + " "
        + said.sockoptSeen()
        + " "
        + said.barKeys()
        + " "
        + said.values()
        + " "
        + state.afterBlank()
        + " "
        + said.description();
  }

  static ColumnLexer.State read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a state: " + text);
    }
    Said said =
        new Said(
            Heading.valueOf(form.group(1)),
            Boolean.parseBoolean(form.group(2)),
            form.group(6),
            Integer.parseInt(form.group(3)),
            Integer.parseInt(form.group(4)));
    return new ColumnLexer.State(said, Boolean.parseBoolean(form.group(5)));
  }
}
