package org.javoke.benchmark.bfcl.multiturn.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Walks over a tree of files; such a tree may contain itself. */
final class FileTree {

  private static final int MAX_DEPTH = 900; // Python stops at about as many nested calls

  /** Shared directories can make a walk exponentially longer than the calls that built them. */
  private static final int MAX_NODES = 100_000;

  /** Of the paths that a search makes, and of the files whose size is asked. */
  private static final long MAX_CHARACTERS = 64L * 1024 * 1024;

  private final List<Node.Directory> open = new ArrayList<>();
  private int visited;
  private long characters;

  private FileTree() {}

  /** {@return the directory that a question's data describes} */
  static Node.Directory load(String name, Value description, @Nullable LongContext longContext) {
    return load(name, null, description, longContext);
  }

  private static Node.Directory load(
      String name,
      Node.@Nullable Directory parent,
      Value description,
      @Nullable LongContext longContext) {
    Node.Directory directory = new Node.Directory(name, parent);
    Value.Fields entries = fields(fields(description, name).at("contents"), name);
    entries
        .values()
        .forEach((entry, value) ->
            directory.contents().put(entry, node(entry, directory, value, longContext)));
    boolean innermost =
        directory.contents().values().stream().noneMatch(Node.Directory.class::isInstance);
    if (longContext != null && innermost) {
      for (String file : longContext.fillingFiles()) {
        directory.contents().putIfAbsent(file, new Node.File(file, Value.of("")));
      }
    }
    return directory;
  }

  private static Node node(
      String name, Node.Directory parent, Value value, @Nullable LongContext longContext) {
    Value.Fields fields = fields(value, name);
    if (fields.at("type") instanceof Value.Text(String type) && type.equals("directory")) {
      return load(name, parent, value, longContext);
    }
    Value content = fields.at("content");
    if (content == null) {
      throw new InputException(
          "initial_config: the file \"%s\" has no \"content\"; mend the question's data"
              .formatted(name));
    }
    if (longContext != null && content instanceof Value.Text(String text)) {
      content = Value.of(longContext.lengthened(name, text));
    }
    return new Node.File(name, content);
  }

  private static Value.Fields fields(@Nullable Value value, String name) {
    if (value instanceof Value.Fields fields) {
      return fields;
    }
    throw new InputException(
        "initial_config: \"%s\" must be described by an object {...}; mend the question's data"
            .formatted(name));
  }

  /**
   * {@return the paths of all entries below the directory whose name holds the part}
   *
   * @param path of the directory, before each entry's own
   * @param part null for all entries
   */
  static List<Value> find(Node.Directory directory, String path, @Nullable Value part) {
    List<Value> found = new ArrayList<>();
    new FileTree().find(directory, path, part, found);
    return found;
  }

  private void find(
      Node.Directory directory, String path, @Nullable Value part, List<Value> found) {
    enter(directory, "maximum recursion depth exceeded while calling a Python object");
    for (Map.Entry<String, Node> entry : directory.contents().entrySet()) {
      read(path.length() + 1L + entry.getKey().length());
      String entryPath = path + "/" + entry.getKey();
      if (part == null || Types.contains(entry.getKey(), part)) {
        found.add(Value.of(entryPath));
      }
      if (entry.getValue() instanceof Node.Directory child) {
        find(child, entryPath, part, found);
      }
    }
    open.removeLast();
  }

  /** {@return the bytes of all files below the directory, in UTF-8} */
  static long bytes(Node.Directory directory) {
    return new FileTree().sum(directory);
  }

  private long sum(Node.Directory directory) {
    enter(directory, "maximum recursion depth exceeded");
    long bytes = 0;
    for (Node node : directory.contents().values()) {
      bytes +=
          switch (node) {
            case Node.File file -> bytes(file.content());
            case Node.Directory child -> sum(child);
          };
    }
    open.removeLast();
    return bytes;
  }

  private long bytes(Value content) {
    if (content instanceof Value.Text(String text)) {
      read(text.length());
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    throw Failure.noAttribute(content, "encode");
  }

  /**
   * {@return the tree as a value} Directories become {@code {"$dir": name, "contents": {...}}},
   * files {@code {"$file": name, "content": ...}}, and a directory inside itself {@code {"$cycle":
   * name}}.
   */
  static Value.Fields state(Node.Directory root) {
    return new FileTree().value(root);
  }

  private Value.Fields value(Node.Directory directory) {
    if (open.contains(directory) || open.size() > MAX_DEPTH || visited > MAX_NODES) {
      return Attributes.only("$cycle", directory.name());
    }
    visited += 1 + directory.contents().size();
    open.add(directory);
    Map<String, Value> contents = new LinkedHashMap<>();
    directory.contents().forEach((name, node) -> contents.put(name, value(node)));
    open.removeLast();
    return Attributes.of("$dir", directory.name())
        .and("contents", new Value.Fields(contents))
        .value();
  }

  private Value.Fields value(Node node) {
    return switch (node) {
      case Node.File file ->
          Attributes.of("$file", file.name()).and("content", file.content()).value();
      case Node.Directory directory -> value(directory);
    };
  }

  private void read(long more) {
    characters += more;
    if (characters > MAX_CHARACTERS) {
      throw new Failure("the files and their paths are too long to be walked over here");
    }
  }

  private void enter(Node.Directory directory, String tooDeep) {
    visited += 1 + directory.contents().size();
    if (open.size() >= MAX_DEPTH || visited > MAX_NODES || open.contains(directory)) {
      throw new Failure(tooDeep);
    }
    open.add(directory);
  }
}
