package org.javoke.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.javoke.data.read.Samples.json;

import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseSchemaTest {

  private final LooseSchema schemas = new LooseSchema(LooseSchema.Required.UNLESS_OPTIONAL);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "str                     | {\"type\":\"string\"}",
        "int, default is 5       | {\"type\":\"integer\"}",
        "float (optional)        | {\"type\":\"number\"}",
        "List[str]               | {\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
        "list(str)               | {\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
        "Optional[List[int]]     | {\"type\":\"array\",\"items\":{\"type\":\"integer\"}}",
        "Dict[str, List[int]]    | {\"type\":\"object\"}",
        "Tuple[int, int]         | {\"type\":\"array\"}",
        "any                     | {}",
        "Union[List[dict], dict] | {}",
        "HashMap                 | {\"type\":\"object\"}",
        "List[                   | {}",
        "]                       | {}",
      })
  void typeNamesOfPythonAndJavaHaveTheirEquals(String name, String schema) {
    assertThat(new Value.Fields(TypeNames.schema(name))).isEqualTo(json(schema));
  }

  @Test
  void whatHasNoEqualIsKeptInWords() {
    assertThat(schemas.parameters(json("{\"a\":{\"type\":\"Frob\",\"description\":\"d\"}}")))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"a":{"description":"d (type: Frob)"}},"required":["a"]}\
                """));
  }

  @Test
  void aSchemaIsTranslatedAtAllDepths() {
    assertThat(
            schemas.parameters(
                json(
                    """
                    {"type":"dict","properties":{"a":{"type":"list","items":{"type":"dict",\
                    "properties":{"b":{"type":"bool"}}}}},"required":["a"]}\
                    """)))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"a":{"type":"array","items":{"type":"object",\
                "properties":{"b":{"type":"boolean"}}}}},"required":["a"]}\
                """));
  }

  @Test
  void whatIsStatedOfParametersCounts() {
    assertThat(
            schemas.parameters(
                json(
                    "{\"a\":{\"type\":\"string\",\"required\":true},\"b\":{\"type\":\"string\"}}")))
        .isEqualTo(
            json(
                """
                {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},\
                "required":["a"]}\
                """));
  }

  @Test
  void nothingIsAnEmptyObject() {
    assertThat(schemas.parameters(null))
        .isEqualTo(json("{\"type\":\"object\",\"properties\":{}}"))
        .isEqualTo(schemas.parameters(Value.NULL));
  }
}
