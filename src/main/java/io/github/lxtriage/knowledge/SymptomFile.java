package io.github.lxtriage.knowledge;

import java.util.Comparator;
import java.util.List;

/** The symptoms that come with the program; one is only read where its words stand in a text. */
final class SymptomFile {
  private final List<CompiledItem> items;

  private SymptomFile(List<CompiledItem> items) {
    this.items = items;
  }

  static SymptomFile bundled() {
    return new SymptomFile(ItemFile.bundled("symptoms").stream().map(CompiledItem::of).toList());
  }

  /** The symptoms whose words stand in a text, the one that explains most of it first. */
  List<Symptom> in(String text) {
    String normal = Bundled.errors().normal(text);
    return items.stream()
        .filter(item -> Symptom.fit(item.texts("words"), normal) > 0)
        .map(Symptom::of)
        .sorted(Comparator.comparingInt((Symptom symptom) -> symptom.fit(normal)).reversed())
        .toList();
  }

  /** All of them, in the order of the file. */
  List<Symptom> all() {
    return items.stream().map(Symptom::of).toList();
  }
}
