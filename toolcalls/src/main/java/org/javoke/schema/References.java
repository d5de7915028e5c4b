package org.javoke.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the references of a schema stay inside it and lead somewhere, and that following them
 * ends: a validator would go round in a loop, or leave for the network.
 */
public final class References {

  /** Keywords whose schemas apply to the same value as the schema that holds them. */
  private static final Set<String> IN_PLACE =
      Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final int MAX_CHAIN = 16;
  private static final int ENDLESS = MAX_CHAIN + 1;

  private final Value.Fields root;
  private final List<String> problems = new ArrayList<>();
  private final IdentityHashMap<Value, Integer> chains = new IdentityHashMap<>();

  private References(Value.Fields root) {
    this.root = root;
  }

  static List<String> problems(Value.Fields schema) {
    References references = new References(schema);
    references.visit(schema);
    return references.problems;
  }

  private void visit(Value value) {
    if (value instanceof Value.Fields fields) {
      fields.values().forEach(this::checkKeyword);
      if (problems.isEmpty() && chain(fields) > MAX_CHAIN) {
        problems.add(
            "its references go round in a loop, or over more than " + MAX_CHAIN + " steps");
      }
      fields.values().values().forEach(this::visit);
    } else if (value instanceof Value.Items(List<Value> items)) {
      items.forEach(this::visit);
    }
  }

  private void checkKeyword(String keyword, Value value) {
    if (!(value instanceof Value.Text(String text))) {
      return;
    }
    if (REFERENCES.contains(keyword) && target(text) == null) {
      problems.add(
          "%s \"%s\" leads to nothing in it; only references such as \"#/$defs/name\" are followed"
              .formatted(keyword, text));
    }
    if (keyword.equals("$id")) {
      problems.add("\"$id\" is not supported: a tool's schema stands alone");
    }
  }

  /** {@return the longest way over references and combinations, without entering the value} */
  private int chain(Value schema) {
    Integer known = chains.get(schema);
    if (known != null) {
      return known;
    }
    chains.put(schema, ENDLESS); // seen again before it is known: a loop
    int longest = 0;
    for (Value next : inPlace(schema)) {
      longest = Math.max(longest, Math.min(ENDLESS, 1 + chain(next)));
    }
    chains.put(schema, longest);
    return longest;
  }

  private List<Value> inPlace(Value schema) {
    List<Value> next = new ArrayList<>();
    if (schema instanceof Value.Fields(Map<String, Value> fields)) {
      fields.forEach((keyword, value) -> {
        if (REFERENCES.contains(keyword) && value instanceof Value.Text(String reference)) {
          Value target = target(reference);
          if (target != null) {
            next.add(target);
          }
        } else if (IN_PLACE.contains(keyword)) {
          next.addAll(schemas(value));
        }
      });
    }
    return next;
  }

  private static List<Value> schemas(Value value) {
    return value instanceof Value.Items(List<Value> items) ? items : List.of(value);
  }

  private @Nullable Value target(String reference) {
    return target(root, reference);
  }

  /**
   * {@return what a reference such as {@code #/$defs/name} means in the schema, or null if it leads
   * to nothing in it}
   */
  public static @Nullable Value target(Value.Fields root, String reference) {
    if (!reference.startsWith("#") || (reference.length() > 1 && reference.charAt(1) != '/')) {
      return null;
    }
    Value at = root;
    for (String step : steps(reference)) {
      Value next =
          switch (at) {
            case Value.Fields fields -> fields.at(step);
            case Value.Items(List<Value> items) when step.matches("\\d{1,6}") ->
                Integer.parseInt(step) < items.size() ? items.get(Integer.parseInt(step)) : null;
            default -> null;
          };
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  private static List<String> steps(String reference) {
    if (reference.length() <= 2) {
      return List.of();
    }
    List<String> steps = new ArrayList<>();
    for (String step : reference.substring(2).split("/", -1)) {
      steps.add(decoded(step).replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  private static String decoded(String step) {
    try {
      return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return step;
    }
  }
}
