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
}
