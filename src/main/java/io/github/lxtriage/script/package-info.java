/**
 * Makes D programs from the scripts in {@code scripts/d} and typed values, and the shell script for
 * early boot. Uses {@code linux} and its own {@code script.check}. Doors: {@link
 * io.github.lxtriage.script.Script} and {@link io.github.lxtriage.script.BootKit}.
 */
@NullMarked
package io.github.lxtriage.script;

import org.jspecify.annotations.NullMarked;
