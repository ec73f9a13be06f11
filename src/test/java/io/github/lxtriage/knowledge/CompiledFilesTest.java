package io.github.lxtriage.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lxtriage.lx.Domain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read when the program runs is what is written in the data files. */
class CompiledFilesTest {
  private static final Path FILES = Path.of("src/main/resources/io/github/lxtriage/knowledge");

  private static <T> List<T> written(String file, BiFunction<InputStream, String, List<T>> reader)
      throws IOException {
    try (InputStream in = Files.newInputStream(FILES.resolve(file))) {
      return reader.apply(in, file);
    }
  }

  @ParameterizedTest
  @EnumSource(Domain.class)
  void entries_are_those_of_their_file(Domain domain) throws IOException {
    String file = domain.id() + ".yaml";
    boolean any = Files.exists(FILES.resolve(file));
    List<Entry> written = any ? written(file, EntryReader::read) : List.of();
    assertThat(Bundled.domain(domain).values()).containsExactlyElementsOf(written);
    for (Entry entry : written) {
      assertThat(Bundled.own(entry.subject())).hasValue(entry);
    }
  }

  @Test
  void families_symptoms_and_cures_are_those_of_their_files() throws IOException {
    List<Family> families = written("families.yaml", (in, file) -> Families.read(in, file).all());
    assertThat(Bundled.families().all()).isNotEmpty().isEqualTo(families);
    List<Symptom> symptoms = written("symptoms.yaml", Symptom::read);
    assertThat(Bundled.symptoms().all()).isNotEmpty().isEqualTo(symptoms);
    for (Cure cure : written("cures.yaml", Cure::read)) {
      String subject = cure.subjects().get(0).replace("*", "x");
      assertThat(Bundled.cures().of(subject)).contains(cure);
    }
  }

  @Test
  void every_file_of_items_is_one_of_these() throws IOException {
    List<String> known = new ArrayList<>(List.of("families", "symptoms", "cures"));
    Stream.of(Domain.values()).map(Domain::id).forEach(known::add);
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".yaml"))
          .allMatch(name -> known.contains(name.replace(".yaml", "")));
    }
  }

  @Test
  void an_item_keeps_lists_items_below_it_and_all_characters() {
    String yaml =
        """
        - name: "a \\\\ b\\tc\\nd = e.f#"
          empty: ""
          texts: [x, "y\\tz", "\\\\n"]
          none: []
          below: {one: "1", two: "2"}
          items:
            - {name: first, note: "n=1"}
            - {name: second}
        """;
    InputStream in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    String lines = CompiledItem.lines(YamlFile.nodes(in, "made-up").get(0));
    Item item = CompiledItem.of(lines);
    assertThat(item.text("name")).isEqualTo("a \\ b\tc\nd = e.f#");
    assertThat(item.texts("texts")).containsExactly("x", "y\tz", "\\n");
    assertThat(item.texts("none")).isEmpty();
    assertThat(item.texts("missing")).isEmpty();
    assertThat(item.item("below", Set.of()).map(below -> below.text("two"))).hasValue("2");
    assertThat(item.item("missing", Set.of())).isEmpty();
    assertThat(item.items("items", Set.of()))
        .extracting(below -> below.text("name") + "/" + below.text("note"))
        .containsExactly("first/n=1", "second/");
    assertThat(Stream.of("name", "empty", "texts", "below", "items", "nam", "two").map(item::has))
        .containsExactly(true, true, true, true, true, false, false);
  }
}
