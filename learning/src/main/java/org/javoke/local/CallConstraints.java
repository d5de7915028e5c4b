package org.javoke.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.javoke.constrain.CallGrammar;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.constrain.TokenMasks;
import org.javoke.constrain.TokenTrie;
import org.javoke.generate.Guide;
import org.javoke.input.InputException;
import org.javoke.policy.Request;
import org.javoke.schema.Tool;

/**
 * Lets a model write only text and calls that are well formed and fit the tools' schemas; the reply
 * may end only where it is whole. A reply that is cut off at the longest length may be anything
 * that could have become such a reply.
 *
 * <p>Grammars are kept by format and tools, since the requests of one conversation and the draws of
 * one request have them in common.
 */
final class CallConstraints implements Constraints {

  /** Each keeps masks of its own, which are up to 10 MB for a vocabulary of 150,000. */
  private static final int MOST_KEPT = 16;

  private final TokenTrie trie;
  private final Function<Request, Writing> writing;
  private final Calling calling;
  private final Map<Key, TokenMasks> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TokenMasks> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Key(String format, List<Tool> tools) {}

  /**
   * @param writing how the calls of a request's replies are written
   * @param calling whether each reply has to call
   * @throws InputException if the model has no token that ends a reply
   */
  CallConstraints(LocalModel model, Function<Request, Writing> writing, Calling calling) {
    if (model.stopIds().isEmpty()) {
      throw new InputException(
          "%s names no eos_token_id in generation_config.json or config.json: a constrained reply could never end; add it, or leave the scaffold out"
              .formatted(model.folder().path()));
    }
    this.trie = TokenTrie.of(new ModelVocabulary(model));
    this.writing = writing;
    this.calling = calling;
  }

  @Override
  public Guide guide(Request request) {
    Writing wanted = writing.apply(request);
    Key key = new Key(wanted.format().name(), wanted.tools());
    TokenMasks masks = kept.get(key);
    if (masks == null) {
      masks = trie.masks(CallGrammar.of(wanted.format(), wanted.tools(), calling));
      kept.put(key, masks);
    }
    return new MaskGuide(masks);
  }
}
