package org.javoke.template;

import java.util.List;

/**
 * What a template made of a conversation.
 *
 * @param text the prompt
 * @param generations where in the text the assistant's own words stand, in order: what the template
 *     marks with its tag of that name, and what a loss mask keeps. Text that goes through a filter,
 *     a {@code set} block or an expression before it is printed has lost its marks.
 */
public record Rendered(String text, List<Span> generations) {

  /**
   * A part of the text.
   *
   * @param start its first UTF-16 unit
   * @param end the first UTF-16 unit behind it
   */
  public record Span(int start, int end) {}
}
