package io.github.lxtriage.triage;

/**
 * Messages that LX is not known to say and that look alike.
 *
 * @param shape the text with {@code #} for each number; not trusted
 * @param count how many
 * @param first the first line of them
 * @param rule a draft of an entry for a user's rule file, in YAML
 */
public record MessageShape(String shape, long count, Place first, String rule) {}
