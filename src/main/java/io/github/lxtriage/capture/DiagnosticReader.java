package io.github.lxtriage.capture;

import io.github.lxtriage.capture.grammar.DtraceDiagnostic;
import io.github.lxtriage.trace.DiagnosticClass;
import io.github.lxtriage.trace.TraceRecord.Diagnostic;
import org.antlr.v4.runtime.CharStreams;

/** Recognises what dtrace writes to standard error, alone on a line or in the middle of one. */
final class DiagnosticReader {
  private static final String PREFIX = "dtrace: ";
  private static final String DESCRIPTION = "description '";

  /** Longer than any message of dtrace but those that repeat a program. */
  private static final int LONGEST = 2048;

  // what was classified last: a capture of many runs has one line again and again
  private String lastText = "";
  private DiagnosticClass lastKind = DiagnosticClass.UNKNOWN;

  /**
   * True for a line that is a diagnostic from its first byte on. One that goes on behind a carriage
   * return, or without end, is no message: a whole capture may stand behind it.
   */
  boolean begins(Line line) {
    String text = line.text();
    return text.startsWith(PREFIX)
        && (text.length() <= LONGEST || text.startsWith(DESCRIPTION, PREFIX.length()))
        && text.stripTrailing().indexOf('\r') < 0;
  }

  /** True for the first of the lines on which a description stands that holds newlines. */
  boolean describes(Line line) {
    String text = line.text();
    return line.whole()
        && text.startsWith(DESCRIPTION, PREFIX.length())
        && !text.contains("' matched ");
  }

  /** The diagnostic that this line, or these lines, are. */
  Diagnostic whole(Line line) {
    return classify(line, PREFIX.length());
  }

  /** True for a message of the compiler, which may go on in the next lines. */
  boolean continued(Diagnostic diagnostic) {
    return diagnostic.kind() == DiagnosticClass.FAILED
        || diagnostic.kind() == DiagnosticClass.UNKNOWN;
  }

  /**
   * Where a drop or an error cuts a row of standard output in two (section 13.5): the column at
   * which it begins, or -1. Other diagnostics are written before the first row and cut nothing.
   */
  int cut(Line line) {
    int at = line.text().indexOf(PREFIX, 1);
    return at > 0 && line.whole() && classify(line, at + PREFIX.length()).kind().loss() ? at : -1;
  }

  private Diagnostic classify(Line line, int from) {
    String text = line.stripped().substring(Math.min(from, line.stripped().length()));
    int firstLine = text.indexOf('\n') >= 0 ? text.indexOf('\n') : text.length();
    String first =
        text.startsWith(DESCRIPTION) ? text.replace('\n', ' ') : text.substring(0, firstLine);
    if (first.isEmpty() || first.indexOf('\r') >= 0) {
      return new Diagnostic(line.number(), DiagnosticClass.UNKNOWN, 1, Bytes.decode(text));
    }
    if (!first.equals(lastText)) {
      DtraceDiagnostic lexer = new DtraceDiagnostic(CharStreams.fromString(first));
      lexer.removeErrorListeners();
      lastKind = kind(lexer.nextToken().getType());
      lastText = first;
    }
    return new Diagnostic(line.number(), lastKind, count(lastKind, text), Bytes.decode(text));
  }

  private static DiagnosticClass kind(int type) {
    return switch (type) {
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
      default -> DiagnosticClass.UNKNOWN;
    };
  }

  /** How many were lost or matched; 1 where the text does not count. */
  private static long count(DiagnosticClass kind, String text) {
    return switch (kind) {
      case DROPS, AGGREGATION_DROPS, DYNAMIC_VARIABLE_DROPS, SPECULATIVE_DROPS, OTHER_DROPS ->
          number(text, text.startsWith("[") ? text.indexOf("] ") + 2 : 0);
      case MATCHED -> number(text, text.lastIndexOf(" matched ") + " matched ".length());
      case ERROR, ABORTED, FAILED, LOWERED, NOTICE, UNKNOWN -> 1;
    };
  }

  private static long number(String text, int from) {
    long value = 0;
    for (int i = from; i < text.length() && Bytes.digit(text.charAt(i)); i++) {
      value = value > Long.MAX_VALUE / 16 ? value : value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }
}
