package org.javoke.benchmark.bfcl;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.javoke.benchmark.Turn;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;

/**
 * A question as the data has it.
 *
 * @param turns the messages of each turn; a single-turn question has one turn
 * @param functions those offered in the first request, as their authors describe them
 * @param released those that are held back until a turn begins, by turn from 0
 */
public record BfclEntry(
    String id,
    BfclCategory category,
    List<List<Message>> turns,
    List<Tool> functions,
    Map<Integer, List<Tool>> released) {
  public BfclEntry {
    turns = turns.stream().map(List::copyOf).toList();
    functions = List.copyOf(functions);
    released = Map.copyOf(released);
  }

  /** {@return the turns after the first} */
  List<Turn> later() {
    return IntStream.range(1, turns.size())
        .mapToObj(turn -> new Turn(turns.get(turn), released.getOrDefault(turn, List.of())))
        .toList();
  }
}
