package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the captures that the command line names: files, directories, and {@code -} for standard
 * input.
 */
final class Inputs {
  private final Console console;

  Inputs(Console console) {
    this.console = console;
  }

  /**
   * The captures, in the order of the arguments and, inside a directory, of their paths.
   *
   * @param problem takes one line for each argument or file that cannot be read
   */
  List<Input> find(List<String> arguments, Consumer<String> problem) {
    List<Input> inputs = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        inputs.add(new Input("-", Optional.empty(), () -> new Unclosed(console.in())));
        continue;
      }
      Path path = console.directory().resolve(argument);
      if (Files.isDirectory(path)) {
        inputs.addAll(walk(path, problem));
      } else {
        inputs.add(Input.of(argument, path));
      }
    }
    return inputs;
  }

  private static List<Input> walk(Path directory, Consumer<String> problem) {
    List<Input> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new CaptureVisitor(directory, found, problem));
    } catch (IOException unreadable) {
      problem.accept(directory + ": " + reason(unreadable));
    }
    found.sort(Comparator.comparing(Input::name));
    return found;
  }

  /** Collects files; skips names that begin with a dot, READMEs and the table of labels. */
  private static final class CaptureVisitor extends SimpleFileVisitor<Path> {
    private final Path top;
    private final List<Input> found;
    private final Consumer<String> problem;

    CaptureVisitor(Path top, List<Input> found, Consumer<String> problem) {
      this.top = top;
      this.found = found;
      this.problem = problem;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden = !directory.equals(top) && name(directory).startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = name(file);
      boolean skipped =
          name.startsWith(".") || name.startsWith("README") || name.equals("captures.csv");
      if (!skipped && attributes.isRegularFile()) {
        found.add(Input.of(below(file), file));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problem.accept(below(file) + ": " + reason(failure));
      return FileVisitResult.CONTINUE;
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

  /** What is wrong with a file, in a few words. */
  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemLoopException) {
      return "a link leads back to a directory above it";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** Standard input stays open for the program that gave it. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // not ours to close
    }
  }
}
