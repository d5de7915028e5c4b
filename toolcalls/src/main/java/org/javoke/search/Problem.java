package org.javoke.search;

import java.util.Optional;
import org.javoke.chat.Prompt;
import org.javoke.score.Task;

/**
 * What a tree is grown for.
 *
 * @param id names its tree; unique in one search
 * @param prompt what the model is asked
 * @param task what an answer is held against; empty where no reference is known
 * @param reference a right answer as the model would write it; empty where none is known
 */
public record Problem(String id, Prompt prompt, Optional<Task> task, Optional<String> reference) {}
