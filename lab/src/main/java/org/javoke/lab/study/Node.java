package org.javoke.lab.study;

import java.util.List;
import java.util.Map;

/** A piece of YAML that knows its line, from 1. */
sealed interface Node {

  int line();

  record Scalar(String text, int line) implements Node {}

  record Listing(List<Node> items, int line) implements Node {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /**
   * Names with what stands below them, in the file's order.
   *
   * @param lines of the names
   */
  record Mapping(Map<String, Node> entries, Map<String, Integer> lines, int line) implements Node {}
}
