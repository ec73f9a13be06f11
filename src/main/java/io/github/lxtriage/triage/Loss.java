package io.github.lxtriage.triage;

/**
 * Something that a capture says it lacks.
 *
 * @param kind the diagnostic's class id, or {@code torn} for a line that breaks off
 * @param count how many records, errors or lines
 * @param line the 1-based line that says so first
 * @param remedy the option that prevents it
 */
public record Loss(String kind, long count, long line, String remedy) {}
