package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceDiagnostic;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import org.antlr.v4.runtime.CharStreams;

/** Recognises what dtrace writes to standard error, alone on a line or in the middle of one. */
final class DiagnosticReader {
  private static final String PREFIX = "dtrace:";
  private static final String INSIDE = "dtrace: ";
  private static final String DESCRIPTION = "description '";

  /** Longer than any message of dtrace that is not understood: such a line is unread text. */
  private static final int MAX_STRANGE = 1024;

  // what was classified last: a capture of many runs has one line again and again
  private String lastText = "";
  private DiagnosticClass lastKind = DiagnosticClass.UNKNOWN;

  /**
   * Whether a line is a diagnostic from its first byte on. One that goes on behind a carriage
   * return, or without end, is none: a whole capture may stand behind it.
   */
  boolean begins(Line line) {
    return begins(line.text()) && !isEndless(line.text());
  }

  private boolean isEndless(String text) {
    boolean described = text.startsWith(DESCRIPTION, INSIDE.length());
    return (text.length() > MAX_STRANGE && !described) || text.stripTrailing().indexOf('\r') >= 0;
  }

  /** A name of a probe of the provider dtrace begins alike, with another colon. */
  private static boolean begins(String text) {
    String plain = text.startsWith("\u001b") ? Ansi.strip(text) : text;
    return plain.startsWith(PREFIX) && !plain.startsWith("::", PREFIX.length() - 1);
  }

  /**
   * Whether a line that begins as a diagnostic may be the second line of a record: a process name
   * can hold a newline and these words.
   */
  boolean strange(Line line) {
    return begins(line) && !whole(line).kind().understood();
  }

  /** Whether a line of standard output holds the beginning of a diagnostic, or of its imitation. */
  boolean inside(Line line) {
    return line.text().indexOf(INSIDE, 1) > 0 || begins(line.text());
  }

  /** The doubt about a line of standard output that holds the beginning of a diagnostic. */
  Diagnostic doubt(Line line) {
    Diagnostic whole = begins(line.text()) ? whole(line) : null;
    if (whole != null && whole.kind().loss()) {
      return new Diagnostic(line.number(), DiagnosticClass.OTHER_LOSS, 1, whole.text());
    }
    String text = line.text().substring(line.text().indexOf(PREFIX) + PREFIX.length());
    return new Diagnostic(line.number(), DiagnosticClass.UNKNOWN, 1, Bytes.decode(text.strip()));
  }

  /** Whether a line is the first of those on which a description stands that holds newlines. */
  boolean describes(Line line) {
    String text = line.text();
    return line.whole()
        && text.startsWith(DESCRIPTION, INSIDE.length())
        && !text.contains("' matched ");
  }

  /** The diagnostic that this line, or these lines, are. */
  Diagnostic whole(Line line) {
    String text = Ansi.strip(line.text());
    return classify(line, text.substring(PREFIX.length()));
  }

  /** Whether a message of the compiler may go on in the next lines. */
  boolean continued(Diagnostic diagnostic) {
    return diagnostic.kind() == DiagnosticClass.FAILED || !diagnostic.kind().understood();
  }

  /**
   * Where a drop or an error cuts a row of standard output in two (section 13.5): the column at
   * which it begins, or -1. Other diagnostics are written before the first row and cut nothing. A
   * process name may imitate its beginning, but not all of it.
   */
  int cut(Line line) {
    int at = line.whole() ? line.text().indexOf(INSIDE, 1) : -1;
    while (at > 0) {
      String text = Ansi.strip(line.text().substring(at + INSIDE.length()));
      DiagnosticClass kind = classify(line, text).kind();
      if (kind.loss() && kind.understood() && !isEndless(text)) {
        return at;
      }
      at = line.text().indexOf(INSIDE, at + 1);
    }
    return -1;
  }

  /** What stands behind the prefix, without what a terminal or a transport put at its end. */
  private Diagnostic classify(Line line, String behind) {
    String text = behind.strip();
    int firstLine = text.indexOf('\n') >= 0 ? text.indexOf('\n') : text.length();
    String first =
        text.startsWith(DESCRIPTION) ? text.replace('\n', ' ') : text.substring(0, firstLine);
    if (!first.equals(lastText) || first.isEmpty()) {
      lastKind = first.isEmpty() ? DiagnosticClass.UNKNOWN : kind(first.replace('\r', ' '));
      lastText = first;
    }
    return new Diagnostic(line.number(), lastKind, count(lastKind, text), Bytes.decode(text));
  }

  private static DiagnosticClass kind(String message) {
    DtraceDiagnostic lexer = new DtraceDiagnostic(CharStreams.fromString(message));
    lexer.removeErrorListeners();
    return switch (lexer.nextToken().getType()) {
      case DtraceDiagnostic.DROPS -> DiagnosticClass.DROPS;
      case DtraceDiagnostic.AGGREGATION_DROPS -> DiagnosticClass.AGGREGATION_DROPS;
      case DtraceDiagnostic.DYNAMIC_VARIABLE_DROPS -> DiagnosticClass.DYNAMIC_VARIABLE_DROPS;
      case DtraceDiagnostic.SPECULATIVE_DROPS -> DiagnosticClass.SPECULATIVE_DROPS;
      case DtraceDiagnostic.OTHER_DROPS -> DiagnosticClass.OTHER_DROPS;
      case DtraceDiagnostic.ERROR -> DiagnosticClass.ERROR;
      case DtraceDiagnostic.MATCHED -> DiagnosticClass.MATCHED;
      case DtraceDiagnostic.NOTICE -> DiagnosticClass.NOTICE;
      case DtraceDiagnostic.LOWERED -> DiagnosticClass.LOWERED;
      case DtraceDiagnostic.ABORTED -> DiagnosticClass.ABORTED;
      case DtraceDiagnostic.FAILED -> DiagnosticClass.FAILED;
      case DtraceDiagnostic.OTHER_LOSS -> DiagnosticClass.OTHER_LOSS;
      default -> DiagnosticClass.UNKNOWN;
    };
  }

  /** How many were lost or matched; 1 where the text does not count. */
  private static long count(DiagnosticClass kind, String text) {
    return switch (kind) {
      case DROPS, AGGREGATION_DROPS, DYNAMIC_VARIABLE_DROPS, SPECULATIVE_DROPS, OTHER_DROPS ->
          number(text, text.startsWith("[") ? text.indexOf("] ") + 2 : 0);
      case MATCHED -> number(text, text.lastIndexOf(" matched ") + " matched ".length());
      case ERROR, ABORTED, FAILED, OTHER_LOSS, LOWERED, NOTICE, UNKNOWN -> 1;
    };
  }

  /** The digits at a place; the largest number where they say more. */
  private static long number(String text, int from) {
    int end = from;
    while (end < text.length() && Bytes.digit(text.charAt(end))) {
      end++;
    }
    Long number = Columns.parse(text.substring(from, end));
    return number == null ? Long.MAX_VALUE : number;
  }
}
