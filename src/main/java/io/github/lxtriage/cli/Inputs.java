package io.github.lxtriage.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the captures that the command line names: files, directories, and {@code -} for standard
 * input.
 */
final class Inputs {
  private static final String NOT_DECODED =
      "the name holds bytes that are no text in this locale, so that it cannot be told from others; rename it, or name the directory above it";

  private final Console console;
  private final EmptyFiles empty = new EmptyFiles();

  Inputs(Console console) {
    this.console = console;
  }

  /**
   * The captures, in the order of the arguments and, inside a directory, of their paths. A file
   * that is reached twice is one capture; captures of two directories with the same path below them
   * get the argument in front of it.
   *
   * @param problem takes one line for each argument or file that cannot be read
   */
  List<Input> find(List<String> arguments, Consumer<String> problem) {
    List<Found> all = new ArrayList<>();
    Map<Object, String> names = new HashMap<>();
    for (String argument : arguments) {
      List<Found> found = once(named(argument, problem), names);
      found.sort((a, b) -> a.input().name().compareTo(b.input().name()));
      all.addAll(found);
    }
    return apart(all);
  }

  /** One line about files that were found and are not among the captures; none where all are. */
  Optional<String> leftOut() {
    return empty.leftOut();
  }

  private List<Found> named(String argument, Consumer<String> problem) {
    if (argument.equals("-")) {
      Input.Opener standardInput = () -> OpenInput.stream(new Unclosed(console.in()));
      return List.of(new Found("", new Input("-", Optional.empty(), Map.of(), standardInput)));
    }
    if (argument.isEmpty()) {
      problem.accept("the name of an input is empty");
      return List.of();
    }
    Path path;
    try {
      path = console.directory().resolve(argument);
    } catch (InvalidPathException unusable) {
      problem.accept(argument + ": " + unusable(argument));
      return List.of();
    }
    return Files.isDirectory(path)
        ? new CaptureWalk(path, empty, problem, console::warn)
            .captures().stream().map(input -> new Found(argument, input)).toList()
        : List.of(new Found("", Input.of(argument, path)));
  }

  /**
   * A capture and where it was found.
   *
   * @param directory the argument; empty where that is the capture itself
   */
  private record Found(String directory, Input input) {
    String longName() {
      return directory.isEmpty()
          ? input.name()
          : directory.endsWith("/") ? directory + input.name() : directory + "/" + input.name();
    }
  }

  /** Without what is there already: a file keeps the name by which it was found first. */
  private List<Found> once(List<Found> all, Map<Object, String> names) {
    List<Found> once = new ArrayList<>();
    for (Found found : all) {
      String name = found.input().name();
      String first = names.putIfAbsent(identity(found.input()), found.longName());
      if (first == null) {
        once.add(found);
      } else {
        console.warn(name + ": the same file as " + first + "; read once");
      }
    }
    return once;
  }

  private static Object identity(Input input) {
    if (input.file().isEmpty()) {
      return input.name();
    }
    try {
      return FileFacts.of(input.file().get()).identity();
    } catch (IOException unreadable) {
      return new Object(); // reading it will say why
    }
  }

  private static List<Input> apart(List<Found> all) {
    Set<String> names = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Found found : all) {
      String name = found.input().name();
      if (!names.add(name)) {
        shared.add(name);
      }
    }
    List<Input> apart = new ArrayList<>();
    for (Found found : all) {
      Input input = found.input();
      apart.add(shared.contains(input.name()) ? input.named(found.longName()) : input);
    }
    return apart;
  }

  /** What is wrong with a file, in a few words. */
  static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException gone) {
      String name = String.valueOf(gone.getFile());
      return isDecoded(name) ? "no such file" : NOT_DECODED;
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** A part of Java, or of a library, that is not here or does not run here. */
  static String reason(LinkageError missing) {
    Throwable cause = missing.getCause() == null ? missing : missing.getCause();
    String message = cause.getMessage();
    return "this Java cannot load what reads it ("
        + (message == null
            ? cause.getClass().getSimpleName()
            : message.lines().findFirst().orElse(""))
        + "); decompress it first";
  }

  /** Why a text cannot be the name of a file. */
  static String unusable(String name) {
    return isDecoded(name) ? "not a file name" : NOT_DECODED;
  }

  /** Java cannot give back the bytes of an argument that are no text; of a directory's, it can. */
  private static boolean isDecoded(String name) {
    return name.indexOf('\ufffd') < 0;
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
