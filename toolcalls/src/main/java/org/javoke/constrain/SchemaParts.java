package org.javoke.constrain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Turns the schema of a tool's arguments into what may be written. */
final class SchemaParts {

  /** How many lists and objects may stand within one another. */
  private static final int MOST_LEVELS = 16;

  /** The same for values of which a schema says nothing. */
  private static final int MOST_FREE_LEVELS = 5;

  private static final int MOST_SCHEMAS = 20_000;
  private static final int MOST_ITEMS = 1_000;

  private final Tool tool;
  private final Syntax syntax;
  private final SchemaVariants variants;
  private final Map<Known, Part> known = new HashMap<>();

  private record Known(Value schema, int levels) {}

  SchemaParts(Tool tool, Syntax syntax) {
    this.tool = tool;
    this.syntax = syntax;
    this.variants = new SchemaVariants(tool);
  }

  /** {@return the arguments as an object with both its brackets} */
  Part object() {
    return opened(arguments(this::record));
  }

  /** {@return whether there are arguments that cannot be given by their names} */
  boolean hasUnnamed(Predicate<String> isParameter) {
    return variants.of(top()).stream()
        .flatMap(schema -> properties(schema, 1).stream())
        .anyMatch(property -> !isParameter.test(property.name()));
  }

  /**
   * {@return the arguments with their names, up to the bracket that closes the call}
   *
   * @param isParameter whether an argument can be given by the name
   */
  Part keywords(Predicate<String> isParameter) {
    return arguments(properties -> keywords(properties, isParameter));
  }

  private Part arguments(Function<List<Property>, Part> writing) {
    return OneOf.of(
        variants.of(top()).stream()
            .map(schema -> writing.apply(properties(schema, MOST_LEVELS)))
            .toList());
  }

  private Value.Fields top() {
    Map<String, Value> top = new LinkedHashMap<>(tool.parameters().values());
    top.put("type", Value.of("object"));
    return new Value.Fields(top);
  }

  private record Property(String name, Part value, boolean required) {}

  private List<Property> properties(Value.Fields schema, int levels) {
    Map<String, Value> schemas = new LinkedHashMap<>();
    if (schema.at("properties") instanceof Value.Fields(Map<String, Value> fields)) {
      schemas.putAll(fields);
    }
    Set<Value> required =
        schema.at("required") instanceof Value.Items(List<Value> names)
            ? Set.copyOf(names)
            : Set.of();
    for (Value name : required) {
      if (name instanceof Value.Text(String text)) {
        Value others = schema.at("additionalProperties");
        schemas.putIfAbsent(text, others == null ? Value.TRUE : others);
      }
    }
    List<Property> properties = new ArrayList<>();
    schemas.forEach((name, value) -> {
      Part part = Syntax.canBeName(name) ? value(value, levels - 1) : Never.NEVER;
      properties.add(new Property(name, part, required.contains(Value.of(name))));
    });
    return properties;
  }

  private Part record(List<Property> properties) {
    RecordShape shape = new RecordShape('}', syntax.space());
    for (Property property : properties) {
      if (property.value() != Never.NEVER) {
        shape.add(syntax.keys(property.name()), property.value(), property.required());
      } else if (property.required()) {
        return Never.NEVER;
      }
    }
    return new RecordPart(shape);
  }

  // What cannot be named in Python is written as **{'the name': value}, after the writer's way.
  private Part keywords(List<Property> properties, Predicate<String> isParameter) {
    RecordShape shape = new RecordShape(')', syntax.space());
    List<Property> others = new ArrayList<>();
    for (Property property : properties) {
      if (!isParameter.test(property.name())) {
        others.add(property);
      } else if (property.value() != Never.NEVER) {
        byte[] key = (property.name() + "=").getBytes(StandardCharsets.UTF_8);
        shape.add(List.of(key), property.value(), property.required());
      } else if (property.required()) {
        return Never.NEVER;
      }
    }
    Part unnamed = opened(record(others));
    boolean required = others.stream().anyMatch(Property::required);
    if (!others.isEmpty() && unnamed != Never.NEVER) {
      shape.add(List.of("**".getBytes(StandardCharsets.UTF_8)), unnamed, required);
    }
    return required && unnamed == Never.NEVER ? Never.NEVER : new RecordPart(shape);
  }

  private Part opened(Part record) {
    return record == Never.NEVER
        ? record
        : OneOf.sequences(List.of(List.of(Literal.of("{"), syntax.space(), record)));
  }

  private Part value(Value schema, int levels) {
    Known key = new Known(schema, levels);
    Part part = known.get(key);
    if (part == null) {
      if (known.size() == MOST_SCHEMAS) {
        throw SchemaVariants.tooLarge(tool);
      }
      part = OneOf.of(variants.of(schema).stream().map(plain -> plain(plain, levels)).toList());
      known.put(key, part);
    }
    return part;
  }

  private Part plain(Value.Fields schema, int levels) {
    List<Value> listed = EnumValues.of(schema);
    if (listed == null) {
      return typed(schema, levels);
    }
    Part values = syntax.oneOf(listed);
    return EnumValues.contradictType(schema)
        ? OneOf.of(List.of(values, typed(schema, levels)))
        : values;
  }

  private Part typed(Value.Fields schema, int levels) {
    if (schema.at("type") instanceof Value.Items(List<Value> types) && !types.isEmpty()) {
      return OneOf.of(
          types.stream().map(type -> ofType(SchemaType.of(type, schema), schema, levels)).toList());
    }
    return ofType(SchemaType.of(schema.at("type"), schema), schema, levels);
  }

  private Part ofType(SchemaType type, Value.Fields schema, int levels) {
    return switch (type) {
      case STRING -> syntax.text();
      case INTEGER -> NumberPart.INTEGER;
      case NUMBER -> NumberPart.REAL;
      case BOOLEAN -> syntax.oneOf(List.of(Value.TRUE, Value.FALSE));
      case NULL -> syntax.oneOf(List.of(Value.NULL));
      case LIST, TUPLE -> levels == 0 ? Never.NEVER : list(type, schema, levels);
      case OBJECT -> levels == 0 ? Never.NEVER : object(schema, levels);
      case ANY -> syntax.any(Math.min(levels, MOST_FREE_LEVELS));
    };
  }

  private Part list(SchemaType type, Value.Fields schema, int levels) {
    List<Part> first =
        schema.at("prefixItems") instanceof Value.Items(List<Value> schemas)
            ? schemas.stream().map(one -> value(one, levels - 1)).toList()
            : List.of();
    Value items = EnumValues.items(schema);
    return syntax.list(
        first,
        value(items == null ? Value.TRUE : items, levels - 1),
        count(schema.at("minItems"), 0),
        count(schema.at("maxItems"), Integer.MAX_VALUE),
        type == SchemaType.TUPLE);
  }

  // A bound that is none, or too large to matter, is left out.
  private static int count(@Nullable Value bound, int otherwise) {
    double count =
        switch (bound) {
          case Value.Int(var number) -> number.doubleValue();
          case Value.Real(double number) -> number;
          case null, default -> -1;
        };
    return count >= 0 && count <= MOST_ITEMS ? (int) count : otherwise;
  }

  private Part object(Value.Fields schema, int levels) {
    List<Property> properties = properties(schema, levels);
    if (!properties.isEmpty()) {
      return opened(record(properties));
    }
    Value others = schema.at("additionalProperties");
    return syntax.map(value(others == null ? Value.TRUE : others, levels - 1));
  }
}
