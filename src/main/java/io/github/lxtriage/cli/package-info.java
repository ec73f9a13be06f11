/**
 * The command line, files and exit codes; the only package that knows picocli and {@code System}.
 * Uses all. Door: {@link Main}; for the same triage on a cluster, also what a capture is named,
 * labelled and compressed by: {@link Labels}, {@link LabelTable} and {@link CaptureStream}.
 */
@NullMarked
package io.github.lxtriage.cli;

import org.jspecify.annotations.NullMarked;
