package org.javoke.benchmark.bfcl.multiturn;

import java.util.ArrayList;
import java.util.List;
import org.javoke.call.Answer;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Executable;

/**
 * What a model called: turns, steps of a turn, and calls of a step, as text.
 *
 * @param turns in order
 */
public record Trajectory(List<List<List<String>>> turns) {

  /**
   * The most steps of a turn. The reference asks no further after them, and its checker then finds
   * fewer turns than it expects.
   */
  public static final int MAX_STEPS = 20;

  public Trajectory {
    turns = turns.stream().map(turn -> turn.stream().map(List::copyOf).toList()).toList();
  }

  /**
   * {@return the calls of replies in prompting mode} Steps without calls, and those that cannot be
   * read, are left out, as the reference does.
   *
   * @param replies turns, and the reply of each step
   */
  public static Trajectory ofReplies(List<List<String>> replies) {
    return ofAnswers(
        replies.stream()
            .map(turn -> turn.stream().<Answer>map(Answer.Text::new).toList())
            .toList());
  }

  /** {@return the calls of replies, as {@link #ofReplies} reads them} */
  static Trajectory ofAnswers(List<List<Answer>> replies) {
    BfclDecoder decoder = new BfclDecoder();
    List<List<List<String>>> turns = new ArrayList<>();
    for (List<Answer> replied : replies) {
      List<List<String>> steps = new ArrayList<>();
      for (Answer reply : replied) {
        if (decoder.execute(reply) instanceof Executable.Sources sources && !sources.isEmpty()) {
          steps.add(sources.calls());
        }
      }
      turns.add(steps);
    }
    return new Trajectory(turns);
  }

  /** {@return whether a turn has no step, or only one without calls} */
  boolean isEmpty(int turn) {
    List<List<String>> steps = turns.get(turn);
    return steps.isEmpty() || (steps.size() == 1 && steps.getFirst().isEmpty());
  }
}
