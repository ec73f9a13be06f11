/**
 * What is known about each subject: verdict, reason, advice, evidence. Uses {@code lx} and {@code
 * linux}. Doors: {@link Knowledge}, and {@link ItemCompiler} for the build.
 */
@NullMarked
package io.github.lxtriage.knowledge;

import org.jspecify.annotations.NullMarked;
