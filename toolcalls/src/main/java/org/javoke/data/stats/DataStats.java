package org.javoke.data.stats;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.javoke.data.CallPattern;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Words;
import org.javoke.data.read.Dataset;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** What a dataset is made of. */
public final class DataStats {

  private final Map<String, Long> categories = new TreeMap<>();
  private final Map<CallPattern, Long> patterns = new TreeMap<>();
  private final Map<String, Long> roles = new TreeMap<>();
  private final Map<String, Long> types = new TreeMap<>();
  private final Map<String, Long> called = new HashMap<>();
  private final Map<String, Long> offered = new HashMap<>();
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private long samples;
  private long rejected;

  private DataStats() {
    for (String name :
        List.of(
            "messages",
            "words of the question",
            "tools offered",
            "letters of the toolset",
            "calls",
            "arguments of a call")) {
      distributions.put(name, new Distribution());
    }
  }

  /** {@return the figures of the dataset, read through once} */
  public static DataStats of(Dataset data, IntConsumer progress) {
    DataStats stats = new DataStats();
    stats.rejected = data.forEach((_, example) -> stats.add(example), progress);
    return stats;
  }

  private void add(Example example) {
    samples++;
    count(categories, example.category().isEmpty() ? "(none)" : example.category());
    patterns.merge(CallPattern.of(example), 1L, Long::sum);
    example.messages().forEach(turn -> count(roles, turn.role()));
    example.tools().stream().map(Tool::name).distinct().forEach(name -> count(offered, name));
    List<String> tools = example.calledTools();
    tools.forEach(name -> count(called, name));
    see("messages", example.messages().size());
    see("words of the question", Words.of(example.question()).size());
    see("tools offered", example.tools().size());
    see("letters of the toolset", Json.write(CanonicalForm.tools(example)).length());
    see("calls", tools.size());
    for (MadeCall call : example.calls()) {
      Value.Fields arguments = call.object();
      if (arguments != null) {
        see("arguments of a call", arguments.values().size());
        arguments.values().values().forEach(value -> count(types, type(value)));
      }
    }
  }

  private void see(String name, long value) {
    Distribution distribution = distributions.get(name);
    if (distribution != null) {
      distribution.add(value);
    }
  }

  private static void count(Map<String, Long> counts, String name) {
    counts.merge(name, 1L, Long::sum);
  }

  private static String type(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool _ -> "boolean";
      case Value.Int _ -> "integer";
      case Value.Real _ -> "number";
      case Value.Text _ -> "string";
      case Value.Items _, Value.Tuple _ -> "array";
      case Value.Fields _, Value.Table _ -> "object";
      case Value.Opaque _ -> "other";
    };
  }

  public long samples() {
    return samples;
  }

  /** {@return the records that are no samples} */
  public long rejected() {
    return rejected;
  }

  public Map<String, Long> categories() {
    return Map.copyOf(categories);
  }

  /** {@return the samples of each pattern, by its name} */
  public Map<String, Long> patterns() {
    Map<String, Long> named = new LinkedHashMap<>();
    patterns.forEach((pattern, count) -> named.put(pattern.label(), count));
    return named;
  }

  public Map<String, Long> roles() {
    return new TreeMap<>(roles);
  }

  /** {@return how often an argument is of each JSON type} */
  public Map<String, Long> argumentTypes() {
    return new TreeMap<>(types);
  }

  /** {@return how often each tool is called or expected to be} */
  public Map<String, Long> called() {
    return Map.copyOf(called);
  }

  /** {@return in how many samples each tool is offered} */
  public Map<String, Long> offered() {
    return Map.copyOf(offered);
  }

  /** {@return the distributions by name, in order} */
  public Map<String, Distribution> distributions() {
    return new LinkedHashMap<>(distributions);
  }
}
