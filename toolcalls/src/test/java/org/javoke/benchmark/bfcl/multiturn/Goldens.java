package org.javoke.benchmark.bfcl.multiturn;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.benchmark.bfcl.multiturn.api.LongContext;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.input.SharedFiles;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** What the reference answered, read from the folder of shared data. */
final class Goldens {

  static final LocalDate DAY = LocalDate.of(2026, 11, 21); // on which the goldens were made
  static final List<String> CATEGORIES =
      List.of(
          "multi_turn_base",
          "multi_turn_miss_func",
          "multi_turn_miss_param",
          "multi_turn_long_context");

  private final Path goldens;

  private Goldens(Path goldens) {
    this.goldens = goldens;
  }

  /** {@return the goldens; without them the test is skipped} */
  static Goldens orSkip() {
    return new Goldens(SharedFiles.at("goldens/bfcl/multi_turn"));
  }

  Path file(String name) {
    return goldens.resolve(name);
  }

  LongContext longContext() {
    return LongContext.read(file("long_context_data.jsonl.gz"));
  }

  Map<String, MultiTurnEntry> entries() {
    Path data = SharedFiles.at("data/bfcl/v4");
    return CATEGORIES.stream()
        .flatMap(category -> {
          String file = "BFCL_v4_" + category + ".json";
          return MultiTurnEntry.read(
              data.resolve(file), data.resolve("possible_answer").resolve(file))
              .stream();
        })
        .collect(
            Collectors.toMap(MultiTurnEntry::id, entry -> entry, (a, _) -> a, LinkedHashMap::new));
  }

  /** {@return whether the text is the expected one, which may be given by its hash} */
  static boolean isText(Value expected, String text) {
    return switch (expected) {
      case Value.Text(String exact) -> exact.equals(text);
      case Value.Fields fields when fields.at("$any_order") instanceof Value.Text(String some) ->
          sorted(some).equals(sorted(text));
      case Value.Fields fields ->
          fields.at("$sha256") instanceof Value.Text(String hash) && hash.equals(hash(text));
      default -> false;
    };
  }

  // A set's members in another order have the same characters.
  private static List<Character> sorted(String text) {
    return text.chars().mapToObj(c -> (char) c).sorted().toList();
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return whether the state is the expected one} */
  static boolean isState(Value expected, Value state) {
    if (expected instanceof Value.Fields fields && fields.values().containsKey("$sha256")) {
      return state instanceof Value.Text(String text) && isText(expected, text);
    }
    if (expected instanceof Value.Fields fields
        && fields.at("$dict") instanceof Value.Items(List<Value> pairs)) {
      return isDict(pairs, state);
    }
    if (expected instanceof Value.Fields fields
        && fields.at("$float") instanceof Value.Text(String text)) {
      return state instanceof Value.Real && PythonRepr.of(state).equals(text);
    }
    if (expected instanceof Value.Fields(Map<String, Value> parts)) {
      return state instanceof Value.Fields(Map<String, Value> found)
          && parts.keySet().equals(found.keySet())
          && parts.entrySet().stream()
              .allMatch(part -> isState(part.getValue(), requireNonNull(found.get(part.getKey()))));
    }
    if (expected instanceof Value.Items(List<Value> items)) {
      return state instanceof Value.Items(List<Value> found)
          && items.size() == found.size()
          && Stream.iterate(0, i -> i < items.size(), i -> i + 1)
              .allMatch(i -> isState(items.get(i), found.get(i)));
    }
    return expected.equals(state);
  }

  private static boolean isDict(List<Value> pairs, Value state) {
    return state instanceof Value.Table(List<Value.Entry> entries)
        && pairs.size() == entries.size()
        && pairs.stream()
            .allMatch(pair ->
                pair instanceof Value.Items(List<Value> both)
                    && entries.stream()
                        .anyMatch(entry ->
                            Equality.equal(entry.key(), both.get(0))
                                && isState(both.get(1), entry.value())));
  }

  static List<String> texts(Value list) {
    return ((Value.Items) list).values().stream().map(PythonRepr::text).toList();
  }

  static List<List<List<String>>> steps(Value turns) {
    return ((Value.Items) turns)
        .values().stream()
            .map(turn -> ((Value.Items) turn).values().stream().map(Goldens::texts).toList())
            .toList();
  }

  static String brief(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 200 ? text : text.substring(0, 200) + "... " + text.length();
  }

  static String lines(List<String> lines) {
    return lines.size() + "\n" + String.join("\n", lines.subList(0, Math.min(8, lines.size())));
  }

  static String[] classes() {
    return Arrays.stream(org.javoke.benchmark.bfcl.multiturn.api.Api.values())
        .map(org.javoke.benchmark.bfcl.multiturn.api.Api::className)
        .toArray(String[]::new);
  }
}
