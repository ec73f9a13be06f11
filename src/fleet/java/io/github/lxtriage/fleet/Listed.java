package io.github.lxtriage.fleet;

import java.io.Serializable;
import java.util.SortedMap;

/**
 * A capture that was found.
 *
 * @param name as the command line names it
 * @param path where it lies, as Hadoop's file systems understand it
 * @param labels what its path, tables and the user say of it
 */
record Listed(String name, String path, long size, SortedMap<String, String> labels)
    implements Serializable {}
