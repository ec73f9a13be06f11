package io.github.lxtriage.fleet;

import io.github.lxtriage.cli.LabelTable;
import io.github.lxtriage.cli.Labels;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds captures and names them as the command line does: a file as it is given; inside a
 * directory, by the path below it. What a path matches as a pattern is taken as if each match had
 * been given.
 */
final class CaptureListing {
  private static final String OWN = ": the output of this run; not read";
  private static final String NO_FILE = ": neither a file nor a directory";

  private final Configuration configuration;
  private final Map<String, String> labels;
  private final Results results;
  private final Consumer<String> problem;
  private final Consumer<String> note;

  /**
   * @param labels what the user says of every capture
   * @param results those of an earlier run are not to be read when it is repeated
   * @param problem takes one line for each thing that cannot be listed, or is not right
   * @param note takes a line for what was left out, though nothing is lost by it
   */
  CaptureListing(
      Configuration configuration,
      Map<String, String> labels,
      Results results,
      Consumer<String> problem,
      Consumer<String> note) {
    this.configuration = configuration;
    this.labels = labels;
    this.results = results;
    this.problem = problem;
    this.note = note;
  }

  /** An argument that names no file, as a shell would understand it. */
  private record Pattern(Path path, Path working) {
    /** Whether a match is one for a shell too: a wildcard does not stand for a leading dot. */
    boolean admits(FileStatus match) {
      Path wanted = path;
      Path got = match.getPath();
      while (wanted != null && got != null) {
        boolean wild =
            !wanted.getName().isEmpty() && "*?[".indexOf(wanted.getName().charAt(0)) >= 0;
        if (wild && got.getName().startsWith(".")) {
          return false;
        }
        wanted = wanted.getParent();
        got = got.getParent();
      }
      return true;
    }

    /** The match as the user would have named it: without what the argument left out. */
    String name(Path match) {
      if (path.toUri().getScheme() != null) {
        return match.toString();
      }
      String name = match.toUri().getPath();
      String below = working.toUri().getPath() + "/";
      return path.isAbsolute() || !name.startsWith(below) ? name : name.substring(below.length());
    }
  }

  /** A capture and the directory that was given; empty where the capture itself was. */
  private record Found(String directory, Listed listed) {
    String longName() {
      return directory.isEmpty()
          ? listed.name()
          : directory.endsWith("/") ? directory + listed.name() : directory + "/" + listed.name();
    }
  }

  /** The captures below some arguments, each file once. */
  List<Listed> find(List<String> arguments) {
    Map<String, Found> byPath = new TreeMap<>();
    List<Found> all = new ArrayList<>();
    for (String argument : arguments) {
      for (Found found : named(argument)) {
        Found first = byPath.putIfAbsent(found.listed().path(), found);
        if (first == null) {
          all.add(found);
        } else {
          note.accept(
              found.listed().name() + ": the same file as " + first.longName() + "; read once");
        }
      }
    }
    Map<String, Integer> names = new HashMap<>();
    all.forEach(found -> names.merge(found.listed().name(), 1, Integer::sum));
    return all.stream()
        .map(
            found ->
                names.getOrDefault(found.listed().name(), 1) > 1
                    ? renamed(found.listed(), found.longName())
                    : found.listed())
        .toList();
  }

  private static Listed renamed(Listed listed, String name) {
    return new Listed(name, listed.path(), listed.size(), listed.labels());
  }

  private List<Found> named(String argument) {
    List<Found> found = new ArrayList<>();
    try {
      Path path = new Path(argument);
      FileSystem files = StoredCapture.files(path, configuration);
      if (files.exists(path)) {
        add(found, argument, files, files.getFileStatus(path));
        return found;
      }
      Pattern pattern = new Pattern(path, files.getWorkingDirectory());
      FileStatus[] all = files.globStatus(path);
      List<FileStatus> matches =
          all == null ? List.of() : Stream.of(all).filter(pattern::admits).toList();
      if (matches.isEmpty()) {
        throw new FileNotFoundException(argument);
      }
      for (FileStatus match : matches) {
        String name = pattern.name(match.getPath());
        if (results.include(match.getPath())) {
          note.accept(name + OWN);
        } else {
          add(found, name, files, match);
        }
      }
    } catch (IOException unreadable) {
      problem.accept(argument + ": " + StoredCapture.reason(unreadable));
    } catch (IllegalArgumentException unusable) {
      problem.accept(argument + ": not a path: " + unusable.getMessage());
    }
    return found;
  }

