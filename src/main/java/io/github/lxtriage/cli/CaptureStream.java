package io.github.lxtriage.cli;

import io.github.lxtriage.cli.Archive.Format;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a capture. What gzip, xz, lzma or zstd compressed is recognised by its first bytes
 * and read as what it was, archive by archive, and UTF-16 as UTF-8. An archive that breaks off
 * gives what could be read, and says so; what stands behind an archive and is none is read as it
 * is, and that is said too.
 */
public final class CaptureStream extends InputStream {
  /** What other archives begin with: they are named, and not read as text. */
  private static final Map<String, String> NOT_READ =
      Map.of(
          "bzip2", "425a683.3141",
          "zip", "504b0304",
          "7-Zip", "377abcaf271c",
          "lz4", "04224d18",
          "compress", "1f9d");

  private final Archives archives;
  private @Nullable InputStream text;

  /** The bytes that a file holds, which may be compressed. */
  public CaptureStream(InputStream in) {
    this.archives = new Archives(in);
  }

  /** True where the capture ends before its archive does. */
  public boolean isBroken() {
    return archives.broken;
  }

  /** What is to be said of how the bytes were packed, a line each. */
  public List<String> remarks() {
    return List.copyOf(archives.remarks);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    InputStream in = text;
    if (in == null) {
      in = decoded();
      text = in;
    }
    return in.read(bytes, from, length);
  }

  /** UTF-16, wherever it was packed, begins with a mark. */
  private InputStream decoded() throws IOException {
    byte[] mark = archives.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(mark), archives);
    return isWide(mark) ? new Utf16Stream(whole) : whole;
  }

  /** True where a stream begins as an archive or in UTF-16, and is read as what it holds. */
  public static boolean encoded(InputStream in) throws IOException {
    byte[] start = in.readNBytes(Archive.HEAD);
    return Format.of(start).isPresent() || isWide(start);
  }

  private static boolean isWide(byte[] start) {
    return Archive.begins(start, "fffe") || Archive.begins(start, "feff");
  }

  @Override
  public void close() throws IOException {
    archives.close();
  }

  /** What archives hold that follow each other, and what follows them. */
  private static final class Archives extends InputStream {
    /**
     * Archives are read in pieces of this size: what a decoder gave before it failed reaches the
     * reader, except for what it gave in the call that failed.
     */
    private static final int PIECE = 1 << 10;

    private final Source source;
    private final BufferedInputStream buffered;
    private final List<String> remarks = new ArrayList<>();
    private String last = "";
    private @Nullable Archive archive;
    private @Nullable InputStream rest;
    private boolean broken;
    private long given;

    Archives(InputStream in) {
      this.source = new Source(in);
      this.buffered = new BufferedInputStream(source, 1 << 16);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (rest == null) {
        Archive open = archive;
        if (open == null) {
          next();
          continue;
        }
        try {
          int count = open.read(bytes, from, Math.min(length, PIECE));
          if (count >= 0) {
            given += count;
            return count;
          }
          open.close();
          archive = null;
        } catch (Archive.RefusedException refused) {
          throw refused;
        } catch (IOException failure) {
          if (source.failed) {
            throw failure;
          }
          breakOff(open, source.ended || failure instanceof EOFException);
        }
      }
      return rest.read(bytes, from, length);
    }

    private void breakOff(Archive open, boolean early) {
      broken = true;
      remarks.add(
          "the "
              + last
              + " archive "
              + (early ? "breaks off" : "is damaged")
              + "; what could be read was read");
      open.close();
      archive = null;
      InputStream tail = open.tail(given, early);
      rest = tail == null ? InputStream.nullInputStream() : tail;
    }

    /** Begins the next archive, or what is none. */
    private void next() throws IOException {
      if (!last.isEmpty()) {
        skipPadding();
      }
      buffered.mark(Archive.HEAD);
      byte[] start = buffered.readNBytes(Archive.HEAD);
      buffered.reset();
      Optional<Format> format = Format.of(start);
      if (format.isPresent()) {
        last = format.get().label();
        given = 0;
        archive = Archive.open(format.get(), buffered);
        return;
      }
      rest = buffered;
      if (!last.isEmpty() && start.length > 0) {
        remarks.add(
            "what stands behind the " + last + " archive is no archive, and was read as it is");
        return;
      }
      for (Map.Entry<String, String> other : NOT_READ.entrySet()) {
        if (Archive.begins(start, other.getValue())) {
          throw new IOException(
              "is a " + other.getKey() + " archive, which is not read here: unpack it first");
        }
      }
    }

    /** Tapes and xz fill up with zeros behind an archive. */
    private void skipPadding() throws IOException {
      int next;
      do {
        buffered.mark(1);
        next = buffered.read();
      } while (next == 0);
      buffered.reset();
    }

    @Override
    public void close() throws IOException {
      if (archive != null) {
        archive.close();
      }
      buffered.close();
    }
  }

  /** Tells a failure to read the file from a failure to make sense of it. */
  private static final class Source extends InputStream {
    private final InputStream in;
    private boolean failed;
    private boolean ended;

    Source(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int count = in.read(bytes, from, length);
        ended |= count < 0;
        return count;
      } catch (IOException failure) {
        failed = true;
        throw failure;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
