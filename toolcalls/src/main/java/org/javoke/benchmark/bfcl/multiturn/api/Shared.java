package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.ResultText;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What all instances of an API share in the reference, because they share one object: the list of
 * mentions of each post that was given none, and the credit cards of the long context. Its changes
 * through the model's instance show in the instance of the expected answer.
 *
 * <p>In the reference they outlive the sample. Here they belong to it, so that no verdict depends
 * on which samples ran before.
 */
public final class Shared {

  private final @Nullable LongContext longContext;
  private final List<Value> mentions = new ArrayList<>();
  private final Map<String, Value> orderMetadata = new HashMap<>(); // by symbol
  private @Nullable Map<String, Dict> cards;

  public Shared(@Nullable LongContext longContext) {
    this.longContext = longContext;
  }

  /** {@return the texts of what the long context adds to results} */
  public ResultText.Known known() {
    return longContext == null ? ResultText.Known.NONE : longContext::json;
  }

  @Nullable LongContext longContext() {
    return longContext;
  }

  List<Value> mentions() {
    return mentions;
  }

  /** {@return the cards of the long context, by id} */
  Map<String, Dict> cards(LongContext context) {
    Map<String, Dict> known = cards;
    if (known == null) {
      Map<String, Dict> read = new LinkedHashMap<>();
      context
          .fields("CREDIT_CARD_EXTENSION")
          .values()
          .forEach((id, card) -> read.put(id, Dict.of(card)));
      known = read;
      cards = read;
    }
    return known;
  }

  /** {@return what the long context says of each order of the symbol} */
  Value orderMetadata(LongContext context, String symbol) {
    return orderMetadata.computeIfAbsent(
        symbol,
        _ -> {
          Attributes metadata = Attributes.empty();
          context
              .fields("ORDER_DETAIL_EXTENSION")
              .values()
              .forEach((name, text) ->
                  metadata.and(name, PythonRepr.text(text).replace("{symbol}", symbol)));
          return metadata.value();
        });
  }
}
