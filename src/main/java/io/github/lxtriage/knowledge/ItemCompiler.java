package io.github.lxtriage.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step of the build: checks the data files that are written in YAML, and writes each of them
 * beside it as what is read when the program runs, items with an empty line between them.
 */
public final class ItemCompiler {
  private ItemCompiler() {}

  /**
   * Compiles the files of some directories.
   *
   * @param arguments the directories
   * @throws KnowledgeException where a file is not what {@code docs/knowledge.md} describes
   */
  public static void main(String[] arguments) throws IOException {
    for (String directory : arguments) {
      for (Path file : files(Path.of(directory))) {
        Files.writeString(
            file.resolveSibling(ItemFile.compiledName(file.getFileName().toString())), items(file));
      }
      Path requirements = Path.of(directory, Requirements.COMPILED);
      if (Files.isDirectory(requirements)) {
        Files.writeString(
            Path.of(directory, ItemFile.compiledName(Requirements.COMPILED + ".yaml")),
            requirements(requirements));
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** All files of a directory as one, an item for each program. */
  private static String requirements(Path directory) throws IOException {
    List<String> items = new ArrayList<>();
    for (Path file : files(directory)) {
      String name = Requirements.COMPILED + "/" + file.getFileName();
      ProgramRequirements program;
      try (InputStream in = Files.newInputStream(file)) {
        program = ProgramRequirements.read(in, name);
      }
      if (!name.equals(Requirements.COMPILED + "/" + program.program() + ".yaml")) {
        throw new KnowledgeException(name, 1, 1, "the file must be named " + program.program());
      }
      try (InputStream in = Files.newInputStream(file)) {
        items.add(YamlFile.root(in, name).map(CompiledItem::lines).orElse("") + subjects(program));
      }
    }
    return String.join("\n", items);
  }

  private static String subjects(ProgramRequirements program) {
    return program.requirements().stream()
        .flatMap(row -> row.subjects().stream())
        .distinct()
        .collect(Collectors.joining("\t", Requirements.SUBJECTS + "#=", "\n"));
  }

  private static String items(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      check(in, name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return YamlFile.nodes(in, name).stream()
          .map(CompiledItem::lines)
          .collect(Collectors.joining("\n"));
    }
  }

  private static void check(InputStream in, String name) {
    switch (name) {
      case "families.yaml" -> Families.read(in, name);
      case "symptoms.yaml" -> Symptom.read(in, name);
      case "cures.yaml" -> Cure.read(in, name);
      default -> EntryReader.read(in, name);
    }
  }
}
