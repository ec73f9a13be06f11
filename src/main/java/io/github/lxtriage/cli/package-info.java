/**
 * The command line, files and exit codes; the only package that knows picocli and {@code System}.
 * Uses all. Door: {@link Main}.
 */
@NullMarked
package io.github.lxtriage.cli;

import org.jspecify.annotations.NullMarked;
