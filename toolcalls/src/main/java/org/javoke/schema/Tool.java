package org.javoke.schema;

import org.javoke.value.Value;

/**
 * A function that a model may call.
 *
 * @param name as the model is to write it; may hold dots
 * @param description what it does, in words; may be empty
 * @param parameters the schema of its arguments, as written by its author: an object schema with
 *     {@code properties} and {@code required}, in JSON Schema or in BFCL's dialect of it ({@code
 *     dict}, {@code float}, {@code tuple}, {@code any}, and Java and JavaScript type names)
 */
public record Tool(String name, String description, Value.Fields parameters) {}
