package io.github.lxtriage.report.saved;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;

/** A saved triage that is not one; the message is {@code line:column: what is wrong}. */
public final class SavedException extends IOException {
  private static final long serialVersionUID = 1;

  SavedException(JsonLocation at, String problem) {
    super(at.getLineNr() + ":" + at.getColumnNr() + ": " + problem.replaceAll("\\s+", " "));
  }
}
