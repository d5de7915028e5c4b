package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the source, the outcome is a text or a TemplateException: nothing else, and no hang. */
@Timeout(120)
class FuzzTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20, 30);
  private static final int ROUNDS = 400;
  private static final Limits LIMITS = new Limits(50_000, 2 << 20, 200);
  private static final Map<String, Object> CONTEXT =
      Map.of("messages", List.of(Map.of("role", "user", "content", "hé 😀")), "n", 3, "s", "a b<c");

  private static final List<String> PIECES =
      List.of(
          "{% for m in messages %}{{ loop.index }}{{ m.content }}{% endfor %}",
          "{% macro f(a, b=1) %}{{ a ~ b }}{{ varargs }}{% endmacro %}{{ f(1, *[2]) }}",
          "{% set ns = namespace(x=0) %}{% set ns.x = ns.x + n %}{{ ns }}",
          "{% if n is divisibleby 3 and s in 'abc' %}x{% elif not s %}y{% else %}z{% endif %}",
          "{{ messages | map(attribute='role') | join(', ') | upper }}",
          "{{ '%05.2f|%s' % (n, s) }}{{ '{:>{}}'.format(s, 9) }}",
          "{{ s[::-1] ~ s[1:] ~ messages[0]['content'] }}",
          "{% call(x) f(2) %}{{ x }}{% endcall %}{% filter indent(2) %}a\nb{% endfilter %}",
          "{% set a, b = (1, [2]) %}{% with c = a %}{{ c ** 2 // 3 % 2 }}{% endwith %}",
          "{{ messages | tojson(indent=2) }}{{ {'a': none, 1: 1.5e-7} }}",
          "{# c #}{% raw %}{{ x }}{% endraw %}{%- generation -%}g{%- endgeneration %}",
          "{{ s.split(' ', 1) }}{{ s|wordwrap(2) }}{{ s|title|truncate(3, true, '') }}",
          "{% for x in [1, [2]] recursive %}{{ x if x is number else loop(x) }}{% endfor %}");

  private static final List<String> FRAGMENTS =
      List.of(
          "{{",
          "}}",
          "{%",
          "%}",
          "{%-",
          "-%}",
          "{#",
          "#}",
          "(",
          ")",
          "[",
          "]",
          "|",
          ".",
          ",",
          ":",
          "**",
          "//",
          "~",
          "'",
          "\"",
          "\\",
          "*",
          "=",
          "not ",
          " in ",
          " is ",
          " if ",
          "else",
          "9e9",
          "0x",
          "😀",
          "\n",
          "\u0000",
          "\uD800",
          "none",
          "loop",
          "caller",
          "self",
          "-1",
          "10**9",
          "|list",
          "|sort",
          "|batch(2)",
          "|groupby('a')",
          "|round(-1)",
          "|int(0,36)",
          ".format(s)");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void endsInTextOrTemplateException(long seed) {
    Random random = new Random(seed);
    int rendered = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String source = mutated(random);
      try {
        ChatTemplate.parse(source).render(CONTEXT, NOW, LIMITS);
        rendered++;
      } catch (TemplateException e) {
        assertThat(e.line()).as(source).isPositive();
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ": " + PythonText.quote(source), e);
      }
    }
    assertThat(rendered).as("mutations that are still templates").isGreaterThan(ROUNDS / 20);
  }

  private static String mutated(Random random) {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i <= random.nextInt(3); i++) {
      source.append(pick(PIECES, random));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      int from = random.nextInt(source.length() + 1);
      int to = Math.min(source.length(), from + random.nextInt(6));
      switch (random.nextInt(3)) {
        case 0 -> source.delete(from, to);
        case 1 -> source.insert(from, pick(FRAGMENTS, random));
        default -> source.replace(from, to, pick(FRAGMENTS, random));
      }
    }
    return source.toString();
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
