package org.javoke.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Checks JSON Schemas (draft 2020-12), and values against them. A schema must be self-contained:
 * nothing is ever fetched.
 *
 * <p>Making one of these loads the validator, which takes a moment: make it where it is needed.
 */
public final class JsonSchemas {

  /** The most levels that a checked schema or value may be nested. */
  public static final int MAX_DEPTH = 32;

  private static final int MAX_PROBLEMS = 5;

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Schema ofSchemas =
      registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

  /** {@return what is wrong with the schema, each in a sentence; empty where nothing is} */
  public List<String> problems(Value.Fields schema) {
    if (Nesting.depth(schema) > MAX_DEPTH) {
      return List.of("it is nested deeper than " + MAX_DEPTH + " levels");
    }
    List<String> problems = new ArrayList<>(messages(ofSchemas, withoutDialect(schema)));
    if (problems.isEmpty()) {
      problems.addAll(References.problems(schema));
    }
    return problems;
  }

  /**
   * {@return what in the value does not fit the schema; empty where it fits}
   *
   * @param schema one without {@link #problems}
   */
  public List<String> misfits(Value.Fields schema, Value value) {
    if (Nesting.depth(value) > MAX_DEPTH) {
      return List.of("it is nested deeper than " + MAX_DEPTH + " levels");
    }
    try {
      String text = Json.write(withoutDialect(schema));
      return messages(registry.getSchema(text, InputFormat.JSON), value);
    } catch (SchemaException e) {
      return List.of("its schema cannot be used: " + e.getMessage());
    }
  }

  /**
   * {@return the schema, ready to check many values}
   *
   * @param schema one without {@link #problems}
   */
  public Compiled compiled(Value.Fields schema) {
    return new Compiled(registry.getSchema(Json.write(withoutDialect(schema)), InputFormat.JSON));
  }

  /**
   * What does not fit a schema.
   *
   * @param keyword the schema's keyword that is broken, such as {@code required}
   * @param place in the value, as a JSON pointer; empty for the whole
   * @param message in words
   */
  public record Misfit(String keyword, String place, String message) {}

  /** A schema that many values are checked against, by many threads if need be. */
  public static final class Compiled {
    private final Schema schema;

    private Compiled(Schema schema) {
      this.schema = schema;
    }

    /** {@return what in the value does not fit, the first few; empty where it fits} */
    public List<Misfit> misfits(Value value) {
      if (Nesting.depth(value) > MAX_DEPTH) {
        return List.of(new Misfit("", "", "it is nested deeper than " + MAX_DEPTH + " levels"));
      }
      try {
        return schema.validate(Json.write(value), InputFormat.JSON).stream()
            .limit(MAX_PROBLEMS)
            .map(error ->
                new Misfit(
                    error.getKeyword(), error.getInstanceLocation().toString(), message(error)))
            .toList();
      } catch (RuntimeException e) {
        // Not a number is a value in datasets, and none in JSON; other keywords fail in their own
        // way.
        return List.of(new Misfit("", "", "it cannot be checked: " + e.getMessage()));
      }
    }
  }

  private static List<String> messages(Schema schema, Value value) {
    List<Error> errors = schema.validate(Json.write(value), InputFormat.JSON);
    return errors.stream().limit(MAX_PROBLEMS).map(JsonSchemas::message).toList();
  }

  private static String message(Error error) {
    String place = error.getInstanceLocation().toString();
    return place.isEmpty() ? error.getMessage() : "at " + place + " " + error.getMessage();
  }

  // Tools are offered without regard to this word, and an unknown one would have to be fetched.
  private static Value.Fields withoutDialect(Value.Fields schema) {
    Map<String, Value> fields = new LinkedHashMap<>(schema.values());
    fields.remove("$schema");
    return new Value.Fields(fields);
  }
}
