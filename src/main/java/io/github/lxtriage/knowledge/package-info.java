/**
 * What is known about each subject: verdict, reason, advice, evidence. Uses {@code lx} and {@code
 * linux}. Door: {@link Knowledge}.
 */
@NullMarked
package io.github.lxtriage.knowledge;

import org.jspecify.annotations.NullMarked;
