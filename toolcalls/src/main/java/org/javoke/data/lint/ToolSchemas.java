package org.javoke.data.lint;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.javoke.input.Kinds;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.javoke.value.Value;

/**
 * The schemas of a dataset's tools, each looked at once: most samples offer the same. Safe to use
 * from several threads.
 */
final class ToolSchemas {

  private static final int MAX_KEPT = 20_000;

  private final JsonSchemas schemas = new JsonSchemas();
  private final ConcurrentHashMap<Value.Fields, Known> known = new ConcurrentHashMap<>();

  /**
   * A schema.
   *
   * @param problems what is wrong with it; empty where it can be used
   * @param dialect whether its type names are another dialect's; it is then used as JSON Schema
   *     would say the same
   * @param properties of the arguments, by name
   * @param open whether arguments beside these are allowed
   */
  record Known(
      List<String> problems,
      boolean dialect,
      Value.Fields properties,
      boolean open,
      JsonSchemas.Compiled compiled) {}

  Known of(Tool tool) {
    Known found = known.get(tool.parameters());
    if (found != null) {
      return found;
    }
    Known made = look(tool.parameters());
    if (known.size() < MAX_KEPT) {
      known.put(tool.parameters(), made);
    }
    return made;
  }

  private Known look(Value.Fields written) {
    boolean dialect = SchemaDialect.isForeign(written);
    Value.Fields schema =
        NullPadding.removed(dialect ? SchemaDialect.translated(written) : written);
    List<String> problems = schemas.problems(schema);
    Value type = schema.at("type");
    if (problems.isEmpty() && type != null && !type.equals(Value.of("object"))) {
      problems =
          List.of("the \"type\" of the parameters must be \"object\", found " + Kinds.of(type));
    }
    JsonSchemas.Compiled compiled = schemas.compiled(Value.Fields.EMPTY);
    if (problems.isEmpty()) {
      try {
        compiled = schemas.compiled(schema);
        compiled.misfits(Value.Fields.EMPTY);
      } catch (RuntimeException e) {
        // Validators fail in ways of their own, such as at a pattern that is none.
        problems = List.of("it cannot be used: " + e.getMessage());
      }
    }
    boolean usable = problems.isEmpty();
    return new Known(
        problems,
        dialect,
        usable && schema.at("properties") instanceof Value.Fields own ? own : Value.Fields.EMPTY,
        isOpen(schema),
        compiled);
  }

  // JSON Schema allows what is not named; tools do not, unless they say so.
  private static boolean isOpen(Value.Fields schema) {
    Value additional = schema.at("additionalProperties");
    return (additional != null && !Value.FALSE.equals(additional))
        || schema.at("patternProperties") != null
        || schema.at("$ref") != null
        || schema.at("allOf") != null
        || schema.at("anyOf") != null
        || schema.at("oneOf") != null;
  }
}
