/**
 * Makes D programs from the scripts in {@code scripts/d}. Uses {@code linux}. Door: {@link Script}.
 */
@NullMarked
package io.github.lxtriage.script;

import org.jspecify.annotations.NullMarked;
