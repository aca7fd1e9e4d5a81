package org.rmapcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class SchemaTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema TRACE = schema("trace.schema.json");
  private static final Schema SCENARIO = schema("scenario.schema.json");

  @Test
  void theSchemasAreSchemasOf2020() {
    for (String name : List.of("trace.schema.json", "scenario.schema.json", "suite.schema.json")) {
      assertThat(Samples.resource(name))
          .contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"");
    }
  }

  @Test
  void writtenDocumentsAreValid() {
    assertThat(errors(TRACE, Samples.traceJson())).isEmpty();
    assertThat(errors(TRACE, Samples.resource("by-page-shmem.version-1.json"))).isEmpty();
    assertThat(errors(TRACE, TraceCodec.toJson(Samples.explained()))).isEmpty();
    assertThat(errors(TRACE, TraceCodec.toJson(Samples.withSteps(List.of())))).isEmpty();
    assertThat(errors(TRACE, TraceCodec.toJson(Samples.withProcesses(5)))).isEmpty();
    assertThat(errors(SCENARIO, Samples.scenarioJson())).isEmpty();
  }

  @Test
  void aWrittenSuiteIsValidAndCanBeReadBack() throws DocumentException {
    Measured measured =
        new Measured("0123abcd", 1, 2, 3, Map.of("S3", new ExpectedVerdict.Holds()));
    SuiteDocument suite =
        new SuiteDocument(
            "n",
            List.of("*"),
            List.of(new SuiteDocument.Product("mainline-pool", List.of("lookup=range,page"))),
            List.of("t.json"),
            Map.of("a", measured));
    String json = SuiteCodec.toJson(suite);
    assertThat(errors(schema("suite.schema.json"), json)).isEmpty();
    assertThat(SuiteCodec.read(json, "suite")).isEqualTo(suite);
    assertThat(errors(schema("suite.schema.json"), json.replace("\"states\": 1", "\"states\": -1")))
        .isNotEmpty();
  }

  @Test
  void theScenarioInsideATraceHasTheSchemaOfAScenario() {
    JsonNode inside = MAPPER.readTree(Samples.resource("trace.schema.json")).at("/$defs/scenario");
    ObjectNode alone = (ObjectNode) MAPPER.readTree(Samples.resource("scenario.schema.json"));
    alone.remove(List.of("$schema", "title"));
    assertThat(inside).isEqualTo(alone);
  }

  @Test
  void everyFieldIsDescribed() {
    for (String name : List.of("trace.schema.json", "scenario.schema.json", "suite.schema.json")) {
      assertDescribed(MAPPER.readTree(Samples.resource(name)));
    }
  }

  /** What the reader refuses by its form, the schema refuses too, and the other way round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schemaVersion\": 1, | \"schemaVersion\": 3,",
        "\"tool\": | \"tools\":",
        "\"modelHash\": \"5c1f | \"modelHash\": \"XYZ",
        "\"kind\": \"harm\" | \"kind\": \"bad\"",
        "\"states\": 2431 | \"states\": -1",
        "\"states\": 2431 | \"states\": \"many\"",
        "\"depth\": 14 | \"depth\": 14.5",
        "\"pages\": 1 | \"pages\": 4000000000",
        "{\"holds\": true} | {\"holds\": false}",
        "{\"holds\": true} | {\"holds\": true, \"violated\": true}",
        "{\"holds\": true} | {}",
        "{\"violatedAtDepth\": 14} | {\"violatedAtDepth\": \"14\"}",
        "\"mover\", \"gpu\"] | \"mover\", \"mover\"]",
        "\"index\": 1, | \"index\": 0,",
        "\"arm\": 0 | \"arm\": true",
        "\"page\": \"0\" | \"page\": 0",
        "\"file\": \"\" | \"line\": \"\"",
        "\"old\": \"free\", | ``",
        "\"initialBreaks\": [], | ``",
        "\"parts\": [] | \"parts\": {}",
        "\"replay\": \"rmapcheck | \"replay\": \"\\n",
        "\"label\": \"store_miss\" | \"label\": \" \"",
        "\"name\": \"by-page-shmem\" | \"name\": null",
      })
  void brokenTracesAreRefusedBySchemaAndReaderAlike(String part, String broken) {
    String json = Samples.traceJson();
    String bad = json.replace(part, broken == null ? "" : broken);
    assertThat(bad).isNotEqualTo(json);
    assertThat(errors(TRACE, bad)).isNotEmpty();
    assertThat(catchThrowable(() -> TraceCodec.read(bad, "bad")))
        .isInstanceOf(DocumentException.class);
  }

  private static void assertDescribed(JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode field = property.getValue();
      boolean told = field.has("description") || field.has("$ref");
      assertThat(told).as("description of %s", property.getKey()).isTrue();
      assertDescribed(field);
      assertDescribed(field.path("items"));
    }
    schema.path("$defs").values().forEach(SchemaTest::assertDescribed);
  }

  private static List<String> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static Schema schema(String name) {
    return REGISTRY.getSchema(Samples.resource(name));
  }
}