  private void add(List<Found> found, String argument, FileSystem files, FileStatus status) {
    if (status.isDirectory()) {
      new Walk(files, argument)
          .captures(status.getPath()).stream()
              .sorted(Comparator.comparing(Listed::name))
              .forEach(listed -> found.add(new Found(argument, listed)));
    } else if (isSpecial(files, status)) {
      problem.accept(argument + NO_FILE);
    } else {
      found.add(new Found("", listed(argument, status, Map.of())));
    }
  }

  /**
   * A pipe, a socket, a device: to read one may never end, and a second machine sees nothing of it.
   */
  private static boolean isSpecial(FileSystem files, FileStatus status) {
    return "file".equals(files.getScheme())
        && !status.isDirectory()
        && java.nio.file.Files.exists(local(status))
        && !java.nio.file.Files.isRegularFile(local(status));
  }

  private static java.nio.file.Path local(FileStatus status) {
    return java.nio.file.Path.of(status.getPath().toUri().getPath());
  }

  private Listed listed(String name, FileStatus status, Map<String, String> said) {
    TreeMap<String, String> all = new TreeMap<>(said);
    all.putAll(labels);
    return new Listed(name, status.getPath().toString(), status.getLen(), all);
  }

  /** The walk through one directory. */
  private final class Walk {
    private final FileSystem files;
    private final String top;
    private final Map<String, FileStatus> captures = new TreeMap<>();
    private final List<LabelTable> tables = new ArrayList<>();

    Walk(FileSystem files, String top) {
      this.files = files;
      this.top = top;
    }

    List<Listed> captures(Path directory) {
      directory(directory, "");
      List<Listed> listed = new ArrayList<>();
      captures.forEach((name, status) -> listed.add(listed(name, status, said(name))));
      for (LabelTable table : tables) {
        table
            .unused()
            .forEach(path -> note.accept(table.name() + ": no capture is named '" + path + "'"));
      }
      return listed;
    }

    private Map<String, String> said(String name) {
      Map<String, String> said = new TreeMap<>(Labels.ofPath(name));
      tables.forEach(table -> said.putAll(table.of(name)));
      return said;
    }

    /**
     * @param below the directory, as it begins the names of captures: empty, or with a final slash
     */
    private void directory(Path directory, String below) {
      List<FileStatus> entries = new ArrayList<>();
      String shown = below.isEmpty() ? top : below;
      try {
        Collections.addAll(entries, files.listStatus(directory));
      } catch (IOException unreadable) {
        problem.accept(shown + ": " + StoredCapture.reason(unreadable));
      } catch (IllegalArgumentException unusable) {
        // Hadoop's paths know no name with a colon in it
        problem.accept(shown + ": cannot be listed: " + unusable.getMessage());
      }
      entries.sort(Comparator.comparing(entry -> entry.getPath().getName()));
      entries.forEach(entry -> entry(entry, below));
    }

    private void entry(FileStatus entry, String below) {
      String name = entry.getPath().getName();
      if (name.startsWith(".")) {
        return;
      }
      if (isLink(entry)) {
        note.accept(below + name + ": a link; not followed");
      } else if (results.include(entry.getPath())) {
        note.accept(below + name + OWN);
      } else if (isSpecial(files, entry)) {
        note.accept(below + name + NO_FILE + "; not read");
      } else if (entry.isDirectory()) {
        directory(entry.getPath(), below + name + "/");
      } else if (name.equals(LabelTable.NAME)) {
        table(entry.getPath(), below);
      } else if (!name.startsWith("README")) {
        captures.put(below + name, entry);
      }
    }

    /** The local file system follows links without saying so, and may go round in circles. */
    private boolean isLink(FileStatus entry) {
      return entry.isSymlink()
          || ("file".equals(files.getScheme()) && java.nio.file.Files.isSymbolicLink(local(entry)));
    }

    private void table(Path file, String below) {
      // a decoder that complains, unlike that of a charset's name
      try (Reader in =
          new InputStreamReader(files.open(file), StandardCharsets.UTF_8.newDecoder())) {
        LabelTable table = LabelTable.read(in, below);
        table.mistakes().forEach(problem);
        tables.add(table);
      } catch (IOException unreadable) {
        problem.accept(below + LabelTable.NAME + ": " + StoredCapture.reason(unreadable));
      }
    }
  }
}
