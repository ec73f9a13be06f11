package io.github.lxtriage.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the captures below a directory. Links are followed after everything else, so that a file
 * has the name of the place where it lies; a directory is walked once, however many links lead to
 * it.
 */
final class CaptureWalk {
  private static final Comparator<Path> BY_NAME = Comparator.comparing(CaptureWalk::name);

  private final Path top;
  private final Consumer<String> problem;
  private final Consumer<String> note;
  private final EmptyFiles empty;
  private final List<Input> found = new ArrayList<>();
  private final List<LabelTable> tables = new ArrayList<>();
  private final Deque<Path> links = new ArrayDeque<>();
  private final Map<Object, String> walked = new HashMap<>();

  /**
   * @param empty counts the empty files of all directories of the run
   * @param problem takes a line for what cannot be read
   * @param note takes a line for what was left out, though nothing is lost by it
   */
  CaptureWalk(Path top, EmptyFiles empty, Consumer<String> problem, Consumer<String> note) {
    this.top = top;
    this.empty = empty;
    this.problem = problem;
    this.note = note;
  }

  /** The captures; those that links lead to come last. */
  List<Input> captures() {
    directory(top);
    while (!links.isEmpty()) {
      follow(links.removeFirst());
    }
    List<Input> labelled = found.stream().map(this::labelled).toList();
    for (LabelTable table : tables) {
      table
          .unused()
          .forEach(path -> note.accept(table.name() + ": no capture is named '" + path + "'"));
    }
    return labelled;
  }

  private Input labelled(Input input) {
    Map<String, String> labels = new TreeMap<>(Labels.ofPath(input.name()));
    tables.forEach(table -> labels.putAll(table.of(input.name())));
    return input.labelled(labels);
  }

  private void directory(Path directory) {
    List<Path> entries = new ArrayList<>();
    EmptyFiles.Listed ofNothing = empty.listed(BY_NAME);
    try {
      String same = walked.putIfAbsent(FileFacts.of(directory).identity(), below(directory));
      if (same != null) {
        note.accept(below(directory) + ": " + sameDirectory(directory, same));
        return;
      }
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
        for (Path entry : stream) {
          if (isEmpty(entry)) {
            ofNothing.add(entry);
          } else {
            entries.add(entry);
          }
        }
      }
    } catch (DirectoryIteratorException unreadable) {
      problem.accept(shown(directory) + ": cannot be listed");
    } catch (IOException unreadable) {
      problem.accept(shown(directory) + ": " + Inputs.reason(unreadable));
    }
    entries.addAll(ofNothing.end());
    entries.sort(BY_NAME);
    entries.forEach(this::entry);
  }

  /** Whether it is a capture that lies here and holds nothing. */
  private static boolean isEmpty(Path entry) {
    if (!isCapture(name(entry))) {
      return false;
    }
    try {
      BasicFileAttributes itself =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return itself.isRegularFile() && itself.size() == 0;
    } catch (IOException unreadable) {
      return false; // reading it will say why
    }
  }

  private static boolean isCapture(String name) {
    return !name.startsWith(".") && !name.startsWith("README") && !name.equals(LabelTable.NAME);
  }

  private String sameDirectory(Path link, String same) {
    boolean above = same.isEmpty() || below(link).startsWith(same + "/");
    return above
        ? "a link leads back to a directory above it; not followed"
        : "the same directory as " + same + "; read once";
  }

  private void entry(Path entry) {
    String name = name(entry);
    if (name.startsWith(".")) {
      return;
    }
    if (Files.isSymbolicLink(entry)) {
      links.add(entry);
    } else if (Files.isDirectory(entry)) {
      directory(entry);
    } else if (Files.isRegularFile(entry)) {
      file(entry);
    } else if (Files.notExists(entry)) {
      problem.accept(below(entry) + ": no such file");
    } else {
      note.accept(below(entry) + ": neither a file nor a directory; not read");
    }
  }

  private void follow(Path link) {
    try {
      BasicFileAttributes target = Files.readAttributes(link, BasicFileAttributes.class);
      if (target.isDirectory()) {
        directory(link);
      } else if (target.isRegularFile()
          && (target.size() > 0 || !isCapture(name(link)) || empty.keeps())) {
        file(link);
      }
    } catch (NoSuchFileException | AccessDeniedException broken) {
      problem.accept(below(link) + ": " + Inputs.reason(broken));
    } catch (FileSystemException endless) {
      problem.accept(below(link) + ": a link that leads to no file, but to links again and again");
    } catch (IOException broken) {
      problem.accept(below(link) + ": " + Inputs.reason(broken));
    }
  }

  private void file(Path file) {
    String name = name(file);
    if (name.equals(LabelTable.NAME)) {
      table(file);
    } else if (isCapture(name)) {
      found.add(Input.of(below(file), file));
    }
  }

  private void table(Path file) {
    String name = below(file);
    try {
      LabelTable table =
          LabelTable.read(file, name.substring(0, name.length() - LabelTable.NAME.length()));
      table.mistakes().forEach(problem);
      tables.add(table);
    } catch (IOException unreadable) {
      problem.accept(name + ": " + Inputs.reason(unreadable));
    }
  }

  private String shown(Path directory) {
    return directory.equals(top) ? directory.toString() : below(directory);
  }

  private String below(Path file) {
    List<String> names = new ArrayList<>();
    top.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
