package org.javoke.samples;

import java.util.List;
import org.javoke.template.Rendered.Span;

/**
 * A conversation's text, and the parts of it that bear loss.
 *
 * @param learned in order, none empty, none overlapping another
 * @param byTemplate whether the template itself marked them
 */
record MarkedText(String text, List<Span> learned, boolean byTemplate) {

  MarkedText {
    learned = List.copyOf(learned);
  }
}
