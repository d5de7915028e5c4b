package org.javoke.data.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.javoke.call.CallFormats;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.template.ChatTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule finds what its example shows, and nothing else in it that is an error. */
class RuleTest {

  private static final Set<Rule> BESIDE = EnumSet.of(Rule.NOTHING_TO_LEARN, Rule.ROLE_REPEATED);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Rule.class)
  void itsExampleShowsIt(Rule rule) throws IOException {
    List<Linter.Looked> looked = lint(rule.example());
    List<Rule> found = looked.getLast().findings().stream().map(Finding::rule).distinct().toList();
    assertThat(found).contains(rule);
    if (!rule.name().startsWith("TEMPLATE") && rule != Rule.TOO_LONG) {
      assertThat(found)
          .filteredOn(other -> rule != Rule.TOOL_VARIANTS || other != Rule.NEAR_DUPLICATE)
          .filteredOn(other -> other != rule && !BESIDE.contains(other))
          .filteredOn(other -> !other.name().startsWith("TEMPLATE") && other != Rule.TOO_LONG)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void itIsExplained(Rule rule) {
    assertThat(rule.id()).matches("[a-z-]+");
    assertThat(rule.explanation()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void whatItSaysIsMendedIsMended(Rule rule) throws IOException {
    if (!rule.isFixed()) {
      return;
    }
    Path input = Files.writeString(folder.resolve("in.jsonl"), rule.example() + "\n");
    Path out = folder.resolve("out.jsonl");
    Path log = folder.resolve("log.jsonl");
    Cleaning.Outcome outcome =
        new Cleaning("canonical", false)
            .run(List.of(input), new Cleaning.Places(out, log, folder.resolve("rejects")), _ -> {});
    assertThat(outcome.changes()).containsKey(rule);
    assertThat(Files.readString(log)).contains("\"rule\":\"" + rule.id() + "\"", "\"why\":");
    assertThat(lint(Files.readString(out)).getLast().findings())
        .extracting(Finding::rule)
        .doesNotContain(rule);
  }

  @Test
  void aGoodSampleHasNoFinding() throws IOException {
    String good =
        """
        {"messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "q"}, \
        {"role": "assistant", "content": null, "tool_calls": [{"id": "1", "function": {"name": "f", \
        "arguments": {"x": 1}}}, {"id": "2", "function": {"name": "f", "arguments": {"x": 2, \
        "n": null}}}]}, {"role": "tool", "tool_call_id": "2", "content": "b"}, \
        {"role": "tool", "tool_call_id": "1", "content": "a"}, \
        {"role": "assistant", "content": "done"}], "tools": [{"type": "function", "function": \
        {"name": "f", "description": "d", "parameters": {"type": "object", "properties": \
        {"x": {"type": "integer"}, "n": {"type": ["string", "null"]}}, "required": ["x"]}}}]}\
        """;
    assertThat(lint(good).getFirst().findings())
        .extracting(Finding::rule)
        .containsOnly(Rule.TOO_LONG);
  }

  @Test
  void expectedCallsAreHeldAgainstTheToolsAlternativeByAlternative() throws IOException {
    String sample =
        """
        {"messages": [{"role": "user", "content": "q"}], "tools": [{"name": "f", "parameters": \
        {"type": "object", "properties": {"x": {"type": "integer"}, "o": {"type": "object", \
        "properties": {"k": {"type": "string"}}}}, "required": ["x"]}}], \
        "expected": [{"f": {"x": [1, "2", ""], "o": [{"k": ["a", ""]}]}}]}\
        """;
    assertThat(lint(sample).getFirst().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo(Rule.ARGUMENT_TYPE);
          assertThat(finding.place()).isEqualTo("expected[0]");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pattern\": \"(\"}",
        "{\"$ref\": \"#/nowhere\"}",
        "{\"$ref\": \"http://example.org/x\"}",
        "{\"multipleOf\": 0}",
        "{\"format\": \"regex\", \"minLength\": -1}",
      })
  void aSchemaThatNoValidatorTakesIsAFindingAndNoFailure(String property) throws IOException {
    String sample =
        """
        {"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": null, \
        "tool_calls": [{"function": {"name": "f", "arguments": {"a": "x"}}}]}], "tools": \
        [{"name": "f", "parameters": {"type": "object", "properties": {"a": PROPERTY}}}]}\
        """
            .replace("PROPERTY", property);
    assertThat(lint(sample).getFirst().findings())
        .extracting(Finding::rule)
        .containsAnyOf(Rule.SCHEMA_INVALID, Rule.ARGUMENT_MISFIT);
  }

  private List<Linter.Looked> lint(String samples) throws IOException {
    Path file = Files.writeString(folder.resolve("samples.jsonl"), samples);
    List<Linter.Looked> all = new ArrayList<>();
    try (ExampleFile examples = ExampleFile.open(file, DataFormats.named("canonical"))) {
      Linter.forModel(model()).look(examples, all::add);
    }
    return all;
  }

  private static ModelText model() {
    String template =
        """
        {%- if messages[0].role == 'assistant' %}{{ raise_exception('an answer comes first') }}{% endif %}
        {%- for m in messages %}<|{{ m.role }}|>{{ m.content or '' }}
        {%- for c in m.tool_calls or [] %}<tool_call>
        {"name": {{ c.function.name | tojson }}, "arguments": {{ c.function.arguments | tojson }}}
        </tool_call>{% endfor %}<|end|>
        {% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}\
        """;
    return new ModelText(
        ChatTemplate.parse(template),
        java.util.Map.of(),
        CallFormats.named("hermes"),
        String::length,
        OptionalInt.of(30));
  }
}
