package io.github.lxtriage.fleet;

import io.github.lxtriage.report.saved.SavedTriage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The directory that the results are written to, and what is written there. Other things may lie in
 * it, captures among them.
 */
record Results(FileSystem files, Path directory) {
  static final String JSON = "triage.json";
  static final String BROKEN = "broken.txt";
  static final String TABLE = "findings.parquet";
  private static final Set<String> NAMES = Set.of(JSON, BROKEN, TABLE);

  /** Writes a result. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  Path path(String name) {
    return new Path(directory, name);
  }

  /** Whether a path is that of a result, which is replaced and never read. */
  boolean include(Path path) {
    return NAMES.contains(path.getName()) && directory.equals(path.getParent());
  }

  /**
   * This, if all results can take the place of what lies there: before hours of reading, and before
   * a file that an earlier run did not write is lost.
   */
  Results checked() throws IOException {
    Path json = path(JSON);
    if (isDirectory(json) || (files.exists(json) && !isOurs(json))) {
      throw new IOException("it holds a " + JSON + " that lxtriage did not write");
    }
    if (isDirectory(path(BROKEN))) {
      throw new IOException("it holds a directory " + BROKEN);
    }
    if (files.exists(path(TABLE)) && !isDirectory(path(TABLE))) {
      throw new IOException("it holds a file " + TABLE);
    }
    return this;
  }

  private boolean isDirectory(Path path) throws IOException {
    return files.exists(path) && files.getFileStatus(path).isDirectory();
  }

  /** A run that was ended while it wrote may have left nothing in it. */
  private boolean isOurs(Path json) throws IOException {
    try (InputStream in = files.open(json)) {
      byte[] head = in.readNBytes(SavedTriage.HEAD);
      return head.length == 0 || SavedTriage.isSaved(head);
    }
  }

  void write(String name, Content content) throws UserException {
    try (OutputStream stream = files.create(path(name), true)) {
      content.write(stream);
    } catch (IOException unwritable) {
      throw new UserException(
          "cannot write " + path(name) + ": " + StoredCapture.reason(unwritable), unwritable);
    }
  }
}
