package org.javoke.benchmark.apibank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Question;
import org.javoke.chat.Message;
import org.javoke.input.InputException;
import org.javoke.schema.Language;
import org.javoke.score.Expectation;
import org.javoke.score.Task;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** Reads the samples of a part. */
final class SampleReader {

  private static final long LONGEST = 100_000_000;

  private final Path data;

  SampleReader(Path data) {
    this.data = data;
  }

  /**
   * {@return the samples, in the order of the file}
   *
   * @throws InputException if the file cannot be used
   */
  List<Question> read(Part part) {
    Path file = part.in(data);
    if (!(json(file) instanceof Value.Items(List<Value> samples))) {
      throw new InputException(file + " must hold an array of samples");
    }
    Dialogues dialogues = Dialogues.in(data, part.level());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (!(samples.get(i) instanceof Value.Fields sample)) {
        throw new InputException("%s: sample %d is no object".formatted(file, i));
      }
      questions.add(
          part.planned()
              ? ofPlan(sample, file, i, part)
              : ofDialogue(sample, file, i, part, dialogues));
    }
    return questions;
  }

  private static Value json(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InputException("%s is longer than %,d bytes".formatted(file, LONGEST));
      }
      return Json.read(Files.readString(file));
    } catch (IOException | JsonException e) {
      throw new InputException(
          "%s cannot be read (%s): name the folder api-bank of a copy of AlibabaResearch/DAMO-ConvAI"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Question ofDialogue(
      Value.Fields sample, Path file, int index, Part part, Dialogues dialogues) {
    String dialogue = text(sample, "file", file, index);
    int number = number(sample, "id", file, index);
    Value result = dialogues.recorded(dialogue, number).map(line -> line.at("result")).orElse(null);
    return question(
        "%s:%s:%d".formatted(part.category(), dialogue.replace(".jsonl", ""), number),
        part,
        text(sample, "instruction", file, index),
        text(sample, "input", file, index),
        text(sample, "expected_output", file, index),
        result == null ? Map.of() : Map.of("result", result));
  }

  // What these calls gave was made up by a model: there is nothing to carry them out with.
  private static Question ofPlan(Value.Fields sample, Path file, int index, Part part) {
    int number = number(sample, "sample_id", file, index);
    int call = number(sample, "api_id", file, index);
    return question(
        "%s:%d:%d".formatted(part.category(), number, call),
        part,
        text(sample, "instruction", file, index),
        text(sample, "input", file, index),
        text(sample, "output", file, index),
        Map.of());
  }

  private static Question question(
      String id,
      Part part,
      String instruction,
      String input,
      String right,
      Map<String, Value> recorded) {
    Task task =
        part.said()
            ? new Task(part.category(), Language.PYTHON, List.of(), new Expectation.Said(right))
            : new Task(
                part.category(),
                Language.PYTHON,
                Descriptions.in(instruction, input),
                call(id, right, recorded));
    return new Question(
        id,
        List.of(new Message.FromSystem(instruction.strip()), new Message.FromUser(input.strip())),
        task);
  }

  private static Expectation call(String id, String right, Map<String, Value> recorded) {
    String name = ApiCall.find(right).map(ApiCall::name).orElse("");
    return new Expectation.Trajectory(
        id, new Value.Fields(recorded), List.of(name), List.of(List.of(right)));
  }

  private static String text(Value.Fields sample, String name, Path file, int index) {
    if (sample.at(name) instanceof Value.Text(String text)) {
      return text;
    }
    throw new InputException("%s: sample %d has no text \"%s\"".formatted(file, index, name));
  }

  private static int number(Value.Fields sample, String name, Path file, int index) {
    if (sample.at(name) instanceof Value.Int(var number) && number.bitLength() < Integer.SIZE) {
      return number.intValue();
    }
    throw new InputException(
        "%s: sample %d has no whole number \"%s\"".formatted(file, index, name));
  }

  /** {@return a structured call's arguments as the evaluator would read them from text} */
  static Map<String, String> asText(Value.Fields arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    arguments.values().forEach((name, value) -> texts.put(name, PythonRepr.text(value)));
    return texts;
  }
}
