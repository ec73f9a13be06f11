package io.github.lxtriage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells a file from others, and from itself at another time.
 *
 * @param identity the same for all names of one file
 * @param written when somebody last wrote to it
 */
record FileFacts(Object identity, FileTime written) {
  static FileFacts of(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return new FileFacts(key == null ? path.toRealPath() : key, attributes.lastModifiedTime());
  }
}
