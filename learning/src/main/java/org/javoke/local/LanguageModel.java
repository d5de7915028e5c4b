package org.javoke.local;

import java.util.Iterator;
import java.util.function.Consumer;
import org.javoke.generate.CompletionScorer;
import org.javoke.policy.Policy;

/**
 * A language model whose texts are made into tokens here, wherever it is computed: what search and
 * replay need of one.
 */
public interface LanguageModel extends AutoCloseable {

  /** {@return where its texts meet tokens} */
  ChatTokenizer words();

  /**
   * {@return the model as a policy that continues answers} It stays this model's: closing it leaves
   * the model open.
   */
  Policy policy();

  /**
   * Says how likely completions are: every request gets its one outcome.
   *
   * @param requests taken as there is room for them
   * @param sink is handed outcomes one at a time
   */
  void score(Iterator<CompletionScorer.Request> requests, Consumer<CompletionScorer.Outcome> sink)
      throws InterruptedException;

  @Override
  void close();
}
