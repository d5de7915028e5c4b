package org.javoke.data.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.javoke.benchmark.NativeNames;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Names of tools as OpenAI-compatible servers take them. */
final class ServerNames {

  private static final Pattern TAKEN = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private ServerNames() {}

  static boolean areTaken(String name) {
    return TAKEN.matcher(name).matches();
  }

  /**
   * {@return the new name of each tool that only its dots are wrong with; none where two tools
   * would then have the same, or where a message speaks of a tool by its name}
   */
  static Map<String, String> mended(Example example) {
    Map<String, String> mended = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (Tool tool : example.tools()) {
      String name = NativeNames.of(tool.name());
      if (!name.equals(tool.name()) && areTaken(name)) {
        mended.put(tool.name(), name);
      } else {
        names.add(tool.name());
      }
    }
    boolean clash = !mended.values().stream().allMatch(names::add);
    return clash || isSpokenOf(mended.keySet(), example.messages()) ? Map.of() : mended;
  }

  private static boolean isSpokenOf(Set<String> names, List<Turn> turns) {
    return !names.isEmpty()
        && turns.stream().map(Turn::text).anyMatch(text -> names.stream().anyMatch(text::contains));
  }

  /** {@return the sample with the new names in its tools, calls, results and expected calls} */
  static Example renamed(Example example, Map<String, String> names) {
    return example
        .withTools(
            example.tools().stream().map(tool -> tool.withName(of(tool.name(), names))).toList())
        .withMessages(example.messages().stream().map(turn -> renamed(turn, names)).toList())
        .withExpected(renamed(example.expected(), names));
  }

  private static Turn renamed(Turn turn, Map<String, String> names) {
    List<MadeCall> calls =
        turn.calls().stream().map(call -> call.withName(of(call.name(), names))).toList();
    Map<String, Value> further = new LinkedHashMap<>(turn.further().values());
    further.computeIfPresent(
        "name",
        (_, name) -> name instanceof Value.Text(String text) ? Value.of(of(text, names)) : name);
    return new Turn(turn.role(), turn.content(), calls, turn.callId(), new Value.Fields(further));
  }

  private static @Nullable Expectation renamed(
      @Nullable Expectation expected, Map<String, String> names) {
    return expected instanceof Expectation.Calls(List<ExpectedCall> calls)
        ? new Expectation.Calls(
            calls.stream()
                .map(call -> new ExpectedCall(of(call.name(), names), call.accepted()))
                .toList())
        : expected;
  }

  private static String of(String name, Map<String, String> names) {
    return names.getOrDefault(name, name);
  }
}
