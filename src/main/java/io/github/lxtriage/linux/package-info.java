/**
 * Names and numbers of the Linux ABI, and nothing of LX. Uses nothing. Door: {@link LinuxTables}.
 */
@NullMarked
package io.github.lxtriage.linux;

import org.jspecify.annotations.NullMarked;
