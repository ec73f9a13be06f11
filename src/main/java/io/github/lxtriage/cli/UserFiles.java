package io.github.lxtriage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lxtriage.knowledge.Entry;
import io.github.lxtriage.knowledge.Knowledge;
import io.github.lxtriage.knowledge.KnowledgeException;
import io.github.lxtriage.knowledge.ProgramRequirements;
import io.github.lxtriage.knowledge.Suppression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads the files and words in which a user says what we do not know. */
final class UserFiles {
  private static final Pattern YAML_COMMENT = Pattern.compile("(?m)^\\s*#.*$");

  /** More than is taken of one: a device has no end, and who reads it refuses so many bytes. */
  private static final int ENOUGH = 16 << 20;

  private final Console console;

  UserFiles(Console console) {
    this.console = console;
  }

  /** Our knowledge with what some files say; the last file wins. */
  Knowledge knowledge(Knowledge ours, List<String> files) throws UserException {
    List<Entry> entries = new ArrayList<>();
    List<ProgramRequirements> programs = new ArrayList<>();
    for (String file : files) {
      Said said = read(file, UserFiles::said);
      if (said.programs().isEmpty()) {
        warned(file, said.entries());
      }
      entries.addAll(said.entries());
      programs.addAll(said.programs());
    }
    return entries.isEmpty() && programs.isEmpty() ? ours : ours.with(entries, programs);
  }

  /** What a file of {@code --rules} says: entries, or what a program needs. */
  private record Said(List<Entry> entries, List<ProgramRequirements> programs) {}

  private static Said said(InputStream in, String name) {
    byte[] bytes = bytes(in);
    return ProgramRequirements.isLike(new String(bytes, UTF_8))
        ? new Said(List.of(), List.of(Knowledge.requirements(again(bytes), name)))
        : new Said(Knowledge.rules(again(bytes), name), List.of());
  }

  List<Suppression> suppressions(Optional<String> file) throws UserException {
    return file.isEmpty() ? List.of() : warned(file.get(), read(file.get(), Suppression::read));
  }

  private <T> List<T> warned(String file, List<T> items) {
    if (items.isEmpty()) {
      console.warn(file + ": holds nothing");
    }
    return items;
  }

  /**
   * What a file of rules, of requirements or of suppressions holds, in words, where it is sound.
   */
  String validated(String file) throws UserException {
    return read(
        file,
        (in, name) -> {
          byte[] bytes = bytes(in);
          if (YAML_COMMENT.matcher(new String(bytes, UTF_8)).replaceAll("").isBlank()) {
            return "holds nothing";
          }
          if (Suppression.isLike(new String(bytes, UTF_8))) {
            return counted(
                Suppression.read(again(bytes), name).size(), "suppression", "suppressions");
          }
          Said said = said(again(bytes), name);
          return said.programs().stream()
              .findFirst()
              .map(
                  program ->
                      counted(program.requirements().size(), "requirement", "requirements")
                          + " of "
                          + program.program())
              .orElseGet(() -> counted(said.entries().size(), "entry", "entries"));
        });
  }

  private static byte[] bytes(InputStream in) {
    try {
      return in.readNBytes(ENOUGH);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream again(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static String counted(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  private <T> T read(String file, BiFunction<InputStream, String, T> reader) throws UserException {
    try (OpenInput in = Input.open(console.directory().resolve(file))) {
      return reader.apply(in.bytes(), file);
    } catch (KnowledgeException mistake) {
      throw new UserException(String.valueOf(mistake.getMessage()), mistake);
    } catch (UncheckedIOException unreadable) {
      throw new UserException(
          file + ": " + Inputs.reason(Objects.requireNonNull(unreadable.getCause())), unreadable);
    } catch (IOException unreadable) {
      throw new UserException(file + ": " + Inputs.reason(unreadable), unreadable);
    } catch (InvalidPathException unusable) {
      throw new UserException(file + ": " + Inputs.unusable(file), unusable);
    }
  }
}
