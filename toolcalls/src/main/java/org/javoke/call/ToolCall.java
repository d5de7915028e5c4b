package org.javoke.call;

import org.javoke.value.Value;

/**
 * A call of a tool with named arguments.
 *
 * @param name the tool's name as the model wrote it
 * @param arguments argument values by parameter name, in the order written
 */
public record ToolCall(String name, Value.Fields arguments) {}
