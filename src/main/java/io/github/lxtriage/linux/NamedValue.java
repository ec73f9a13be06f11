package io.github.lxtriage.linux;

import java.util.Objects;

/**
 * A number and what Linux calls it.
 *
 * @param name the name that programs use; a second name for the number is found, never shown
 * @param meaning one line; empty where the name says it all
 */
public record NamedValue(long value, String name, String meaning) {
  public NamedValue {
    Objects.requireNonNull(name);
    Objects.requireNonNull(meaning);
  }
}
