package org.javoke.score;

import org.javoke.call.Answer;

/** One way of judging answers. Total: any answer to any task gets a verdict, nothing is thrown. */
public interface Scorer {

  /** {@return the name under which its verdicts are reported: {@code bfcl} or {@code fair}} */
  String name();

  Score score(Task task, Answer answer);
}
