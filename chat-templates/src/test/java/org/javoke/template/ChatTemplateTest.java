package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTemplateTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20, 30);

  private static Rendered render(String source, Map<String, ?> context) {
    return ChatTemplate.parse(source).render(context, NOW);
  }

  @Test
  void takesPlainJavaValues() {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("a", null);
    context.put("b", List.of(true, 1, 2L, BigInteger.TWO.pow(70), 1e-7, "é"));
    context.put("c", new LinkedHashMap<>(Map.of("10", 1)));
    assertThat(render("{{ a }} {{ b }} {{ c }} {{ d }}", context).text())
        .isEqualTo("None [True, 1, 2, 1180591620717411303424, 1e-07, 'é'] {'10': 1} ");
  }

  @Test
  void refusesOtherObjects() {
    assertThatThrownBy(() -> render("x", Map.of("a", Thread.currentThread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void marksWhatTheAssistantWrote() {
    Rendered rendered =
        render(
            "{% macro say(x) %}<{% generation %}{{ x }}😀{% endgeneration %}>{% endmacro %}"
                + "{% for m in ms %}{{ loop.index }}: {{ say(m) }}\n{% endfor %}"
                + "{% generation %}end{% endgeneration %}",
            Map.of("ms", List.of("ab", "c")));
    assertThat(rendered.text()).isEqualTo("1: <ab😀>\n2: <c😀>\nend");
    assertThat(rendered.generations().stream().map(span -> cut(rendered.text(), span)))
        .containsExactly("ab😀", "c😀", "end");
  }

  private static String cut(String text, Rendered.Span span) {
    return text.substring(span.start(), span.end());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{{ 1|nope }};no filter is named 'nope'",
        "{{ 1 is nope }};no test is named 'nope'",
        "{% nope %};unknown tag 'nope'",
        "{{ 'a'.nope() }};'str object' has no attribute 'nope'",
        "{{ x() }};'x' is undefined",
        "{% include 'x' %};the tag 'include' is not supported",
        "{% extends 'x' %};the tag 'extends' is not supported",
        "{% from 'x' import y %};the tag 'from' is not supported",
        "{% block a %}{% endblock %};the tag 'block' is not supported",
        "{% if x %};'elif' or 'else' or 'endif' is missing",
        "{{ raise_exception('no roles') }};no roles",
        "{{ [1]|random }};the filter 'random' is not supported",
        "{{ lipsum() }};'lipsum' is not supported",
        "{{ strftime_now('%Q') }};the directive '%Q' is not supported",
        "{{ 1 + 'a' }};unsupported operand types for +: 'int' and 'str'",
        "{{ [].append(1) }};access to attribute 'append' of 'list' object is unsafe",
        "{{ x.__class__ }};'x' is undefined",
        "{{ ''.__class__.__mro__ }};access to attribute '__class__' of 'str' object is unsafe",
        "{{ ''.upper }};cannot be printed",
        "{{ range(10**9) }};Range too big",
      })
  void namesTheLineAndWhatIsWrong(String source, String message) {
    assertThatThrownBy(() -> render("a\nb\n" + source, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 3: ")
        .hasMessageContaining(message);
  }

  @Test
  void canBeRenderedAgain() {
    ChatTemplate template =
        ChatTemplate.parse("{% set ns = namespace(n=x) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}");
    assertThat(template.render(Map.of("x", 1), NOW).text()).isEqualTo("2");
    assertThat(template.render(Map.of("x", 5), NOW).text()).isEqualTo("6");
  }
}
