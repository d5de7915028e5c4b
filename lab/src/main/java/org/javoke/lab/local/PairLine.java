package org.javoke.lab.local;

import java.util.Arrays;
import org.javoke.generate.Tokens;
import org.javoke.lab.run.JsonObject;
import org.javoke.local.ChatTokenizer;
import org.javoke.search.Problem;
import org.javoke.search.StepPair;
import org.javoke.value.Value;

/**
 * Writes pairs as token ids, as {@code train prefer} reads them, beside their texts, which people
 * read. Both sides begin with the answer so far, from which {@code --steps-of-pairs} takes no loss.
 */
final class PairLine {

  private final ChatTokenizer words;

  PairLine(ChatTokenizer words) {
    this.words = words;
  }

  Value.Fields of(Problem problem, StepPair pair) {
    return new JsonObject()
        .put("id", problem.id() + "/" + pair.node())
        .put("begun", pair.begun())
        .put("chosen", pair.chosen().text())
        .put("rejected", pair.rejected().text())
        .put("gap", Value.of(pair.gap()))
        .put("prompt_ids", ids(words.tokens(problem.prompt()).toArray()))
        .put("chosen_ids", ids(side(pair.begun(), pair.chosen())))
        .put("rejected_ids", ids(side(pair.begun(), pair.rejected())))
        .done();
  }

  private int[] side(String begun, StepPair.Side side) {
    int[] said = words.tokenizer().encode(begun + side.text(), false);
    return side.ends() ? Tokens.of(said).then(Tokens.of(words.end())).toArray() : said;
  }

  private static Value ids(int[] ids) {
    return Value.of(Arrays.stream(ids).mapToObj(id -> Value.of((long) id)).toList());
  }
}
