package org.javoke.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {

  private final JsonSchemas schemas = new JsonSchemas();

  @Test
  void tellsWhatIsNoSchema() {
    assertThat(schemas.problems(schema("{\"type\":\"objekt\"}")))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("at /type "));
    assertThat(schemas.problems(schema("{\"type\":\"object\",\"properties\":{\"a\":{}}}")))
        .isEmpty();
    assertThat(
            schemas.problems(schema("{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}")))
        .isEmpty();
  }

  @Test
  void tellsWhatDoesNotFit() throws JsonException {
    Value.Fields schema =
        schema(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"}},"
                + "\"$defs\":{\"n\":{\"type\":\"integer\"}}}");

    assertThat(schemas.problems(schema)).isEmpty();
    assertThat(schemas.misfits(schema, Json.read("{\"a\":1}"))).isEmpty();
    assertThat(schemas.misfits(schema, Json.read("{\"a\":\"x\"}")))
        .singleElement()
        .asString()
        .contains("/a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}",
        "{\"allOf\":[{\"$ref\":\"#/$defs/a\"}],\"$defs\":{\"a\":{\"anyOf\":[{\"$ref\":\"#/$defs/a\"}]}}}",
      })
  void refusesReferencesThatGoRound(String schema) {
    assertThat(schemas.problems(schema(schema))).anyMatch(problem -> problem.contains("loop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"https://localhost/schema\"}",
        "{\"$ref\":\"file:///etc/passwd\"}",
        "{\"$ref\":\"classpath:draft-07\"}",
        "{\"$ref\":\"#/$defs/absent\"}",
        "{\"$ref\":\"#anchor\"}",
      })
  void refusesReferencesThatLeadOutOfTheSchema(String schema) {
    assertThat(schemas.problems(schema(schema)))
        .anyMatch(problem -> problem.contains("leads to nothing in it"));
  }

  @Test
  void allowsRecursiveDataButNoEndlessNesting() throws JsonException {
    Value.Fields tree =
        schema(
            "{\"type\":\"object\",\"properties\":{\"left\":{\"$ref\":\"#\"},\"right\":{\"$ref\":\"#\"}}}");
    String deep = "{\"left\":".repeat(40) + "{}" + "}".repeat(40);

    assertThat(schemas.problems(tree)).isEmpty();
    assertThat(schemas.misfits(tree, Json.read("{\"left\":{\"right\":{}}}"))).isEmpty();
    assertThat(schemas.misfits(tree, Json.read(deep)))
        .containsExactly("it is nested deeper than 32 levels");
    assertThat(schemas.problems(schema("{\"not\":".repeat(40) + "{}" + "}".repeat(40))))
        .containsExactly("it is nested deeper than 32 levels");
  }

  private static Value.Fields schema(String json) {
    try {
      return (Value.Fields) Json.read(json);
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }
}
