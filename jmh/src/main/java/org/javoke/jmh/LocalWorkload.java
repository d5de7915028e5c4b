package org.javoke.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.javoke.generate.Tokens;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.value.Value;

/**
 * A fixed workload of token ids. Ids beyond a model's vocabulary are folded into it, as the Python
 * scripts do that it is compared with.
 *
 * @param prompts what stands before
 * @param completions what follows; empty where the workload is for generation
 */
record LocalWorkload(List<Tokens> prompts, List<Tokens> completions) {

  static LocalWorkload read(Path file, int vocab, int limit) {
    List<Tokens> prompts = new ArrayList<>();
    List<Tokens> completions = new ArrayList<>();
    for (JsonLine line : JsonLines.readAll(file).stream().limit(limit).toList()) {
      prompts.add(folded(line.items("prompt_ids"), vocab));
      if (line.object().at("completion_ids") instanceof Value.Items ids) {
        completions.add(folded(ids, vocab));
      }
    }
    return new LocalWorkload(prompts, completions);
  }

  /** {@return the ids, each within the vocabulary} */
  static Tokens folded(Value.Items ids, int vocab) {
    return Tokens.of(
        ids.values().stream()
            .map(id ->
                switch (id) {
                  case Value.Int(var value) -> value.intValueExact() % vocab;
                  case Value other -> throw new IllegalArgumentException("no token id: " + other);
                })
            .toList());
  }

  /** {@return how many tokens there are in all} */
  int tokens() {
    return Stream.concat(prompts.stream(), completions.stream()).mapToInt(Tokens::length).sum();
  }
}
