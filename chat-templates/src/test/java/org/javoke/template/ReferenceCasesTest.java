package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Our own small templates with what jinja2 3.1.6 made of them in the environment of transformers'
 * chat templates. The first line of the resource holds the variables, each further one a case:
 * {@code area}, {@code template}, and {@code text} or {@code "error": true}.
 */
class ReferenceCasesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20, 30);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whitespace",
        "literals",
        "operators",
        "loops",
        "macros",
        "scopes",
        "strings",
        "filters",
        "tests",
        "random"
      })
  @SuppressWarnings("unchecked")
  void rendersAsTheReference(String area) throws IOException {
    List<JsonNode> lines = lines();
    Map<String, Object> context = JSON.convertValue(lines.getFirst().get("context"), Map.class);
    List<String> failures = new ArrayList<>();
    int cases = 0;
    for (JsonNode line : lines.subList(1, lines.size())) {
      if (line.get("area").asString().equals(area)) {
        cases++;
        String expected = line.has("error") ? "an error" : line.get("text").asString();
        String source = line.get("template").asString();
        String got = outcome(source, context);
        if (!got.equals(expected)) {
          failures.add(source + "\n expected " + expected + "\n got      " + got);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(cases).isGreaterThan(8);
  }

  private static String outcome(String source, Map<String, Object> context) {
    try {
      return ChatTemplate.parse(source).render(context, NOW).text();
    } catch (TemplateException e) {
      return "an error";
    }
  }

  private static List<JsonNode> lines() throws IOException {
    try (InputStream resource =
            Objects.requireNonNull(
                ReferenceCasesTest.class.getResourceAsStream("reference-cases.jsonl"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().map(JSON::readTree).toList();
    }
  }
}
