package org.javoke.benchmark.bfcl.multiturn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.score.Expectation;
import org.javoke.value.Value;

/**
 * What a multi-turn question starts from and what is expected.
 *
 * @param id such as {@code multi_turn_base_0}; it tells the category
 * @param initialConfig the settings of each API, by the API's class
 * @param involvedClasses the classes of the APIs that the question is about
 * @param expected the expected calls of each turn, as text
 */
public record MultiTurnEntry(
    String id,
    Value.Fields initialConfig,
    List<String> involvedClasses,
    List<List<String>> expected) {

  public MultiTurnEntry {
    involvedClasses = List.copyOf(involvedClasses);
    expected = expected.stream().map(List::copyOf).toList();
  }

  /** {@return the same, read from what a task expects} */
  public static MultiTurnEntry of(Expectation.Trajectory trajectory) {
    return new MultiTurnEntry(
        trajectory.id(), trajectory.initialConfig(), trajectory.apis(), trajectory.calls());
  }

  /** {@return what a conversation about this question is held against} */
  public Expectation.Trajectory expectation() {
    return new Expectation.Trajectory(id, initialConfig, involvedClasses, expected);
  }

  /** {@return whether the APIs add much that does not matter} */
  public boolean isLongContext() {
    return id.contains("long_context") || id.contains("composite");
  }

  /** {@return the settings of an API} */
  public Value.Fields settings(String className) {
    return initialConfig.at(className) instanceof Value.Fields fields ? fields : Value.Fields.EMPTY;
  }

  /**
   * Reads a category's questions with their answers.
   *
   * @throws InputException if a file cannot be used, or an answer is missing
   */
  public static List<MultiTurnEntry> read(Path questions, Path answers) {
    Map<String, JsonLine> byId = new HashMap<>();
    JsonLines.forEach(answers, line -> byId.put(line.text("id"), line));
    List<MultiTurnEntry> entries = new ArrayList<>();
    JsonLines.forEach(
        questions,
        line -> {
          JsonLine answer = byId.get(line.text("id"));
          if (answer == null) {
            throw line.error(
                "there is no answer to \"%s\" in %s: use the answers of the same release"
                    .formatted(line.text("id"), answers));
          }
          entries.add(of(line, answer));
        });
    return entries;
  }

  private static MultiTurnEntry of(JsonLine question, JsonLine answer) {
    if (!(question.object().at("initial_config") instanceof Value.Fields config)) {
      throw question.error("\"initial_config\" must be an object {...}");
    }
    List<List<String>> turns = new ArrayList<>();
    for (Value turn : answer.items("ground_truth").values()) {
      turns.add(texts(turn, answer));
    }
    return new MultiTurnEntry(
        question.text("id"), config, texts(question.items("involved_classes"), question), turns);
  }

  private static List<String> texts(Value list, JsonLine line) {
    if (!(list instanceof Value.Items(List<Value> items))) {
      throw line.error("an array of texts was expected");
    }
    List<String> texts = new ArrayList<>();
    for (Value item : items) {
      if (!(item instanceof Value.Text(String text))) {
        throw line.error("an array of texts was expected");
      }
      texts.add(text);
    }
    return texts;
  }
}
