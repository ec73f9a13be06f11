package io.github.lxtriage.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.lxtriage.triage.Triage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for programs is what the schemas promise them. */
class SchemaTest {
  private static final Path OURS = Path.of("docs/triage.schema.json");
  private static final Path SARIF = Path.of("src/test/resources/sarif/sarif-2.1.0-rtm.5.json");

  static Stream<String> cases() {
    return GoldenTest.cases().keySet().stream();
  }

  private static String written(ReportFormat format, String name) throws IOException {
    Triage triage = GoldenTest.named(name);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(triage, ReportContext.plain("1.2.3", "342 entries"), out);
    return out.toString(UTF_8);
  }

  private static Schema schema(String text, SpecificationVersion version) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(version, made -> made.schemaRegistryConfig(config))
        .getSchema(text);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void describes_every_field_of_the_json(String name) throws IOException {
    String closed =
        Files.readString(OURS)
            .replace("\"additionalProperties\": true", "\"additionalProperties\": false");
    Schema schema = schema(closed, SpecificationVersion.DRAFT_2020_12);
    assertThat(schema.validate(written(ReportFormat.JSON, name), InputFormat.JSON)).isEmpty();
  }

  @Test
  void rejects_what_the_json_never_is() throws IOException {
    Schema schema = schema(Files.readString(OURS), SpecificationVersion.DRAFT_2020_12);
    String json = written(ReportFormat.JSON, "mixed");
    assertThat(schema.validate(json.replace("\"actionable\"", "\"bad\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema.validate(json.replace("\"labels\"", "\"label\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writes_sarif_that_its_schema_accepts(String name) throws IOException {
    Schema schema = schema(Files.readString(SARIF), SpecificationVersion.DRAFT_4);
    assertThat(schema.validate(written(ReportFormat.SARIF, name), InputFormat.JSON)).isEmpty();
  }

  @Test
  void writes_sarif_that_the_schema_could_reject() throws IOException {
    Schema schema = schema(Files.readString(SARIF), SpecificationVersion.DRAFT_4);
    String sarif = written(ReportFormat.SARIF, "mixed").replace("\"error\"", "\"worse\"");
    assertThat(schema.validate(sarif, InputFormat.JSON)).isNotEmpty();
  }
}
