package io.github.lxtriage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of docs/design.md point one way. */
class ArchitectureTest {
  private static final String ROOT = "io.github.lxtriage";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  @Test
  void each_package_uses_only_what_the_design_lets_it_use() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("trace")
        .definedBy(ROOT + ".trace..")
        .layer("capture")
        .definedBy(ROOT + ".capture..")
        .layer("linux")
        .definedBy(ROOT + ".linux..")
        .layer("lx")
        .definedBy(ROOT + ".lx..")
        .layer("knowledge")
        .definedBy(ROOT + ".knowledge..")
        .layer("triage")
        .definedBy(ROOT + ".triage..")
        .layer("script")
        .definedBy(ROOT + ".script..")
        .layer("chart")
        .definedBy(ROOT + ".chart..")
        .layer("report")
        .definedBy(ROOT + ".report..")
        .layer("cli")
        .definedBy(ROOT + ".cli..")
        .optionalLayer("fleet") // compiled by the profile of that name only
        .definedBy(ROOT + ".fleet..")
        .whereLayer("trace")
        .mayNotAccessAnyLayer()
        .whereLayer("linux")
        .mayNotAccessAnyLayer()
        .whereLayer("chart")
        .mayNotAccessAnyLayer()
        .whereLayer("capture")
        .mayOnlyAccessLayers("trace")
        .whereLayer("lx")
        .mayOnlyAccessLayers("linux")
        .whereLayer("knowledge")
        .mayOnlyAccessLayers("lx", "linux")
        .whereLayer("triage")
        .mayOnlyAccessLayers("trace", "lx", "linux", "knowledge")
        .whereLayer("script")
        .mayOnlyAccessLayers("linux")
        .whereLayer("report")
        .mayOnlyAccessLayers("triage", "trace", "lx", "linux", "knowledge", "chart")
        .whereLayer("cli")
        .mayOnlyBeAccessedByLayers("fleet")
        .whereLayer("fleet")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void no_package_depends_on_itself_through_another() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void each_library_has_the_packages_that_know_it() {
    only("org.antlr..", ".capture..", ".lx..", ".script..");
    only("org.jfree..", ".chart..");
    only("org.apache.batik..", ".chart..");
    only("picocli..", ".cli..", ".fleet..");
    only("org.apache.spark..", ".fleet..");
    only("org.apache.hadoop..", ".fleet..");
    only("org.snakeyaml..", ".knowledge..");
  }

  private static void only(String library, String... packages) {
    String[] allowed = Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }

  @Test
  void every_package_says_what_it_is() throws IOException {
    Path sources = Path.of("src/main/java/io/github/lxtriage");
    List<String> packages =
        List.of(
            "trace",
            "capture",
            "linux",
            "lx",
            "knowledge",
            "triage",
            "script",
            "chart",
            "report",
            "cli");
    try (Stream<Path> folders = Files.list(sources)) {
      assertThat(folders.map(folder -> String.valueOf(folder.getFileName())).sorted())
          .containsExactlyElementsOf(packages.stream().sorted().toList());
    }
    for (String name : packages) {
      assertThat(sources.resolve(name).resolve("package-info.java"))
          .content()
          .contains("/**", "@NullMarked");
    }
  }
}
