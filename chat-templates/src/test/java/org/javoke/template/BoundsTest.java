package org.javoke.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile templates end in an error, soon and in little memory: this module's tests run in 64 MB.
 */
@Timeout(60)
class BoundsTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20, 30);
  private static final long SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in range(10**12) %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m(x) %}{{ m(x ~ 'a')|upper }}{% endmacro %}{{ m('') }}",
        "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 'a' * 10**30 }}",
        "{{ [1] * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '%.999999999f' % 1 }}",
        "{{ '%*d' % (1000000000, 1) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a'.zfill(1000000000) }}",
        "{{ '\\t'.expandtabs(1000000000) }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ '{:.1000000000f}'.format(1.5) }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'|indent(1000000000, true) }}",
        "{{ [1]|batch(1000000000, 'x')|list }}",
        "{{ []|slice(1000000000)|list }}",
        "{{ 10**(10**10) }}",
        "{% set ns = namespace(x=3) %}{% for i in range(1000) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
        "{% set ns = namespace(x='ab') %}{% for i in range(1000) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x='ab') %}{% for i in range(1000) %}{% set ns.x = ns.x.replace('a', 'aaaa') %}{% endfor %}",
        "{% set ns = namespace(x='ab') %}{% for i in range(1000) %}{% set ns.x = ns.x.join(ns.x) %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(1000) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
        "{% set ns = namespace(x=[1]) %}{% for i in range(1000) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}",
        "{% set ns = namespace(x=1) %}{% for i in range(100) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=1) %}{% for i in range(100) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x|tojson }}",
        "{% set ns = namespace(x=1, y=1) %}{% for i in range(100) %}{% set ns.x = [ns.x, ns.x] %}{% set ns.y = [ns.y, ns.y] %}{% endfor %}{{ ns.x == ns.y }}",
        "{% set ns = namespace(x=[]) %}{% for i in range(1000) %}{% set ns.x = ns.x|map('upper') %}{% endfor %}{{ ns.x|list }}",
        "{% set ns = namespace() %}{% set ns.x = [ns] %}{{ ns }}",
        "{% set ns = namespace(d={}) %}{% for i in range(1000) %}{% set ns.d = {'a': ns.d.items()} %}{% endfor %}{{ ns.d == {} }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ a }}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% set x %}{{ a }}{% endset %}{% endfor %}{% endfor %}",
        "{% set s = 'a' * 1000000 %}{% for a in range(99999) %}{% if 'b' in s %}{% endif %}{% endfor %}",
        "{% set s = 'a' * 500000 %}{% for a in range(99999) %}{% if ('a' * 1000 ~ 'b') in s %}{% endif %}{% endfor %}",
        "{% set s = 'a' * 500000 %}{% for a in range(99999) %}{% if s.strip('ba') %}{% endif %}{% endfor %}",
        "{% set s = 'a' * 500000 %}{% for a in range(99999) %}{% if s.isalpha() and s.count('ab') == 1 %}{% endif %}{% endfor %}",
        "{% set s = ' a' * 300000 %}{% for a in range(99999) %}{% if s|wordcount == 1 %}{% endif %}{% endfor %}",
        "{% set s = '\\x01' * 3000000 %}{{ [s, s, s] }}",
        "{% set s = '\\x01' * 3000000 %}{{ s|tojson }}",
        "{% set s = '<' * 3000000 %}{{ s|e }}",
        "{% set s = 'a b ' * 900000 %}{{ s.split()|length }}{{ s|wordwrap(1) }}",
        "{% set l = range(99999)|list %}{% for i in l %}{{ l|sort|length }}{% endfor %}",
        "{% set l = range(99999)|list %}{% for i in l %}{{ -1 in l }}{% endfor %}",
        "{% set l = range(99999)|list %}{% for i in l %}{{ l|sum }}{{ l|max }}{{ l|unique|list }}{% endfor %}",
        "{% set c = cycler(1, 2) %}{% for i in range(99999) %}{% for j in range(99999) %}{% set x = c.next() %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% for i in range(10) %}{{ m(n + 1) if n < 20 }}{% endfor %}{% endmacro %}{{ m(0) }}",
        "{{ ('{0}' * 100000).format('a' * 10000) }}",
        "{{ ('%s' * 3) % ('a' * 9000000, 'b', 'c') }}",
      })
  void endsHostileTemplates(String source) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThatThrownBy(() -> ChatTemplate.parse(source).render(Map.of(), NOW))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 1: ");
    // The processor's time, since the machine may be busy with other things; twice what a warm
    // machine needs, since here the interpreter is cold.
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"(|)", "[|]", "{1:|}", "-|", "not |", "1 if 0 else |", "x(|)", "x[|]", "'a' ~ (|)"})
  void refusesDeeplyNestedExpressions(String opening, @Nullable String closing) {
    String closings = closing == null ? "" : closing.repeat(15_000);
    String source = "{{ " + opening.repeat(15_000) + "1" + closings + " }}";
    assertThat(outcomeOnSmallStack(source)).contains("nested deeper than 100 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{% if a %}", "{% for a in b %}", "{% macro a() %}", "{% set a %}", "{% with %}"})
  void refusesDeeplyNestedStatements(String opening) {
    assertThat(outcomeOnSmallStack(opening.repeat(10_000)))
        .contains("nested deeper than 100 levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1",
        "|abs",
        ".a",
        "[0]",
        "()",
        " and 1",
        " or 0",
        "*1",
        "**1",
        "|abs is defined"
      })
  void endsLongChains(String link) {
    String outcome = outcomeOnSmallStack("{{ 1" + link.repeat(15_000) + " }}");
    assertThat(outcome).contains("nests deeper than");
  }

  @Test
  void endsRecursionOnASmallStack() {
    String macro =
        "{% macro m(x) %}{% for i in [1] %}{% if true %}{{ m([x]|list|first ~ '')|upper }}"
            + "{% endif %}{% endfor %}{% endmacro %}{{ m('a') }}";
    assertThat(outcomeOnSmallStack(macro)).contains("nests deeper than");
    assertThat(
            outcomeOnSmallStack(
                "{% set ns = namespace(x=1) %}"
                    + "{% for i in range(250) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x == [ns.x] }}{{ ns.x }}"))
        .contains("[[1]]");
  }

  @Test
  void refusesValuesThatHoldThemselves() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    assertThatThrownBy(() -> ChatTemplate.parse("x").render(Map.of("a", self), NOW))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("nests deeper than");
  }

  @Test
  void refusesEndlessSources() {
    assertThatThrownBy(() -> ChatTemplate.parse("{{a}}".repeat(100_000)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("500000 characters; at most 262144 are allowed");
  }

  @Test
  void keepsToOtherLimits() {
    ChatTemplate template = ChatTemplate.parse("{% for i in range(100) %}{{ i }}{% endfor %}");
    assertThat(template.render(Map.of(), NOW).text()).hasSize(190);
    assertThatThrownBy(() -> template.render(Map.of(), NOW, new Limits(100, 1 << 20, 100)))
        .hasMessageContaining("more than 100 steps");
    assertThatThrownBy(() -> template.render(Map.of(), NOW, new Limits(10_000, 500, 100)))
        .hasMessageContaining("more than 500 bytes");
    assertThatThrownBy(() -> template.render(Map.of(), NOW, new Limits(10_000, 1 << 20, 1)))
        .hasMessageContaining("deeper than 1 levels");
    assertThatThrownBy(() -> new Limits(0, 1, 1)).hasMessageContaining("steps=0");
  }

  @Test
  void leavesRoomForLongConversations() {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      messages.add(
          Map.of("role", i % 2 == 0 ? "user" : "assistant", "content", "word ".repeat(100)));
    }
    String source =
        "{% for m in messages %}<|{{ m.role }}|>{{ m['content'].split('</think>')[-1].strip() }}\n{% endfor %}";
    assertThat(ChatTemplate.parse(source).render(Map.of("messages", messages), NOW).text())
        .hasSizeGreaterThan(500_000);
  }

  /** Parses and renders on a thread whose stack is half the usual size. */
  private static String outcomeOnSmallStack(String source) {
    AtomicReference<String> outcome = new AtomicReference<>("");
    Runnable work =
        () -> {
          try {
            outcome.set(ChatTemplate.parse(source).render(Map.of(), NOW).text());
          } catch (TemplateException e) {
            outcome.set(String.valueOf(e.getMessage()));
          } catch (StackOverflowError e) {
            outcome.set("stack overflow");
          }
        };
    Thread thread = new Thread(null, work, "small stack", SMALL_STACK);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return outcome.get();
  }
}
