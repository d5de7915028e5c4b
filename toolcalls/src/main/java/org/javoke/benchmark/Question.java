package org.javoke.benchmark;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.score.Task;

/**
 * One question of a benchmark: what is asked first, and in a conversation what is asked later.
 *
 * @param id unique within the benchmark
 * @param category under which results are added up; in BFCL that of the task
 * @param messages the conversation that is put to the model, before any mode's own system prompt
 * @param later the turns after the first; empty where one reply settles the question
 */
public record Question(
    String id, String category, List<Message> messages, Task task, List<Turn> later) {
  public Question {
    messages = List.copyOf(messages);
    later = List.copyOf(later);
  }

  public Question(String id, String category, List<Message> messages, Task task) {
    this(id, category, messages, task, List.of());
  }

  public Question(String id, List<Message> messages, Task task) {
    this(id, task.category(), messages, task);
  }
}
