package org.javoke.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.javoke.chat.Prompt;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.policy.Ask;

/**
 * Where the openings of asks end, in tokens. Those of the last openings are kept, since a search
 * asks with the same ones again and again. For one thread at a time.
 */
final class OpeningTokens {

  private static final int KEPT = 1024;

  private final LocalModel model;
  private final SequencedMap<Prompt, Tokens> kept = new LinkedHashMap<>(16, 0.75f, true);

  OpeningTokens(LocalModel model) {
    this.model = model;
  }

  /**
   * {@return how many of the prompt's first tokens each opening has, too}
   *
   * @param prompt the ask's
   */
  List<Integer> ends(Ask ask, Tokens prompt) {
    return ask.openings().stream().map(opening -> tokens(opening).common(prompt)).toList();
  }

  private Tokens tokens(Prompt opening) {
    Tokens known = kept.get(opening);
    if (known != null) {
      return known;
    }
    Tokens tokens = rendered(opening);
    kept.put(opening, tokens);
    if (kept.size() > KEPT) {
      kept.pollFirstEntry();
    }
    return tokens;
  }

  // There are templates that refuse what is no whole conversation: then nothing is known to be
  // shared.
  private Tokens rendered(Prompt opening) {
    try {
      return model.tokens(opening);
    } catch (InputException e) {
      return Tokens.EMPTY;
    }
  }

  void clear() {
    kept.clear();
  }
}
