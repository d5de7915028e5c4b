package org.javoke.score;

import java.util.Optional;
import org.javoke.call.Answer;

/** One way of judging answers. Total: any answer to any task gets a verdict, nothing is thrown. */
public interface Scorer {

  /** {@return the name under which its verdicts are reported: {@code bfcl} or {@code fair}} */
  String name();

  Score score(Task task, Answer answer);

  /** {@return whether it has a say in tasks such as this one; if not, its verdict is not asked} */
  default boolean judges(Task task) {
    return !(task.expectation() instanceof Expectation.Said);
  }

  /** {@return what the answer's calls did, where scoring carries them out} */
  default Optional<Trace> trace(Task task, Answer answer) {
    return Optional.empty();
  }
}
