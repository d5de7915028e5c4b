package org.javoke.template.engine;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.template.python.Budget;
import org.javoke.template.python.BudgetException;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Value;
import org.javoke.template.syntax.Statement;
import org.javoke.template.syntax.Vocabulary;

/**
 * The result of running a template.
 *
 * @param text what it wrote
 * @param generations where the assistant's own words stand: start and end in UTF-16 units
 */
public record Rendering(String text, List<int[]> generations) {

  /** {@return the filters and tests that exist} */
  public static Vocabulary vocabulary() {
    return new Vocabulary(Filters.ALL.keySet(), Tests.ALL.keySet());
  }

  /**
   * Runs a template.
   *
   * @param now what {@code strftime_now} prints
   * @throws RenderException if it fails, raises, or exceeds the budget
   */
  public static Rendering of(
      List<Statement> template, Map<String, Value> context, LocalDateTime now, Budget budget) {
    Map<String, Value> variables = new HashMap<>(Globals.of(now));
    variables.putAll(context);
    Interpreter interpreter = new Interpreter(budget);
    Output output = new Output(budget);
    try {
      interpreter.run(template, Scope.of(variables), output);
      return new Rendering(output.toString(), output.generations());
    } catch (PythonException | BudgetException e) {
      throw new RenderException(interpreter.line(), e);
    }
  }
}
