package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonJsonTest {

  @Test
  void writesEveryKindOnOneLine() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("2", true);
    map.put("10", 1.0);
    map.put(
        "a", Arrays.asList(null, 1, 9007199254740993L, new BigInteger("123456789012345678901")));
    map.put("e", List.of());
    map.put("f", Map.of());
    assertThat(PythonJson.dumps(map))
        .isEqualTo(
            "{\"2\": true, \"10\": 1.0, \"a\": [null, 1, 9007199254740993,"
                + " 123456789012345678901], \"e\": [], \"f\": {}}");
  }

  @Test
  void escapesAsPython() {
    assertThat(PythonJson.dumps("é😀\"\\\b\f\n\r\t\u0001\u007f/<"))
        .isEqualTo("\"\\u00e9\\ud83d\\ude00\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f/<\"");
    PythonJson.Style unicode = new PythonJson.Style(false, null, ", ", ": ", false);
    assertThat(PythonJson.dumps("é😀\u007f\u0001", unicode)).isEqualTo("\"é😀\u007f\\u0001\"");
  }

  @Test
  void indentsAndSorts() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", List.of(1, List.of()));
    map.put("a", Map.of("c", "d"));
    assertThat(PythonJson.dumps(map, new PythonJson.Style(true, 2, ",", ": ", true)))
        .isEqualTo("{\n  \"a\": {\n    \"c\": \"d\"\n  },\n  \"b\": [\n    1,\n    []\n  ]\n}");
    assertThat(PythonJson.dumps(List.of(1, 2), PythonJson.Style.indented(0)))
        .isEqualTo("[\n1,\n2\n]");
    assertThat(PythonJson.dumps(map, new PythonJson.Style(true, null, ",", ":", false)))
        .isEqualTo("{\"b\":[1,[]],\"a\":{\"c\":\"d\"}}");
  }

  @Test
  void writesNumbersThatAreNone() {
    assertThat(PythonJson.dumps(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1e-7, 1e20)))
        .isEqualTo("[NaN, Infinity, 1e-07, 1e+20]");
  }

  @Test
  void refusesWhatPythonCannotWrite() {
    assertThatThrownBy(() -> PythonJson.dumps(Thread.currentThread()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no Python value for an object of java.lang.Thread");
    assertThat(PythonJson.dumps(Map.of(1, 2))).isEqualTo("{\"1\": 2}");
    assertThatThrownBy(() -> PythonJson.dumps(Map.of(List.of(), 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unhashable type: 'list'");
  }

  @Test
  void refusesEndlessNesting() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    assertThatThrownBy(() -> PythonJson.dumps(self)).hasMessageContaining("nests deeper than");
  }
}
