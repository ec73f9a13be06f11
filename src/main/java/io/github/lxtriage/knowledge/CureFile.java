package io.github.lxtriage.knowledge;

import java.util.List;

/** The cures that come with the program; one is only read where it is for a subject. */
final class CureFile {
  private final List<CompiledItem> items;

  private CureFile(List<CompiledItem> items) {
    this.items = items;
  }

  static CureFile bundled() {
    return new CureFile(ItemFile.bundled("cures").stream().map(CompiledItem::of).toList());
  }

  List<Cure> of(String subject) {
    return items.stream()
        .filter(item -> Cure.isFor(item.texts("subjects"), subject))
        .map(Cure::of)
        .toList();
  }
}
