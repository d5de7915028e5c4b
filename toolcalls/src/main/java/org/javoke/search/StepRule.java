package org.javoke.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides answers into steps, whatever their text: the steps of a text, joined, are the text.
 *
 * <p>A step ends for certain only where what follows has begun, since "3." may go on as "3.5". Line
 * breaks between two steps belong to the first and other white space to the second, as tokenizers
 * have it.
 */
public sealed interface StepRule permits CallsAndSentences, Fragments {

  /**
   * {@return where the step that begins at an index ends; null where that is not known yet}
   *
   * @param from less than the answer's length, where the step before it ended
   * @param inList whether the steps before left a list of calls open
   * @param ended whether the answer is all there is, so that its end is that of a step
   */
  @Nullable Cut next(String answer, int from, boolean inList, boolean ended);

  /**
   * The end of a step.
   *
   * @param end index after its last character
   * @param inList whether it leaves a list of calls open
   */
  record Cut(int end, boolean inList, Step.Kind kind) {}

  /** {@return texts after which a step has ended, wherever they are in it; there may be others} */
  default List<String> stops() {
    return List.of();
  }

  /** No answer is taken for more steps: what is left then is the last. */
  int MOST_STEPS = 1_000;

  /** {@return the steps of a whole answer} */
  default List<Step> split(String answer) {
    List<Step> steps = new ArrayList<>();
    boolean inList = false;
    for (int from = 0; from < answer.length(); ) {
      Cut cut =
          steps.size() == MOST_STEPS - 1
              ? new Cut(answer.length(), false, Step.Kind.SENTENCE)
              : next(answer, from, inList, true);
      if (cut == null) {
        throw new IllegalStateException("an answer that has ended has a step without an end");
      }
      steps.add(new Step(answer.substring(from, cut.end()), cut.kind(), cut.inList()));
      from = cut.end();
      inList = cut.inList();
    }
    return steps;
  }
}
