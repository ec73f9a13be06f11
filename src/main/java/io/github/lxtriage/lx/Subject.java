package io.github.lxtriage.lx;

import java.util.Arrays;
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

  /**
   * What a text is about that LX is not known to say: the text itself, as far as a name can hold.
   */
  public static Subject ofText(String text) {
    return of(Domain.OTHER, SafeText.name(text));
  }

  /**
   * The subject that an id names; several names joined by a bar are its parts.
   *
   * @throws IllegalArgumentException where the text is no id
   */
  public static Subject ofId(String id) {
    int slash = id.indexOf('/');
    Domain domain =
        Domain.of(id.substring(0, Math.max(0, slash)))
            .orElseThrow(() -> new IllegalArgumentException("not an id: " + id));
    String name = id.substring(slash + 1);
    List<Subject> parts =
        Arrays.stream(name.split("\\|", -1)).map(part -> Subject.of(domain, part)).toList();
    return new Subject(domain, name, parts.size() == 1 ? List.of() : parts);
  }

  /** {@code domain/NAME}, the key of the knowledge and of a finding. */
  public String id() {
    return domain.id() + "/" + name;
  }

  // By hand: what Java makes for a record costs some 20 ms when it is first asked.

  @Override
  public boolean equals(Object other) {
    return other instanceof Subject subject
        && domain == subject.domain
        && name.equals(subject.name)
        && parts.equals(subject.parts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * domain.hashCode() + name.hashCode()) + parts.hashCode();
  }
}
