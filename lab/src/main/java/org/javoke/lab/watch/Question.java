package org.javoke.lab.watch;

import org.javoke.chat.Prompt;
import org.javoke.score.Task;

/**
 * One thing that the model is asked.
 *
 * @param id unique among the questions
 * @param task what the reply is held against
 */
record Question(String id, Prompt prompt, Task task) {}
