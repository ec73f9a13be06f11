/**
 * Names and numbers of the Linux ABI, and nothing of LX. Uses nothing. Doors: {@link LinuxTables},
 * and {@link FactTable} for the tables of the packages above.
 */
@NullMarked
package io.github.lxtriage.linux;

import org.jspecify.annotations.NullMarked;
