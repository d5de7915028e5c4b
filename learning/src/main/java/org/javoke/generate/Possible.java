package org.javoke.generate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.javoke.hub.ModelConfig;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what a model cannot compute, and says why.
 *
 * @param <T> what is asked
 */
final class Possible<T> implements Iterator<T> {

  private final Iterator<T> items;
  private final Function<T, @Nullable String> refusal;
  private final BiConsumer<T, String> refused;
  private @Nullable T next;

  /**
   * @param refusal why an item cannot be computed, or null if it can
   * @param refused is handed what is left out, with the reason
   */
  Possible(
      Iterator<T> items, Function<T, @Nullable String> refusal, BiConsumer<T, String> refused) {
    this.items = items;
    this.refusal = refusal;
    this.refused = refused;
  }

  @Override
  public boolean hasNext() {
    while (next == null && items.hasNext()) {
      T item = items.next();
      String reason = refusal.apply(item);
      if (reason == null) {
        next = item;
      } else {
        refused.accept(item, reason);
      }
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    T item = next;
    next = null;
    return item;
  }

  /**
   * {@return why a prompt cannot be computed, or null if it can}
   *
   * @param more tokens that follow it
   */
  static @Nullable String refusal(Tokens prompt, ModelConfig config, int more) {
    if (prompt.isEmpty()) {
      return "the prompt has no tokens; expected one or more";
    }
    if (prompt.length() + more > config.maxPositions()) {
      return "the prompt has %d tokens and %s follow, but the model's context is %d; shorten the prompt, or offer fewer tools"
          .formatted(prompt.length(), more == 1 ? "1 or more" : more, config.maxPositions());
    }
    return unknown(prompt, config);
  }

  /** {@return what is wrong with a token that the model does not have, or null} */
  static @Nullable String unknown(Tokens tokens, ModelConfig config) {
    OptionalInt unknown =
        tokens.stream().filter(id -> id < 0 || id >= config.vocabSize()).findFirst();
    return unknown.isEmpty()
        ? null
        : "there is the token id %d, but the model's vocabulary ends at %d; the tokenizer belongs to another model"
            .formatted(unknown.getAsInt(), config.vocabSize() - 1);
  }
}
