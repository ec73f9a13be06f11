package io.github.lxtriage.script.check;

/**
 * A piece of a program's text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last
 * @param line the line of its first character, from 1
 * @param column the column of its first character, from 1
 */
public record Span(int start, int end, int line, int column) {

  /** The piece of text. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
