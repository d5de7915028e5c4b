package org.javoke.score;

import java.util.List;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;

/**
 * What an answer is held against.
 *
 * @param category BFCL's name of the test category, such as {@code live_parallel_multiple}: the
 *     reference decides by it how calls are matched
 * @param tools the tools that were offered, as their authors describe them
 */
public record Task(String category, Language language, List<Tool> tools, Expectation expectation) {
  public Task {
    tools = List.copyOf(tools);
  }
}
