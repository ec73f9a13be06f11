package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.CaptureReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** A capture in one of the file systems that Spark reads from. */
record StoredCapture(FileSystem files, Path path, long size) implements CaptureReader.Source {
  static StoredCapture of(Listed listed, Configuration configuration) throws IOException {
    Path path = new Path(listed.path());
    return new StoredCapture(path.getFileSystem(configuration), path, listed.size());
  }

  @Override
  public InputStream from(long offset) throws IOException {
    FSDataInputStream in = files.open(path);
    try {
      in.seek(offset);
      return in;
    } catch (IOException unreadable) {
      in.close();
      throw unreadable;
    }
  }

  /** What is wrong with a file, in a few words and one line. */
  static String reason(IOException failure) {
    if (failure instanceof FileNotFoundException) {
      return deniedLocally(failure) ? "permission denied" : "no such file";
    }
    if (failure instanceof AccessControlException) {
      return "permission denied";
    }
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** Local files that may not be read are not found, says Hadoop, and adds why. */
  private static boolean deniedLocally(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Permission denied");
  }
}
