package org.javoke.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.javoke.call.CallFormats;
import org.javoke.constrain.ByteLevelVocabulary;
import org.javoke.constrain.CallGrammar;
import org.javoke.constrain.State;
import org.javoke.constrain.TokenMasks;
import org.javoke.constrain.TokenTrie;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The mask and the next state for every token of a call, over Qwen2.5's 151,936 ids; its tokenizer
 * lies under {@code JAVOKE_SHARED}. Figures are per token. Wanted: below 50 microseconds where the
 * states have been met before, below 2 milliseconds where they have not.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TokenMaskBenchmark {

  private static final String REPLY =
      "<tool_call>\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"San Francisco, California\","
          + " \"days\": 14, \"unit\": \"celsius\"}}\n</tool_call>";

  private static final int TOKENS = 37;

  private List<Integer> tokens = List.of();
  private CallGrammar grammar =
      CallGrammar.of(CallFormats.named("hermes"), List.of(), CallGrammar.Calling.AUTO);
  private final TokenTrie trie = TokenTrie.of(vocabulary());
  private TokenMasks masks = trie.masks(grammar);

  private static ByteLevelVocabulary vocabulary() {
    String shared =
        Objects.requireNonNullElseGet(
            System.getenv("JAVOKE_SHARED"), () -> System.getProperty("javoke.shared", "../shared"));
    return ByteLevelVocabulary.read(
        Path.of(shared, "tokenizers", "qwen2.5", "tokenizer.json"), 151_936, Set.of("<|im_end|>"));
  }

  /** Makes the grammar and cuts the reply. */
  @Setup
  public void prepare() {
    Map<String, Value> properties =
        Map.of("city", type("string"), "days", type("integer"), "unit", type("string"));
    Tool tool =
        new Tool(
            "get_weather",
            "",
            new Value.Fields(
                Map.of(
                    "properties",
                    new Value.Fields(properties),
                    "required",
                    Value.of(List.of(Value.of("city"))))));
    grammar = CallGrammar.of(CallFormats.named("hermes"), List.of(tool), CallGrammar.Calling.AUTO);
    masks = trie.masks(grammar);
    tokens = vocabulary().cut(REPLY);
    if (tokens.size() != TOKENS) {
      throw new IllegalStateException("the reply has " + tokens.size() + " tokens");
    }
  }

  private static Value type(String name) {
    return new Value.Fields(Map.of("type", Value.of(name)));
  }

  /** States that are met again: what a second reply to the same prompt costs. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public long known() {
    return write(masks);
  }

  /** States that are met for the first time, in a vocabulary that has been used. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public long first() {
    return write(trie.masks(grammar));
  }

  private long write(TokenMasks fresh) {
    State state = fresh.start();
    long sum = 0;
    for (int token : tokens) {
      sum += fresh.allowed(state)[0];
      state = fresh.advance(state, token);
    }
    if (!fresh.accepting(state)) {
      throw new IllegalStateException("the reply is not taken");
    }
    return sum;
  }
}
