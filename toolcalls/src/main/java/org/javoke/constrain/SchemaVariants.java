package org.javoke.constrain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.InputException;
import org.javoke.schema.References;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Takes references and combinations out of a schema: a value fits it if it fits one of several
 * plain schemas.
 */
final class SchemaVariants {

  private static final int MOST_STEPS = 16;
  private static final int MOST_VARIANTS = 64;
  private static final int MOST_TAKEN = 50_000;

  private final Tool tool;
  private int taken;

  SchemaVariants(Tool tool) {
    this.tool = tool;
  }

  /**
   * {@return the plain schemas, none of which has {@code $ref}, {@code allOf}, {@code anyOf} or
   * {@code oneOf}; none where no value fits}
   */
  List<Value.Fields> of(Value schema) {
    List<Value.Fields> found = new ArrayList<>();
    if (schema instanceof Value.Fields fields) {
      collect(fields, 0, found);
    } else if (!schema.equals(Value.FALSE)) {
      found.add(Value.Fields.EMPTY);
    }
    return found;
  }

  private void collect(Value.Fields schema, int steps, List<Value.Fields> found) {
    if (steps > MOST_STEPS || found.size() == MOST_VARIANTS) {
      return;
    }
    if (++taken > MOST_TAKEN) {
      throw tooLarge(tool);
    }
    if (schema.at("$ref") instanceof Value.Text(String reference)) {
      Value target = References.target(tool.parameters(), reference);
      both(target == null ? Value.TRUE : target, schema, "$ref", steps, found);
    } else if (schema.at("allOf") instanceof Value.Items(List<Value> all) && !all.isEmpty()) {
      Value.Fields rest = without(schema, "allOf");
      if (all.size() > 1) {
        rest = with(rest, "allOf", Value.of(all.subList(1, all.size())));
      }
      both(all.getFirst(), rest, "", steps, found);
    } else if (schema.at("anyOf") instanceof Value.Items(List<Value> any) && !any.isEmpty()) {
      any.forEach(branch -> both(branch, schema, "anyOf", steps, found));
    } else if (schema.at("oneOf") instanceof Value.Items(List<Value> one) && !one.isEmpty()) {
      one.forEach(branch -> both(branch, schema, "oneOf", steps, found));
    } else {
      found.add(schema);
    }
  }

  private void both(
      Value branch, Value.Fields schema, String keyword, int steps, List<Value.Fields> found) {
    Value.Fields rest = without(schema, keyword);
    if (branch instanceof Value.Fields fields) {
      collect(merged(rest, fields), steps + 1, found);
    } else if (!branch.equals(Value.FALSE)) {
      collect(rest, steps + 1, found);
    }
  }

  static InputException tooLarge(Tool tool) {
    return new InputException(
        ("the parameters of the tool '%s' are too large a schema, references and alternatives"
                + " followed, to hold a reply to it. Offer a simpler tool, or do without --scaffold"
                + " constrained.")
            .formatted(tool.name()));
  }

  // Properties and required add up; of other keywords the inner one's stands.
  private static Value.Fields merged(Value.Fields outer, Value.Fields inner) {
    Map<String, Value> fields = new LinkedHashMap<>(outer.values());
    inner
        .values()
        .forEach((keyword, value) -> {
          Value known = fields.get(keyword);
          fields.put(keyword, known == null ? value : added(keyword, known, value));
        });
    return new Value.Fields(fields);
  }

  private static Value added(String keyword, Value outer, Value inner) {
    return switch (keyword) {
      case "properties" -> properties(outer, inner);
      case "required", "allOf" -> union(outer, inner);
      default -> inner;
    };
  }

  private static Value properties(Value outer, Value inner) {
    if (!(outer instanceof Value.Fields(Map<String, Value> first))
        || !(inner instanceof Value.Fields(Map<String, Value> second))) {
      return inner;
    }
    Map<String, Value> properties = new LinkedHashMap<>(first);
    second.forEach((name, schema) ->
        properties.merge(name, schema, (one, other) -> allOf(List.of(one, other))));
    return new Value.Fields(properties);
  }

  private static Value allOf(List<Value> schemas) {
    return new Value.Fields(Map.of("allOf", Value.of(schemas)));
  }

  private static Value union(Value outer, @Nullable Value inner) {
    Set<Value> all = new LinkedHashSet<>();
    for (Value value : new Value[] {outer, inner}) {
      if (value instanceof Value.Items(List<Value> items)) {
        all.addAll(items);
      }
    }
    return Value.of(List.copyOf(all));
  }

  private static Value.Fields without(Value.Fields schema, String keyword) {
    Map<String, Value> fields = new LinkedHashMap<>(schema.values());
    fields.remove(keyword);
    return new Value.Fields(fields);
  }

  private static Value.Fields with(Value.Fields schema, String keyword, Value value) {
    Map<String, Value> fields = new LinkedHashMap<>(schema.values());
    fields.put(keyword, value);
    return new Value.Fields(fields);
  }
}
