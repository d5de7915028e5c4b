package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a study's file while it is read: what does not fit is noted as a mistake, and
 * reading goes on with nothing in its place.
 *
 * @param what it is, for messages
 */
record Section(String what, Node.Mapping node, Mistakes mistakes) {

  private static final Node.Mapping NOTHING = new Node.Mapping(Map.of(), Map.of(), 1);

  /** {@return the node as a mapping with no names but these} */
  static Section of(String what, @Nullable Node node, Mistakes mistakes, String... names) {
    if (node instanceof Node.Mapping mapping) {
      List<String> known = List.of(names);
      mapping
          .lines()
          .forEach((name, line) -> {
            if (!known.contains(name)) {
              mistakes.unknown(line, "in " + what + " the name", name, known);
            }
          });
      return new Section(what, mapping, mistakes);
    }
    if (node != null) {
      mistakes.add(node.line(), what + ": expected lines of 'name: value'");
    }
    return new Section(what, NOTHING, mistakes);
  }

  @Nullable Node at(String name) {
    return node.entries().get(name);
  }

  boolean has(String name) {
    return at(name) != null;
  }

  String text(String name, String otherwise) {
    return switch (at(name)) {
      case null -> otherwise;
      case Node.Scalar(String text, int _) -> text;
      case Node.Listing wrong -> unfit(name, wrong, "a value", otherwise);
      case Node.Mapping wrong -> unfit(name, wrong, "a value", otherwise);
    };
  }

  String required(String name) {
    if (!has(name)) {
      mistakes.add(node.line(), "%s has no '%s'".formatted(what, name));
    }
    return text(name, "");
  }

  int count(String name) {
    return count(name, text(name, "0"), line(name));
  }

  private int count(String name, String text, int line) {
    if (!text.matches("\\d{1,7}")) {
      mistakes.add(line, "'%s' is '%s', expected a count".formatted(name, Mistakes.shown(text)));
      return 0;
    }
    return Integer.parseInt(text);
  }

  /** {@return names with counts} */
  Map<String, Integer> counts(String name) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    values(name)
        .forEach((key, value) -> counts.put(key, count(key, String.join(" ", value), line(name))));
    return counts;
  }

  double number(String name) {
    String text = required(name);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    mistakes.add(
        line(name), "'%s' is '%s', expected a number".formatted(name, Mistakes.shown(text)));
    return 0;
  }

  /** {@return one value as a list of one, or a list} */
  List<String> texts(String name) {
    return texts(name, at(name));
  }

  List<String> texts(String name, @Nullable Node found) {
    return switch (found) {
      case null -> List.of();
      case Node.Scalar(String text, int _) -> List.of(text);
      case Node.Listing(List<Node> items, int _) -> {
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
          if (item instanceof Node.Scalar(String text, int _)) {
            texts.add(text);
          } else {
            mistakes.add(
                item.line(), "'%s' has a list of something else than values".formatted(name));
          }
        }
        yield texts;
      }
      case Node.Mapping wrong -> unfit(name, wrong, "a value or a list", List.of());
    };
  }

  /** {@return the items of a list} */
  List<Node> items(String name) {
    return switch (at(name)) {
      case null -> List.of();
      case Node.Listing(List<Node> items, int _) -> items;
      case Node.Scalar wrong -> unfit(name, wrong, "a list", List.of());
      case Node.Mapping wrong -> unfit(name, wrong, "a list", List.of());
    };
  }

  /** {@return names with values or lists of them} */
  Map<String, List<String>> values(String name) {
    Node found = at(name);
    if (found instanceof Node.Mapping(Map<String, Node> entries, var _, int _)) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      entries.forEach((key, value) -> values.put(key, texts(key, value)));
      return Collections.unmodifiableMap(values);
    }
    return found == null ? Map.of() : unfit(name, found, "names with values", Map.of());
  }

  /** {@return names with what stands below them} */
  Map<String, Node> entries(String name) {
    Node found = at(name);
    if (found instanceof Node.Mapping(Map<String, Node> entries, var _, int _)) {
      return entries;
    }
    return found == null ? Map.of() : unfit(name, found, "names", Map.of());
  }

  int line(String name) {
    return node.lines().getOrDefault(name, node.line());
  }

  private <T> T unfit(String name, Node found, String expected, T otherwise) {
    mistakes.add(found.line(), "'%s' in %s: expected %s".formatted(name, what, expected));
    return otherwise;
  }
}
