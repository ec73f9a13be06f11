package io.github.lxtriage.knowledge;

/**
 * A mistake in a knowledge file; the message is one line, {@code file:line:column: what is wrong}.
 */
public final class KnowledgeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KnowledgeException(String file, int line, int column, String message) {
    super(file + ":" + line + ":" + column + ": " + message.replaceAll("[\\s\\v]+", " "));
  }
}
