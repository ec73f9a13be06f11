package io.github.lxtriage.fleet;

import io.github.lxtriage.capture.CaptureReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** A capture in one of the file systems that Spark reads from. */
record StoredCapture(FileSystem files, Path path, long size) implements CaptureReader.Source {
  /** How Hadoop says of a directory that it is not found as a file: locally, and in HDFS. */
  private static final Pattern DIRECTORY = Pattern.compile("[Ii]s a directory|Path is not a file");

  static StoredCapture of(Listed listed, Configuration configuration) throws IOException {
    Path path = new Path(listed.path());
    return new StoredCapture(files(path, configuration), path, listed.size());
  }

  /**
   * The file system of a path. Where it lies on a host that nobody knows, or needs a library that
   * Spark was not given, Hadoop throws what is no {@link IOException}.
   */
  static FileSystem files(Path path, Configuration configuration) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (RuntimeException failure) {
      if (failure.getCause() instanceof UnknownHostException unknown) {
        throw new IOException("no host of that name: " + unknown.getMessage(), failure);
      }
      if (failure.getCause() instanceof ClassNotFoundException missing) {
        throw new IOException(
            "Spark was not given what reads "
                + path.toUri().getScheme()
                + " (spark-submit --packages): "
                + missing.getMessage(),
            failure);
      }
      throw failure;
    }
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

  /**
   * What is wrong with a file, in a few words and one line. Of local files that may not be read
   * Hadoop says that they are not found, and adds why.
   */
  static String reason(IOException failure) {
    if (failure instanceof FileNotFoundException) {
      String said = String.valueOf(failure.getMessage());
      return DIRECTORY.matcher(said).find()
          ? "a directory, not a file"
          : said.contains("Permission denied") ? "permission denied" : "no such file";
    }
    if (failure instanceof AccessControlException) {
      return "permission denied";
    }
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
