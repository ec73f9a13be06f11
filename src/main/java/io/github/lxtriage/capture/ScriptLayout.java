package io.github.lxtriage.capture;

import io.github.lxtriage.capture.ScriptColumn.Kind;
import io.github.lxtriage.capture.grammar.DtraceOutput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The headings of the scripts and the columns below them, as docs/scripts.md has them. A column is
 * {@code HEADING:field:kind:width}; the kinds are those of {@link Kind}, the last column runs to
 * the end of the line. A layout without columns is the heading of what dtrace prints by itself.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
enum ScriptLayout {
  SOCKOPT_FAILED(
      "lxsockopt-failed",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 LEVEL:level:d:10"
          + " OPTNAME:optname:d:10 ERRNO:errno:d:5"),
  SOCKOPT_FAILED_COUNT(
      "lxsockopt-failed",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 LEVEL:level:d:10"
          + " OPTNAME:optname:d:10 ERRNO:errno:d:5"),
  ERRNO(
      "lxerrno", "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:24 ERRNO:errno:d:5"),
  ENOSYS(
      "lxenosys", "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 ENOSYS:call:w:24 CALL:message:r:0"),
  ENOSYS_COUNT(
      "lxenosys",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 ENOSYS:call:w:24 CALL:message:r:0"),
  IOCTL_FAILED(
      "lxioctl-failed",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 FD:fd:d:5 REQUEST:request:x:10 ERRNO:errno:d:5"),
  IOCTL_FAILED_COUNT(
      "lxioctl-failed",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 REQUEST:request:x:10 ERRNO:errno:d:5"),
  OUTCOME(
      "lxoutcome",
      "TIME:time:d:16 PID:pid:d:6 TID:tid:d:4 NAME:execname:n:20 EVENT:event:e:7 VALUE:value:d:6"
          + " CALL:call:r:0"),
  CLONE(
      "lxclone",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 FLAGS:flags:x:10 ERRNO:errno:d:5"
          + " MESSAGE:message:r:0"),
  CLONE_COUNT(
      "lxclone",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 FLAGS:flags:x:10"
          + " ERRNO:errno:d:5 MESSAGE:message:r:0"),
  MOUNT(
      "lxmount",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 FSTYPE:fstype:t:12"
          + " FLAGS:flags:x:10 ERRNO:errno:d:5 SOURCE_on_TARGET:target:r:0"),
  MOUNT_COUNT(
      "lxmount",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 FSTYPE:fstype:t:12"
          + " FLAGS:flags:x:10 ERRNO:errno:d:5 SOURCE_on_TARGET:target:r:0"),
  PTRACE(
      "lxptrace",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 REQUEST:request:d:10 TARGET:target:d:6"
          + " ERRNO:errno:d:5 MESSAGE:message:r:0"),
  PTRACE_COUNT(
      "lxptrace",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 REQUEST:request:d:10 ERRNO:errno:d:5"
          + " MESSAGE:message:r:0"),
  // the same with columns that somebody put behind ours
  SOCKOPT_AND_MORE(
      "lxsockopt",
      "PID:pid:d:6 NAME:execname:n:20 PROTO:level:d:5 SOCKOPT:optname:d:7 MORE:more:r:0"),
  SOCKOPT_FAILED_AND_MORE(
      "lxsockopt-failed",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:10 LEVEL:level:d:10"
          + " OPTNAME:optname:d:10 ERRNO:errno:d:5 MORE:more:r:0"),
  ERRNO_AND_MORE(
      "lxerrno",
      "COUNT:count:d:10 NAME:execname:n:20 ABI:abi:a:5 CALL:call:w:24 ERRNO:errno:d:5 MORE:more:r:0"),
  IOCTL_FAILED_AND_MORE(
      "lxioctl-failed",
      "PID:pid:d:6 NAME:execname:n:20 ABI:abi:a:5 FD:fd:d:5 REQUEST:request:x:10 ERRNO:errno:d:5"
          + " MORE:more:r:0"),
  UNSUP_STACK(
      "lxunsup-stack",
      "  NAME                                              "
          + "CALL, STACK                                                   COUNT",
      List.of()),
  LATENCY(
      "lxlatency",
      "  NAME                                              "
          + "CALL                                                    NANOSECONDS",
      List.of());

  private static final ScriptLayout[] ALL = values();
  private static final Pattern MORE_WORDS = Pattern.compile("[A-Z][A-Z0-9_ ]*");
  private static final int SHORTEST = 20;
  private static final int LONGEST = 130;
  private static final String ON = " on ";

  /** The column that stands for all that follow ours, in the heading and in the record. */
  private static final String MORE = "MORE";

  private final String script;
  private final String heading;
  private final String words;
  private final List<ScriptColumn> columns;

  /** Whether other columns follow: then only the order of ours is known, not their widths. */
  private final boolean more;

  ScriptLayout(String script, String columns) {
    this(script, columns(columns));
  }

  ScriptLayout(String script, List<ScriptColumn> columns) {
    this(script, heading(columns), columns);
  }

  ScriptLayout(String script, String heading, List<ScriptColumn> columns) {
    this.script = script;
    this.more = heading.endsWith(MORE);
    this.heading = more ? heading.substring(0, heading.length() - MORE.length()) : heading;
    this.words = heading.strip();
    this.columns = columns;
  }

  /** Whether a heading is this one; where other columns may follow, there must be one. */
  private boolean isHeadedBy(String line, String ours) {
    return more
        ? line.startsWith(ours)
            && MORE_WORDS.matcher(line).region(ours.length(), line.length()).matches()
        : line.equals(ours);
  }

  private static List<ScriptColumn> columns(String specs) {
    List<ScriptColumn> columns = new ArrayList<>();
    for (String spec : specs.split(" ", -1)) {
      columns.add(ScriptColumn.of(spec));
    }
    return List.copyOf(columns);
  }

  private static String heading(List<ScriptColumn> columns) {
    StringBuilder heading = new StringBuilder();
    for (ScriptColumn column : columns) {
      heading.append(heading.length() == 0 ? "" : " ").append(column.headed());
    }
    return heading.toString();
  }

  /** The layout whose heading a line is, to the byte, or null. */
  static @Nullable ScriptLayout of(String line) {
    if (!mayHead(line)) {
      return null;
    }
    for (ScriptLayout layout : ALL) {
      if (layout.isHeadedBy(line, layout.heading)) {
        return layout;
      }
    }
    return null;
  }

  /** The layout whose heading a line is once runs of blanks are collapsed, or null. */
  static @Nullable ScriptLayout ofCollapsed(String line) {
    String text = line.strip();
    if (!mayHead(text)) {
      return null;
    }
    String words = text.replaceAll("[ \t]+", " ");
    for (ScriptLayout layout : ALL) {
      if (layout.isHeadedBy(words, Collapsed.of(layout).heading)) {
        return layout;
      }
    }
    return null;
  }

  /** Every heading ends in a word of capitals. */
  private static boolean mayHead(String line) {
    int length = line.length();
    return length >= SHORTEST
        && length <= LONGEST
        && line.charAt(length - 1) >= 'A'
        && line.charAt(length - 1) <= 'Z';
  }

  /** The column where a heading that stands in a line belongs, or -1 where none stands there. */
  static int home(String line, int at) {
    if (!mayHead(line)) {
      return -1;
    }
    for (ScriptLayout layout : ALL) {
      if (!layout.more
          && line.startsWith(layout.words, at)
          && line.length() == at + layout.words.length()) {
        return layout.heading.length() - layout.words.length();
      }
    }
    return -1;
  }

  /** The fields of a row in its columns, or null. */
  @Nullable List<Field> row(String line) {
    if (more) {
      return collapsedRow(line);
    }
    List<String> values = new ArrayList<>();
    return !columns.isEmpty() && cut(line, 0, 0, values) ? fields(values) : null;
  }

  /** True for a line that begins with the first column of a row, and may be the start of one. */
  boolean begins(String line) {
    return !columns.isEmpty() && columns.get(0).isNumber() && columns.get(0).end(line, 0) > 0;
  }

  /** Cuts the columns from one on; where a text is longer than its column, tries each blank. */
  private boolean cut(String line, int from, int index, List<String> values) {
    ScriptColumn column = columns.get(index);
    boolean last = index == columns.size() - 1;
    for (int end = column.end(line, from); end >= 0; end = column.endAfter(line, from, end)) {
      boolean ends = last ? Columns.skipBlanks(line, end) == line.length() : blank(line, end);
      if (ends) {
        values.add(column.value(line.substring(from, end)));
        if (last || cut(line, end + 1, index + 1, values)) {
          return true;
        }
        values.remove(values.size() - 1);
      }
    }
    return false;
  }

  private static boolean blank(String line, int at) {
    return at < line.length() && line.charAt(at) == ' ';
  }

  /** The fields of a row whose runs of blanks were collapsed, or null. */
  @Nullable List<Field> collapsedRow(String line) {
    Matcher row = Collapsed.of(this).row.matcher(" " + line.strip());
    if (columns.isEmpty() || !row.matches()) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = row.group(i + 1) == null ? "" : row.group(i + 1).strip();
      values.add(columns.get(i).value(value));
    }
    return fields(values);
  }

  private @Nullable List<Field> fields(List<String> values) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(DtraceOutput.SCRIPT, script));
    for (int i = 0; i < columns.size(); i++) {
      ScriptColumn column = columns.get(i);
      String value = values.get(i);
      if (column.isNumber() && Columns.parse(value) == null) {
        return null;
      }
      if (script.equals("lxmount") && column.kind() == Kind.REST) {
        int on = on(value);
        if (on < 0) {
          return null;
        }
        add(fields, "source", DtraceOutput.FIELD_TEXT, value.substring(0, on));
        value = value.substring(on + ON.length());
      }
      add(
          fields,
          column.name(),
          column.isNumber() ? DtraceOutput.FIELD_NUMBER : DtraceOutput.FIELD_TEXT,
          value);
    }
    return fields;
  }

  /** Where {@code SOURCE on TARGET} is cut: a target is a path, most often from the root on. */
  private static int on(String text) {
    int root = text.indexOf(ON + "/");
    return root >= 0 ? root : text.indexOf(ON);
  }

  static void add(List<Field> fields, String name, int type, String value) {
    fields.add(new Field(DtraceOutput.FIELD_NAME, name));
    fields.add(new Field(type, value));
  }

  /** What rows and headings are whose runs of blanks were collapsed; for few captures. */
  private static final class Collapsed {
    private static final Map<ScriptLayout, Collapsed> ALL = new EnumMap<>(ScriptLayout.class);

    static {
      for (ScriptLayout layout : values()) {
        ALL.put(layout, new Collapsed(layout));
      }
    }

    private final String heading;
    private final Pattern row;

    private Collapsed(ScriptLayout layout) {
      heading = layout.heading.stripLeading().replaceAll(" +", " ");
      row =
          Pattern.compile(
              layout.columns.stream().map(ScriptColumn::collapsed).collect(Collectors.joining()),
              Pattern.DOTALL);
    }

    static Collapsed of(ScriptLayout layout) {
      return Objects.requireNonNull(ALL.get(layout));
    }
  }
}
