package io.github.lxtriage.trace;

/**
 * What one CPU contributed to an entry; Linux prints it with {@code -x aggpercpu} (section 16).
 *
 * @param cpu the CPU's number
 */
public record CpuValue(long cpu, long value) {}
