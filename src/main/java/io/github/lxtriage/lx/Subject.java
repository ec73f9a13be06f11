package io.github.lxtriage.lx;

import java.util.List;
import java.util.Objects;

/**
 * What was unsupported, whatever words LX used for it.
 *
 * @param name a Linux name, or a number where there is none
 * @param parts for several flags in one message, a subject for each; else empty
 */
public record Subject(Domain domain, String name, List<Subject> parts) {
  public Subject {
    Objects.requireNonNull(domain);
    Objects.requireNonNull(name);
    parts = List.copyOf(parts);
  }

  static Subject of(Domain domain, String name) {
    return new Subject(domain, name, List.of());
  }

  static Subject of(Domain domain, long number) {
    return of(domain, Long.toString(number));
  }

  /** The name by which reports and data files know the subject: {@code sockopt/IPV6_RECVERR}. */
  public String id() {
    return domain.id() + "/" + name;
  }

  @Override
  public String toString() {
    return id();
  }
}
