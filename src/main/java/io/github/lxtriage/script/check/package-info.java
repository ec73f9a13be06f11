/**
 * Reads D programs and says what is wrong with them, without dtrace. Uses nothing. Doors: {@link
 * io.github.lxtriage.script.check.Checker} and {@link io.github.lxtriage.script.check.DProgram}.
 */
@NullMarked
package io.github.lxtriage.script.check;

import org.jspecify.annotations.NullMarked;
