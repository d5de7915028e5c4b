package org.javoke.benchmark;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.score.Task;

/**
 * One question of a benchmark.
 *
 * @param id unique within the benchmark
 * @param category under which results are added up; in BFCL that of the task
 * @param messages the conversation that is put to the model, before any mode's own system prompt
 */
public record Question(String id, String category, List<Message> messages, Task task) {
  public Question {
    messages = List.copyOf(messages);
  }

  public Question(String id, List<Message> messages, Task task) {
    this(id, task.category(), messages, task);
  }
}
