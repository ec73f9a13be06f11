package io.github.lxtriage.capture.print;

import java.util.List;
import java.util.Locale;

/** The layouts of dtrace's text, by the printf formats that the format reference names. */
public final class Layout {
  static final String DISTRIBUTION = "------------- Distribution -------------";

  private Layout() {}

  static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  // ---- rows

  public static String probeRow(long cpu, long id, String functionName) {
    return f("%3d %6d %32s ", cpu, id, functionName);
  }

  public static String flowRow(long cpu, int depth, String direction, String function) {
    String arrow = direction.equals("|") ? "| " : " " + direction + " ";
    return f("%3d %-41s ", cpu, " ".repeat(2 * depth) + arrow + function);
  }

  public static String unsupported(long pid, String execname, String call) {
    return f("%6d %20s %s\n", pid, execname, escaped(call));
  }

  public static String socketOption(long pid, String execname, long level, long optname) {
    return f("%6d %20s %5d %d\n", pid, execname, level, optname);
  }

  public static String listed(
      long id, String provider, String module, String function, String name) {
    return f("%5d %10s %17s %33s %s\n", id, provider, module, function, name);
  }

  /** What {@code %S} prints: escapes, and the terminator. */
  public static String escaped(String bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      int letter = "\007\b\f\n\r\t\013\"\\".indexOf(c);
      if (letter >= 0) {
        out.append('\\').append("abfnrtv\"\\".charAt(letter));
      } else if (c < 0x20 || c > 0x7e) {
        out.append(f("\\%03o", (int) c));
      } else {
        out.append(c);
      }
    }
    return out + "\\0";
  }

  // ---- fields of entries

  public static String int8(long value) {
    return f(" %3d", value & 0xff);
  }

  public static String int16(long value) {
    return f(" %5d", value & 0xffff);
  }

  public static String int32(long value) {
    return f(" %8d", (int) value);
  }

  public static String int64(long value) {
    return f(" %16d", value);
  }

  public static String string(String text) {
    return f("  %-50s", text);
  }

  public static String traced(String text) {
    return f("  %-33s", text);
  }

  public static String table(byte[] bytes) {
    StringBuilder out = new StringBuilder("\n           ");
    for (int i = 0; i < 16; i++) {
      out.append(f("  %x", i));
    }
    out.append("  0123456789abcdef\n");
    for (int line = 0; line < bytes.length; line += 16) {
      out.append(f("     %5x:", line));
      StringBuilder ascii = new StringBuilder();
      for (int i = line; i < line + 16; i++) {
        if (i < bytes.length) {
          out.append(f(" %02x", bytes[i]));
          ascii.append(bytes[i] >= 0x20 && bytes[i] <= 0x7e ? (char) bytes[i] : '.');
        } else {
          out.append("   ");
        }
      }
      out.append("  ").append(ascii).append('\n');
    }
    return out.toString();
  }

  public static String stack(List<String> frames, int indentation) {
    StringBuilder out = new StringBuilder("\n");
    for (String frame : frames) {
      int columns = frame.startsWith("[ ") ? indentation + 2 : indentation;
      out.append(" ".repeat(columns)).append(frame).append('\n');
    }
    return out.toString();
  }

  // ---- histograms

  /** A histogram as the value of an entry: begins with a newline, ends with one. */
  public static String histogram(List<String> labels, List<Long> counts, boolean utf8) {
    StringBuilder out = new StringBuilder(f("\n%16s %41s %-9s\n", "value", DISTRIBUTION, "count"));
    for (int i = 0; i < labels.size(); i++) {
      out.append(
          f("%16s %s %-9d\n", labels.get(i), bar(counts.get(i), counts, utf8), counts.get(i)));
    }
    return out.toString();
  }

  public static String bar(long count, List<Long> all, boolean utf8) {
    double sum = all.stream().mapToDouble(Math::abs).sum();
    boolean positive = all.stream().anyMatch(other -> other > 0);
    boolean negative = all.stream().anyMatch(other -> other < 0);
    if (positive && negative) {
      String at = at(count, sum, 20);
      return count < 0 ? f("%20s|%20s", at, "") : f("%20s|%-20s", "", at);
    }
    if (negative) {
      return f("%40s|", at(count, sum, 40));
    }
    return utf8 ? "|" + blocks(count, sum) : f("|%-40s", at(count, sum, 40));
  }

  private static String at(long count, double sum, int width) {
    return "@".repeat(sum == 0 ? 0 : (int) Math.round(Math.abs(count) * width / sum));
  }

  /** Full blocks and one partial block, padded to 40 characters; each character a byte here. */
  private static String blocks(long count, double sum) {
    int eighths = sum == 0 ? 0 : (int) (count / sum * 320);
    int full = eighths / 8;
    int part = eighths % 8;
    String bar = "\u00e2\u0096\u0088".repeat(full);
    if (part > 0) {
      bar += "\u00e2\u0096" + (char) (0x90 - part);
    }
    return bar + " ".repeat(40 - full - (part > 0 ? 1 : 0));
  }

  // ---- agghist and aggpack

  public static String barsHeading(int keyWidth) {
    return keyWidth == 0
        ? f("\n%16s %41s %-9s\n", "value", DISTRIBUTION, "count")
        : f("\n%" + keyWidth + "s %41s %-9s\n", "key", DISTRIBUTION, "count");
  }

  public static String barsRow(String keys, String bar, long value) {
    return f("%s %s %-9d\n", keys, bar, value);
  }

  public static String packHeading(int keyWidth, int minWidth, int cells, int maxWidth) {
    String key = keyWidth == 0 ? "" : f("%" + keyWidth + "s", "key");
    String max = f("%-" + maxWidth + "s", "max");
    return f("\n%s %" + minWidth + "s .%s. %s | count\n", key, "min", "-".repeat(cells), max);
  }

  public static String packRow(
      String keys, String min, int minWidth, String cells, String max, int maxWidth, long value) {
    String left = f(" %" + minWidth + "s", min);
    return f("%s%s :%s: %-" + maxWidth + "s | %d\n", keys, left, cells, max, value);
  }

  public static String rightAligned(String key) {
    return f(" %16s", key);
  }
}
