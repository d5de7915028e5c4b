package org.javoke.call;

import java.util.List;

/** What a model answered, before anything is made of it. */
public sealed interface Answer {

  /** Text only: prompting mode, or a model that chose not to call. */
  record Text(String text) implements Answer {}

  /**
   * Structured calls.
   *
   * @param calls as the server sent them, in order
   * @param text what the model said beside them; often empty
   */
  record Native(List<NativeCall> calls, String text) implements Answer {
    public Native {
      calls = List.copyOf(calls);
    }
  }

  /**
   * All that a model answered in a conversation in which its calls were carried out. No single
   * request is answered by one.
   *
   * @param turns for each message of the user the replies to it, in order; the last of a turn makes
   *     no call, unless the model was stopped
   */
  record Turns(List<List<Answer>> turns) implements Answer {
    public Turns {
      turns = turns.stream().map(List::copyOf).toList();
      if (turns.stream().flatMap(List::stream).anyMatch(Turns.class::isInstance)) {
        throw new IllegalArgumentException("a reply within a turn is a conversation itself");
      }
    }

    /** {@return all replies, in order} */
    public List<Answer> replies() {
      return turns.stream().flatMap(List::stream).toList();
    }
  }
}
