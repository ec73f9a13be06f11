@NullMarked
package io.github.lxtriage.triage;

import org.jspecify.annotations.NullMarked;
