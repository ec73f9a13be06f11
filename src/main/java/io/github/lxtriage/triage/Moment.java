package io.github.lxtriage.triage;

/**
 * How often something was refused in a stretch of time.
 *
 * @param source the capture's name
 * @param second seconds since the capture began, rounded down
 * @param count refusals in this second
 */
public record Moment(String source, long second, long count) {}
