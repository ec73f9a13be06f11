package io.github.lxtriage.fleet;

import io.github.lxtriage.knowledge.KnowledgeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file in which the user says something of findings. It is read once, on the driver: the machines
 * that read captures may not see it.
 *
 * @param name as the user gave it
 */
record UserFile(String name, Packed content) implements Serializable {

  static UserFile read(String name, Configuration configuration) throws UserException {
    try {
      Path path = new Path(name);
      try (InputStream in = StoredCapture.files(path, configuration).open(path)) {
        return new UserFile(name, new Packed(in.readAllBytes()));
      }
    } catch (IOException unreadable) {
      throw new UserException(name + ": " + StoredCapture.reason(unreadable), unreadable);
    } catch (IllegalArgumentException unusable) {
      throw new UserException(name + ": not a path: " + unusable.getMessage(), unusable);
    }
  }

  /** What it says; the second argument of the reader is its name, for messages. */
  <T> List<T> entries(BiFunction<InputStream, String, List<T>> reader) {
    return reader.apply(new ByteArrayInputStream(content.bytes()), name);
  }

  /** Reads it once, so that a mistake in it is said before any capture is read. */
  <T> void check(BiFunction<InputStream, String, List<T>> reader) throws UserException {
    try {
      entries(reader);
    } catch (KnowledgeException mistake) {
      throw new UserException(String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
