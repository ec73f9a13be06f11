/** Tests of the pictures. */
@NullMarked
package io.github.lxtriage.chart;

import org.jspecify.annotations.NullMarked;
