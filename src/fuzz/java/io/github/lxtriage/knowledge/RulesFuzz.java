package io.github.lxtriage.knowledge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Any bytes may be given as rules or as suppressions: they are read, or refused in one line that
 * names a place; and what was read answers every question.
 */
public final class RulesFuzz {
  private static final List<String> SUBJECTS =
      List.of("sockopt/IPV6_RECVERR", "syscall/470", "other/a%20long%20text%20of%20a%20program");
  private static final String TEXT = "thread 12 in \"init\" asked for 0x1f of 7; a a a a a a a a b";

  private RulesFuzz() {}

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (Suppression.isLike(new String(bytes, StandardCharsets.UTF_8))) {
      suppressions(bytes);
    } else {
      rules(bytes);
    }
  }

  private static void suppressions(byte[] bytes) {
    try {
      for (Suppression each : Suppression.read(new ByteArrayInputStream(bytes), "s.yaml")) {
        SUBJECTS.forEach(each::isFor);
        each.isExpired(LocalDate.EPOCH);
      }
    } catch (KnowledgeException refused) {
      check(refused, "s.yaml");
    }
  }

  private static void rules(byte[] bytes) {
    try {
      List<Entry> rules = Knowledge.rules(new ByteArrayInputStream(bytes), "r.yaml");
      Knowledge knowledge = Knowledge.bundled().with(rules);
      SUBJECTS.forEach(knowledge::entry);
      knowledge.subjectOf(TEXT);
      knowledge.named(TEXT, SUBJECTS);
    } catch (KnowledgeException refused) {
      check(refused, "r.yaml");
    }
  }

  private static void check(KnowledgeException refused, String file) {
    String message = String.valueOf(refused.getMessage());
    if (!message.startsWith(file + ":") || message.indexOf('\n') >= 0) {
      throw new AssertionError("not one line that names a place: " + message, refused);
    }
  }
}
