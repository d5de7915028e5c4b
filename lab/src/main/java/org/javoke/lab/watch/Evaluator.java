package org.javoke.lab.watch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.train.Trainee;

/**
 * Measures a model that is being trained. It changes neither its weights nor how training goes on.
 */
public interface Evaluator extends AutoCloseable {

  /**
   * {@return what was measured with the weights of now}
   *
   * @throws InterruptedException if the thread is to stop
   */
  Result evaluate(Trainee model) throws InterruptedException;

  /** {@return what besides the weights decides about the result, such as hashes of the data} */
  Map<String, String> identity();

  @Override
  void close();

  /**
   * What an evaluation measured.
   *
   * @param metrics by name, such as {@code eval_ast_accuracy}; what cannot be said is left out
   * @param replies that the model wrote
   */
  record Result(Map<String, Double> metrics, List<JudgedReply> replies) {
    public Result {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      replies = List.copyOf(replies);
    }
  }
}
