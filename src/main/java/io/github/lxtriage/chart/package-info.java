/**
 * Plain numbers to pictures; the only package that knows JFreeChart. Uses nothing. Door: {@link
 * BarPicture}.
 */
@NullMarked
package io.github.lxtriage.chart;

import org.jspecify.annotations.NullMarked;
