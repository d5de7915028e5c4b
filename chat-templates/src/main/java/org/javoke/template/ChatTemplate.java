package org.javoke.template;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.template.engine.RenderException;
import org.javoke.template.engine.Rendering;
import org.javoke.template.python.Budget;
import org.javoke.template.python.BudgetException;
import org.javoke.template.python.Value;
import org.javoke.template.python.Values;
import org.javoke.template.syntax.Statement;
import org.javoke.template.syntax.StatementParser;
import org.javoke.template.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A model's chat template, ready to be rendered: what jinja2 3.1 makes of it in the environment
 * that transformers gives chat templates, to the character. Immutable and safe to share between
 * threads.
 *
 * <p>What is not supported fails with an error that names it: {@code include}, {@code extends},
 * {@code import}, {@code block} and {@code autoescape}, which need other templates or HTML, and
 * what is random.
 */
public final class ChatTemplate {

  private final List<Statement> statements;

  private ChatTemplate(List<Statement> statements) {
    this.statements = statements;
  }

  /**
   * {@return the template with that source}
   *
   * @throws TemplateException if it is not well formed, or names an unknown tag, filter or test
   */
  public static ChatTemplate parse(String source) {
    try {
      return new ChatTemplate(StatementParser.parse(source, Rendering.vocabulary()));
    } catch (SyntaxException e) {
      throw new TemplateException(e.line(), e);
    }
  }

  /**
   * {@return what the template makes of the variables, within the default limits}
   *
   * @param context the variables ({@code messages}, {@code tools}, {@code add_generation_prompt},
   *     {@code bos_token}, ...): null, String, Boolean, numbers, collections, and maps, whose order
   *     is kept. A variable that is absent is undefined, which is not the same as null.
   * @param now the time that {@code strftime_now} prints
   * @throws TemplateException if it fails, calls {@code raise_exception}, or exceeds a limit
   * @throws IllegalArgumentException if the context holds a value of another type
   */
  public Rendered render(Map<String, ? extends @Nullable Object> context, LocalDateTime now) {
    return render(context, now, Limits.DEFAULT);
  }

  /** {@return the same as {@link #render(Map, LocalDateTime)} within other limits} */
  public Rendered render(
      Map<String, ? extends @Nullable Object> context, LocalDateTime now, Limits limits) {
    Budget budget = new Budget(limits.steps(), limits.bytes(), limits.depth());
    try {
      Rendering rendering = Rendering.of(statements, variables(context), now, budget);
      return new Rendered(
          rendering.text(),
          rendering.generations().stream()
              .map(span -> new Rendered.Span(span[0], span[1]))
              .toList());
    } catch (RenderException e) {
      throw new TemplateException(e.line(), e);
    } catch (BudgetException e) {
      throw new TemplateException(1, e);
    }
  }

  private static Map<String, Value> variables(Map<String, ? extends @Nullable Object> context) {
    Map<String, Value> variables = new HashMap<>();
    context.forEach((name, value) -> variables.put(name, Values.of(value)));
    return variables;
  }
}
