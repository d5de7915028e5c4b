package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {

  @TempDir private Path folder;
  private Path template;
  private Path context;

  @BeforeEach
  void writeFiles() throws IOException {
    template =
        Files.writeString(
            folder.resolve("t.jinja"),
            "{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %} {{ strftime_now('%Y') }}");
    context =
        Files.writeString(
            folder.resolve("c.json"),
            "{\"messages\": [{\"role\": \"user\", \"content\": \"Grüße\"}]}");
  }

  @Test
  void printsTheTextAndNothingElse() {
    Ran ran =
        Ran.of(
            "template",
            "render",
            "--template",
            template.toString(),
            "--context",
            context.toString(),
            "--now",
            "2026-01-15T10:20:30");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).isEqualTo("<user>Grüße 2026");
  }

  @Test
  void aTemplateThatCannotBeRenderedIsNamedWithItsLine() throws IOException {
    Files.writeString(template, "a\n{{ x | frobnicate }}");
    Ran ran =
        Ran.of(
            "template",
            "render",
            "--template",
            template.toString(),
            "--context",
            context.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("t.jinja", "frobnicate", "2").doesNotContain("\tat ");
  }

  @Test
  void eachCaseGivesALineTextOrError() throws IOException {
    Files.writeString(folder.resolve("bad.jinja"), "{{ raise_exception('no') }}");
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"template": "t.jinja", "now": "2025-01-01T00:00:00", "cases": [{"name": "a", "context": {"messages": []}}]}
            {"template": "bad.jinja", "cases": [{"name": "b", "context": {}}]}
            """);
    Ran ran =
        Ran.of("template", "render", "--cases", cases.toString(), "--templates", folder.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo("{\"template\":\"t.jinja\",\"name\":\"a\",\"text\":\" 2025\"}"),
            second -> assertThat(second).contains("\"name\":\"b\"", "\"error\":", "no"));
  }

  @Test
  void neitherOrBothWaysIsAUsageError() {
    assertThat(Ran.of("template", "render").exitCode()).isEqualTo(2);
    assertThat(Ran.of("template").exitCode()).isEqualTo(2);
  }

  @Test
  void filesThatAreNotThereAreNamed() throws IOException {
    String nowhere = folder.resolve("nowhere").toString();
    Ran direct = Ran.of("template", "render", "--template", nowhere, "--context", nowhere);
    assertThat(direct.exitCode()).isEqualTo(2);
    assertThat(direct.err()).contains("--template " + nowhere);
    Path cases = Files.writeString(folder.resolve("c.jsonl"), "{\"template\": \"no.jinja\"}");
    Ran line = Ran.of("template", "render", "--cases", cases.toString());
    assertThat(line.exitCode()).isEqualTo(1);
    assertThat(line.err()).contains("line 1", "no.jinja", "--templates");
  }
}
