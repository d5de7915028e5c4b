package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A file or a directory. Nodes can be shared: copying a directory copies its table of contents, not
 * what stands in it, so a change through one shows through the other.
 */
abstract sealed class Node {

  private final String name;

  Node(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  static final class File extends Node {

    private Value content; // a text, unless a model wrote something else

    File(String name, Value content) {
      super(name);
      this.content = content;
    }

    Value content() {
      return content;
    }

    void write(Value text) {
      content = text;
    }
  }

  static final class Directory extends Node {

    private final @Nullable Directory parent;
    private final Map<String, Node> contents;

    /**
     * @param contents kept as it is, so that directories may share it
     */
    Directory(String name, @Nullable Directory parent, Map<String, Node> contents) {
      super(name);
      this.parent = parent;
      this.contents = contents;
    }

    Directory(String name, @Nullable Directory parent) {
      this(name, parent, new LinkedHashMap<>());
    }

    @Nullable Directory parent() {
      return parent;
    }

    Map<String, Node> contents() {
      return contents;
    }
  }
}
