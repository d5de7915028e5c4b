package org.javoke.samples;

import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conversations about the weather in Bern 0, Bern 1 and so on, with a tool that tells it. */
public final class WeatherTalks {

  private WeatherTalks() {}

  /**
   * {@return a line of JSON for each}
   *
   * @param called which of them end with a call of the tool
   * @param otherwise what is said in the others
   */
  public static String lines(int count, IntPredicate called, String otherwise) {
    return IntStream.range(0, count)
        .mapToObj(i -> line(i, called.test(i) ? call(i) : "\"content\": \"" + otherwise + "\""))
        .collect(Collectors.joining());
  }

  private static String call(int number) {
    return """
    "content": "", "tool_calls": [{"type": "function", "function": \
    {"name": "weather", "arguments": "{\\"place\\": \\"Bern %d\\"}"}}]\
    """
        .formatted(number);
  }

  private static String line(int number, String answer) {
    return """
    {"id": "e%d", "messages": [{"role": "user", "content": "Weather in Bern %d?"}, \
    {"role": "assistant", %s}], "tools": [{"type": "function", "function": \
    {"name": "weather", "description": "The weather", "parameters": {"type": "object", \
    "properties": {"place": {"type": "string"}}, "required": ["place"]}}}]}
    """
        .formatted(number, number, answer);
  }
}
