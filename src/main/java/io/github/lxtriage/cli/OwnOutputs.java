package io.github.lxtriage.cli;

import io.github.lxtriage.report.saved.SavedTriage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that a run is to write, which are not to be read as captures below a directory when the
 * run is repeated, and which may not be captures.
 */
final class OwnOutputs {
  /** How what this program writes begins, in each of its formats but JSON. */
  private static final Pattern RESULT =
      Pattern.compile(
          "(?:<!DOCTYPE html|<\\?xml|## LX: |id,domain,name,|\\{\\s*\"(?:\\$schema|before)\""
              + "|[^\n]*\n(?:Trust|Before): ).*",
          Pattern.DOTALL);

  private final Map<Object, String> names;
  private final Set<String> saved;
  private final StandardFiles standard;

  private OwnOutputs(Map<Object, String> names, Set<String> saved, StandardFiles standard) {
    this.names = names;
    this.saved = saved;
    this.standard = standard;
  }

  /**
   * The outputs of a run.
   *
   * @param files as the user names them
   * @param saved those of them that will hold a saved result
   */
  static OwnOutputs of(Console console, List<String> files, Set<String> saved) {
    Map<Object, String> names = new HashMap<>();
    files.stream()
        .filter(file -> !Outputs.isStandardOutput(file))
        .forEach(
            file -> identity(console.directory(), file).ifPresent(same -> names.put(same, file)));
    return new OwnOutputs(names, Set.copyOf(saved), console.files());
  }

  /**
   * Takes note of a file that is read beside the captures.
   *
   * @throws UserException where the run is to replace it
   */
  void spares(Path directory, String file) throws UserException {
    Optional<String> output = identity(directory, file).map(names::get);
    if (output.isPresent()) {
      throw overwritten(output.get());
    }
  }

  private static UserException overwritten(String output) {
    return new UserException(
        output + ": an input, which would be overwritten; choose another file for the output");
  }

  /** Empty where nothing would be overwritten, or writing will say why it cannot. */
  private static Optional<Object> identity(Path directory, String file) {
    try {
      Path path = directory.resolve(file);
      return Files.isRegularFile(path)
          ? Optional.of(FileFacts.of(path).identity())
          : Optional.empty();
    } catch (IOException | InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  /**
   * The inputs without the results of an earlier run that this one replaces. A result that the user
   * names as an input stays one: what is added to a saved result may be saved in its place.
   *
   * @param named the inputs as the user names them
   * @throws UserException where an input is no result, and would be lost
   */
  List<Input> without(List<Input> inputs, List<String> named, Console console)
      throws UserException {
    if (names.isEmpty() && standard.out().isEmpty()) {
      return inputs;
    }
    List<Input> left = new ArrayList<>();
    for (Input input : inputs) {
      Optional<Object> identity = identity(input);
      String output = identity.map(names::get).orElse("");
      String stream = identity.map(standard.out()::get).orElse("");
      boolean isNamed = named.contains(input.name());
      if (!isNamed && (!stream.isEmpty() || (!output.isEmpty() && isResult(input)))) {
        console.warn(input.name() + ": the output of this run; not read");
      } else if (!stream.isEmpty()) {
        throw new UserException(
            input.name()
                + ": both an input and "
                + stream
                + "; choose another file for the output");
      } else if (output.isEmpty() || (isNamed && mayStay(input, output))) {
        left.add(input);
      } else {
        throw overwritten(output);
      }
    }
    return left;
  }

  private Optional<Object> identity(Input input) {
    try {
      return input.file().isPresent()
          ? Optional.of(FileFacts.of(input.file().get()).identity())
          : standard.in();
    } catch (IOException unreadable) {
      return Optional.empty(); // reading it will say why
    }
  }

  /** False where what the output will be holds less than the input that it replaces. */
  private boolean mayStay(Input input, String output) {
    return isResult(input) && (saved.contains(output) || !isSaved(input));
  }

  private static boolean isResult(Input input) {
    byte[] head = head(input);
    return SavedTriage.isSaved(head)
        || RESULT.matcher(new String(head, StandardCharsets.ISO_8859_1)).matches();
  }

  private static boolean isSaved(Input input) {
    return SavedTriage.isSaved(head(input));
  }

  /** Empty where it cannot be read: who reads it will say why. */
  private static byte[] head(Input input) {
    if (input.isStream()) {
      return new byte[0];
    }
    try (OpenInput in = input.open()) {
      return in.bytes().readNBytes(SavedTriage.HEAD);
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }
}
