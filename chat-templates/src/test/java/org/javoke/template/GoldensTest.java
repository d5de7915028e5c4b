package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Renders the published templates of real models and compares with what jinja2 made of them. */
class GoldensTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void rendersEveryTemplateAsJinja() throws IOException {
    Path folder = Path.of(System.getProperty("javoke.shared", "../shared"), "goldens", "chat");
    assumeTrue(
        Files.isDirectory(folder), "skipped: no goldens at " + folder + " (set -Djavoke.shared)");
    List<String> failures = new ArrayList<>();
    int cases = 0;
    try (BufferedReader lines = open(folder.resolve("goldens.jsonl.gz"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode golden = JSON.readTree(line);
        cases += golden.get("cases").size();
        check(folder.resolve("templates"), golden, failures);
      }
    }
    assertThat(failures).as("failures of %d cases", cases).isEmpty();
    assertThat(cases).isGreaterThan(1000);
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }

  private static void check(Path templates, JsonNode golden, List<String> failures)
      throws IOException {
    String name = golden.get("template").asString();
    ChatTemplate template = ChatTemplate.parse(Files.readString(templates.resolve(name)));
    LocalDateTime now = LocalDateTime.parse(golden.get("now").asString());
    for (JsonNode each : golden.get("cases")) {
      String problem = problem(template, each, now);
      if (!problem.isEmpty()) {
        failures.add(name + " " + each.get("name").asString() + ": " + problem);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static String problem(ChatTemplate template, JsonNode golden, LocalDateTime now) {
    Map<String, Object> context = JSON.convertValue(golden.get("context"), Map.class);
    String text;
    try {
      text = template.render(context, now).text();
    } catch (TemplateException e) {
      return golden.has("error") ? "" : "raised " + e.getMessage();
    }
    if (golden.has("error")) {
      return "should have raised " + golden.get("error");
    }
    String expected = golden.get("expected").asString();
    return text.equals(expected) ? "" : difference(text, expected);
  }

  private static String difference(String text, String expected) {
    int at = 0;
    while (at < Math.min(text.length(), expected.length())
        && text.charAt(at) == expected.charAt(at)) {
      at++;
    }
    return "at " + at + " got " + around(text, at) + " expected " + around(expected, at);
  }

  private static String around(String text, int at) {
    return PythonText.quote(text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 40)));
  }
}
