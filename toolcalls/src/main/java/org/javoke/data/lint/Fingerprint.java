package org.javoke.data.lint;

import java.util.List;
import java.util.Locale;
import org.javoke.data.CanonicalForm;
import org.javoke.data.Example;
import org.javoke.data.Hash;
import org.javoke.data.MadeCall;
import org.javoke.data.MinHash;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * What of a sample is compared with other samples.
 *
 * @param whole of the messages, tools and expectation
 * @param question of all before the last answer, case and spaces aside, and of the tools
 * @param answer of the calls of the last answer, or of the expectation; 0 where it calls nothing
 * @param similarity a signature of the messages' texts and calls
 * @param tools by name, as they are described
 */
record Fingerprint(
    long whole, long question, long answer, MinHash similarity, List<NamedHash> tools) {

  /** A tool's name and the hash of its schema. */
  record NamedHash(String name, long schema) {}

  static Fingerprint of(Example example) {
    int last = lastAnswer(example.messages());
    List<NamedHash> tools =
        example.tools().stream()
            .map(tool -> new NamedHash(tool.name(), Hash.of(tool.parameters())))
            .toList();
    long offered = example.tools().stream().mapToLong(Fingerprint::toolHash).sum();
    StringBuilder text = new StringBuilder();
    long before = 5;
    long whole = 7;
    for (int i = 0; i < example.messages().size(); i++) {
      Turn turn = example.messages().get(i);
      whole = Hash.joined(whole, Hash.of(CanonicalForm.message(turn)));
      append(text, turn);
      if (i < last) {
        before = Hash.joined(Hash.joined(before, Hash.of(turn.role())), said(turn));
      }
    }
    whole = Hash.joined(whole, Hash.of(CanonicalForm.expected(example.expected())));
    return new Fingerprint(
        Hash.joined(whole, offered),
        Hash.joined(before, offered),
        answer(example, last),
        MinHash.of(text.toString()),
        tools);
  }

  private static long toolHash(Tool tool) {
    return Hash.joined(Hash.of(tool.name()), Hash.of(tool.parameters()));
  }

  private static int lastAnswer(List<Turn> turns) {
    int last = turns.size() - 1;
    return last >= 0 && turns.get(last).isFrom(Turn.ASSISTANT) ? last : turns.size();
  }

  private static long answer(Example example, int last) {
    if (last < example.messages().size()) {
      long calls = 0;
      for (MadeCall call : example.messages().get(last).calls()) {
        calls += callHash(call); // in parallel calls the order says nothing
      }
      return calls;
    }
    return example.expected() == null ? 0 : Hash.of(CanonicalForm.expected(example.expected()));
  }

  private static long said(Turn turn) {
    long hash = Hash.of(turn.text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip());
    for (MadeCall call : turn.calls()) {
      hash = Hash.joined(hash, callHash(call));
    }
    return hash;
  }

  private static long callHash(MadeCall call) {
    Value.Fields object = call.object();
    return Hash.joined(Hash.of(call.name()), Hash.of(object == null ? call.arguments() : object));
  }

  private static void append(StringBuilder text, Turn turn) {
    if (turn.isFrom(Turn.SYSTEM)) {
      return;
    }
    text.append(turn.text());
    turn.calls().forEach(call -> text.append(call.name()).append(Json.write(call.arguments())));
  }
}
