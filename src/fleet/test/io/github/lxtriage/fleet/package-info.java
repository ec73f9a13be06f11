@NullMarked
package io.github.lxtriage.fleet;

import org.jspecify.annotations.NullMarked;
