package io.github.lxtriage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing of Spark is on any path of the program, unless the profile of the fleet is on. */
class WithoutSparkTest {
  @Test
  void no_jar_on_the_path_is_of_spark_hadoop_or_scala() {
    List<String> jars =
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .map(entry -> String.valueOf(Path.of(entry).getFileName()))
            .toList();
    assertThat(jars).anyMatch(jar -> jar.startsWith("antlr4-runtime"));
    assertThat(jars)
        .noneMatch(jar -> jar.matches("(spark|hadoop|scala|parquet)-.*|lxtriage-fleet.*"));
  }

  @Test
  void no_class_of_the_fleet_is_compiled_into_the_program() {
    assertThat(getClass().getResource("cli/Main.class")).isNotNull();
    assertThat(getClass().getResource("fleet/Fleet.class")).isNull();
  }
}
