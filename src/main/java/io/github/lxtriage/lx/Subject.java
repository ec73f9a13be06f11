package io.github.lxtriage.lx;

import java.util.List;

/**
 * What was unsupported, independent of spelling.
 *
 * @param name the Linux name, or the number where there is none
 * @param parts the single-flag subjects of a combined one, ascending by value; else empty
 */
public record Subject(Domain domain, String name, List<Subject> parts) {

  public Subject {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a subject without a name");
    }
    parts = List.copyOf(parts);
  }

  /** A subject of one thing. */
  public static Subject of(Domain domain, String name) {
    return new Subject(domain, name, List.of());
  }

  /** {@code domain/NAME}, the key of the knowledge and of a finding. */
  public String id() {
    return domain.id() + "/" + name;
  }
}
