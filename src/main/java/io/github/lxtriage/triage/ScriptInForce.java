package io.github.lxtriage.triage;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The D program that made the lines which follow, as far as the capture says which it was.
 *
 * @param script its name, without {@code .d}; empty where nothing says it
 * @param probes the probes that it was given on the command line; may be empty
 */
record ScriptInForce(String script, String probes) {
  static final ScriptInForce NONE = new ScriptInForce("", "");

  private static final Pattern FILE =
      Pattern.compile("script '(?:.*/)?([^/']+?)(?:\\.d)?' matched .*");

  private static final Set<String> OURS =
      Set.of(
          "lxunsup",
          "lxunsup-count",
          "lxunsup-stack",
          "lxsockopt",
          "lxsockopt-count",
          "lxsockopt-optlen",
          "lxsockopt-failed",
          "lxdebug",
          "lxerrno",
          "lxenosys",
          "lxioctl-failed",
          "lxlatency",
          "lxoutcome",
          "lxclone",
          "lxmount",
          "lxptrace");

  /** What dtrace says of the probes that it matched: a file's name, or the probes themselves. */
  static ScriptInForce matched(String text) {
    Matcher file = FILE.matcher(text);
    return file.matches() ? new ScriptInForce(file.group(1), "") : new ScriptInForce("", text);
  }

  /** The same, where a heading names the script. */
  ScriptInForce heading(Map<String, String> fields) {
    String named = fields.getOrDefault("script", "");
    return named.isEmpty() ? this : new ScriptInForce(named, probes);
  }

  /** The name, where it is one of our scripts. */
  Optional<String> name() {
    return Optional.of(script).filter(OURS::contains);
  }

  boolean is(String name) {
    return script.equals(name);
  }

  /** Whether it counts what LX refused by program and message. */
  boolean countsMessages() {
    return is("lxunsup-count") || is("lxunsup") || probes.contains("brand-lx-unsupported");
  }

  /** Whether it counts calls by program and number of the option. */
  boolean countsSocketOptions() {
    return is("lxsockopt-count") || probes.contains("setsockopt");
  }

  /** Whether its histograms say how long calls take. */
  boolean measures() {
    return is("lxlatency");
  }

  /** Whether rows of a kind are what the script prints; true where nobody knows the script. */
  boolean prints(String producer) {
    return name().isEmpty()
        || is(producer)
        || (is("lxunsup") && producer.equals("lxunsup-count"))
        || (is("lxunsup-stack") && producer.equals("lxunsup-count"))
        || (is("lxsockopt-optlen") && producer.equals("probe-row"))
        || (measures() && producer.equals("hist"));
  }

  /** Both as one text, in which a part of a capture is begun elsewhere; empty for none. */
  String text() {
    return equals(NONE) ? "" : script + "\n" + probes;
  }

  /** What {@link #text} says. */
  static ScriptInForce of(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? NONE : new ScriptInForce(text.substring(0, end), text.substring(end + 1));
  }

  // By hand: what Java makes for a record costs milliseconds when it is first asked.

  @Override
  public boolean equals(Object other) {
    return other instanceof ScriptInForce same
        && script.equals(same.script)
        && probes.equals(same.probes);
  }

  @Override
  public int hashCode() {
    return 31 * script.hashCode() + probes.hashCode();
  }

  void write(FormWriter out) {
    out.text(script);
    out.text(probes);
  }

  static ScriptInForce read(FormReader in) {
    return new ScriptInForce(in.text(), in.text());
  }
}
