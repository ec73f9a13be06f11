/**
 * Names and numbers of the Linux ABI, and nothing of LX. Uses nothing. Doors: {@link LinuxTables},
 * {@link FactTable} for the tables of the packages above, which the build compiles with {@link
 * TableCompiler}, and {@link OneLine} for what it compiles.
 */
@NullMarked
package io.github.lxtriage.linux;

import org.jspecify.annotations.NullMarked;
