package org.javoke.call;

import java.util.List;

/** One way in which models write tool calls as text. Parsing never throws, whatever the text. */
public interface CallFormat {

  /** {@return the name under which users choose it, such as {@code hermes}} */
  String name();

  /** {@return the calls in the reply, or why there are none} */
  Parsed parse(String reply);

  /**
   * {@return the index of the first character, from an index on, at which {@link #parse} would
   * begin to read a call, or -1 where it would not} What begins there need not be well formed.
   */
  int nextCall(String reply, int from);

  /**
   * {@return the calls as a model that speaks this format would write them} {@link #parse} of it
   * gives the calls back.
   */
  String write(List<ToolCall> calls);
}
