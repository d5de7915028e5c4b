package org.javoke.benchmark.bfcl;

import java.util.List;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;

/**
 * A question as the data has it.
 *
 * @param turns the messages of each turn; a single-turn question has one turn
 * @param functions those offered in the first request, as their authors describe them
 */
public record BfclEntry(
    String id, BfclCategory category, List<List<Message>> turns, List<Tool> functions) {
  public BfclEntry {
    turns = turns.stream().map(List::copyOf).toList();
    functions = List.copyOf(functions);
  }
}
