package org.javoke.tokenizer;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.javoke.value.Value;

/**
 * Checks a TemplateProcessing, which says what special tokens stand around a text: each must be
 * described, and be a token.
 */
final class TemplateCheck {

  private static final String PLACE = "the post_processor TemplateProcessing";

  private final Fragments fragments;
  private final Function<String, OptionalInt> ids;

  TemplateCheck(Fragments fragments, Function<String, OptionalInt> ids) {
    this.fragments = fragments;
    this.ids = ids;
  }

  void check(Value.Fields object) {
    fragments.onlyKeys(object, List.of("type", "single", "pair", "special_tokens"), PLACE);
    Value described = object.at("special_tokens");
    if (!(described instanceof Value.Fields tokens)) {
      throw fragments.bad(PLACE + " must have special_tokens");
    }
    tokens.values().forEach(this::describedToken);
    pieces(fragments.items(object, "single", PLACE), tokens, List.of("A"));
    pieces(fragments.items(object, "pair", PLACE), tokens, List.of("A", "B"));
  }

  private void describedToken(String name, Value value) {
    Value.Fields token = fragments.object(value, "a special token");
    fragments.onlyKeys(token, List.of("id", "ids", "tokens"), "a special token");
    if (!fragments.text(token, "id", "a special token").equals(name)) {
      throw fragments.bad("the special token \"%s\" has another id".formatted(name));
    }
    List<Value> numbers = fragments.items(token, "ids", "a special token");
    List<Value> texts = fragments.items(token, "tokens", "a special token");
    if (numbers.size() != texts.size() || numbers.isEmpty()) {
      throw fragments.bad("the special token \"%s\" lacks ids or tokens".formatted(name));
    }
    for (int i = 0; i < numbers.size(); i++) {
      boolean known =
          numbers.get(i) instanceof Value.Int(BigInteger number)
              && texts.get(i) instanceof Value.Text(String text)
              && ids.apply(text).isPresent()
              && number.equals(BigInteger.valueOf(ids.apply(text).getAsInt()));
      if (!known) {
        throw fragments.bad("the special token \"%s\" is no token".formatted(name));
      }
    }
  }

  // Each of the texts has to stand there once.
  private void pieces(List<Value> pieces, Value.Fields tokens, List<String> texts) {
    int found = 0;
    for (Value value : pieces) {
      Value.Fields piece = fragments.object(value, "a template's piece");
      if (piece.values().size() != 1) {
        throw fragments.bad("a template's piece must be a Sequence or a SpecialToken");
      }
      Map.Entry<String, Value> entry = piece.values().entrySet().iterator().next();
      Value.Fields content = fragments.object(entry.getValue(), "a template's piece");
      fragments.onlyKeys(content, List.of("id", "type_id"), "a template's piece");
      String id = fragments.text(content, "id", "a template's piece");
      boolean sequence = entry.getKey().equals("Sequence") && texts.contains(id);
      boolean token = entry.getKey().equals("SpecialToken") && tokens.at(id) != null;
      boolean typed =
          content.at("type_id") instanceof Value.Int(BigInteger type)
              && type.signum() >= 0
              && type.bitLength() < 32;
      if (!typed || (!sequence && !token)) {
        throw fragments.bad("a template's piece \"%s\" is not known".formatted(id));
      }
      found += sequence ? 1 : 0;
    }
    if (found != texts.size()) {
      throw fragments.bad("a template must have each text once");
    }
  }
}
