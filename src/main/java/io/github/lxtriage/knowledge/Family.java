package io.github.lxtriage.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is true of many subjects, so that not each needs an entry of its own. Where a text says
 * {@code {name}}, the subject's name stands.
 *
 * @param like the subject whose entry says what the family leaves out; may be empty. When it was
 *     solved is only taken over together with why it matters
 * @param matches ids of subjects, and patterns of them
 * @param basis what a verdict of its own rests on; that of another entry rests on what that one's
 *     does
 */
record Family(
    String id,
    String name,
    String like,
    List<String> matches,
    String title,
    Optional<Verdict> verdict,
    Optional<Confidence> confidence,
    Optional<Basis> basis,
    String sees,
    String who,
    String why,
    String advice,
    String fixed,
    Entry.FixedIn fixedIn,
    List<Entry.Caller> callers,
    List<String> evidence) {

  static Family of(Item item) {
    Family family =
        new Family(
            item.required("family"),
            item.required("name"),
            item.text("like"),
            item.texts("matches"),
            item.text("title"),
            item.has("verdict") ? Optional.of(EntryReader.verdict(item)) : Optional.empty(),
            item.has("confidence") ? Optional.of(EntryReader.confidence(item)) : Optional.empty(),
            item.has("verdict") ? Optional.of(EntryReader.basis(item)) : Optional.empty(),
            item.text("sees"),
            item.text("who"),
            item.text("why"),
            item.text("advice"),
            item.text("fixed"),
            EntryReader.fixedIn(item),
            EntryReader.callers(item),
            item.texts("evidence"));
    if (family.matches().isEmpty()) {
      throw item.mistake("matches", "the field 'matches' must name at least one subject");
    }
    if (family.like().isEmpty()) {
      List.of("title", "verdict", "why", "advice").forEach(item::required);
    }
    return family;
  }

  /** The entry of a member. What was not judged for itself is never of high confidence. */
  Entry entry(String subject, Function<String, Optional<Entry>> own) {
    Optional<Entry> model = own.apply(like);
    String member = ShortName.of(subject);
    Optional<Basis> rests = basis.or(() -> model.flatMap(Entry::basis));
    return new Entry(
        subject,
        List.of(),
        capital(text(title, model.map(Entry::title), member), title),
        verdict.or(() -> model.map(Entry::verdict)).orElse(Verdict.UNKNOWN),
        confidence
            .or(() -> model.map(Entry::confidence))
            .orElse(Confidence.LOW)
            .weaker(Confidence.MEDIUM),
        text(sees, model.map(Entry::sees), member),
        text(who, model.map(Entry::who), member),
        text(why, model.map(Entry::why), member),
        text(advice, model.map(Entry::advice), member),
        why.isEmpty() ? text(fixed, model.map(Entry::fixed), member) : fixed,
        fixedIn.isStated() || !why.isEmpty() ? fixedIn : model.map(Entry::fixedIn).orElse(fixedIn),
        callers.isEmpty() && verdict.isEmpty()
            ? model.map(Entry::callers).orElse(callers)
            : callers,
        Optional.empty(),
        false,
        List.of(),
        evidence.isEmpty() ? model.map(Entry::evidence).orElse(evidence) : evidence,
        rests,
        List.of(),
        Optional.of(new Entry.Inherited(id, name, rests.orElse(Basis.SOURCE))));
  }

  /** A title that begins with a name in words begins with a capital letter. */
  private static String capital(String text, String template) {
    return template.startsWith("{name}") && text.startsWith("option ")
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  private static String text(String own, Optional<String> model, String member) {
    return (own.isEmpty() ? model.orElse("") : own).replace("{name}", member);
  }
}
