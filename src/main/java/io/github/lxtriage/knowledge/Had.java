package io.github.lxtriage.knowledge;

import io.github.lxtriage.linux.FactTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls and values that LX has, wholly or in part (data file {@code had.csv}). */
final class Had {
  private static final String SOURCE = "the LX tables and sources of 2022-04";

  private final Map<String, String> notes = new HashMap<>();

  private Had(List<FactTable.Row> rows) {
    for (FactTable.Row row : rows) {
      notes.put(row.get("subject"), row.get("note"));
    }
  }

  static Had bundled() {
    return new Had(FactTable.read(Had.class, "had.csv"));
  }

  /** The ids of all that LX has. */
  Set<String> subjects() {
    return Collections.unmodifiableSet(notes.keySet());
  }

  /** What is to be said of something that LX has. */
  Optional<Entry> entry(String subject) {
    return Optional.ofNullable(notes.get(subject)).map(note -> entry(subject, note));
  }

  private static Entry entry(String subject, String note) {
    String name = ShortName.of(subject);
    boolean whole = note.isEmpty();
    return new Entry(
        subject,
        List.of(),
        whole ? "LX has " + name : "LX has " + name + ", with limits",
        Verdict.SUPPORTED,
        Confidence.MEDIUM,
        "",
        "",
        whole ? "LX does what the program asks for." : note,
        "Nothing to do. Where the program complains all the same, run lxerrno to see what it gets.",
        "",
        Entry.FixedIn.NOT_STATED,
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        List.of(SOURCE),
        Optional.of(Basis.SOURCE),
        List.of(),
        Optional.of(new Entry.Inherited("had", "the list of what LX has")));
  }
}
