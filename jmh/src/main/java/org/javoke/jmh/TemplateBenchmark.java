package org.javoke.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.javoke.template.ChatTemplate;
import org.javoke.template.Rendered;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Renders a conversation with tools through Qwen3's template, which lies in the folder of published
 * templates under {@code JAVOKE_SHARED}. Wanted: at most 0.15 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TemplateBenchmark {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 15, 10, 20, 30);

  private ChatTemplate template = ChatTemplate.parse("");
  private String source = "";
  private Map<String, Object> context = Map.of();

  /** Reads the template and makes the conversation. */
  @Setup
  public void read() throws IOException {
    String shared =
        Objects.requireNonNullElseGet(
            System.getenv("JAVOKE_SHARED"), () -> System.getProperty("javoke.shared", "../shared"));
    source =
        Files.readString(Path.of(shared, "goldens", "chat", "templates", "Qwen-Qwen3-0.6B.jinja"));
    template = ChatTemplate.parse(source);
    context =
        Map.of(
            "messages",
            List.of(
                Map.of("role", "system", "content", "You are a helpful assistant."),
                Map.of("role", "user", "content", "How warm is it in Oslo, and in Rome?"),
                Map.of(
                    "role",
                    "assistant",
                    "content",
                    "",
                    "tool_calls",
                    List.of(call("Oslo"), call("Rome"))),
                Map.of("role", "tool", "content", "{\"celsius\": -3.5}"),
                Map.of("role", "tool", "content", "{\"celsius\": 14}"),
                Map.of("role", "user", "content", "And tomorrow?")),
            "tools",
            List.of(tool("get_weather"), tool("get_forecast"), tool("find_city")),
            "add_generation_prompt",
            true);
  }

  private static Map<String, Object> call(String city) {
    return Map.of(
        "type",
        "function",
        "function",
        Map.of("name", "get_weather", "arguments", Map.of("city", city)));
  }

  private static Map<String, Object> tool(String name) {
    Map<String, Object> city = Map.of("type", "string", "description", "The city's name");
    Map<String, Object> unit = Map.of("type", "string", "enum", List.of("celsius", "fahrenheit"));
    return Map.of(
        "type",
        "function",
        "function",
        Map.of(
            "name",
            name,
            "description",
            "Looks something up about the weather of a city",
            "parameters",
            Map.of(
                "type", "object",
                "properties", Map.of("city", city, "unit", unit),
                "required", List.of("city"))));
  }

  /** One prompt from a parsed template. */
  @Benchmark
  public Rendered render() {
    return template.render(context, NOW);
  }

  /** Parsing the template, done once a model. */
  @Benchmark
  public ChatTemplate parse() {
    return ChatTemplate.parse(source);
  }
}
