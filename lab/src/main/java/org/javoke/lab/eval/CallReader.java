package org.javoke.lab.eval;

import java.util.List;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.score.Task;

/** Finds the calls in an answer, for people to read; scorers read answers in their own ways. */
@FunctionalInterface
public interface CallReader {

  /** {@return the calls in the order written; empty where there are none or they cannot be read} */
  List<ToolCall> calls(Task task, Answer answer);
}
