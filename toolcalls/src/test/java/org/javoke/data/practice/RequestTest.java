package org.javoke.data.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** What stands in a call stands in the request. */
class RequestTest {

  private static final World WORLD = World.load();

  @Test
  void easyCallsAreCopiedLetterByLetter() {
    PracticeSettings settings =
        PracticeSettings.seeded(4)
            .withDifficulty(PracticeSettings.EASY)
            .withShares(
                Map.of(Pattern.SIMPLE, 1.0, Pattern.MULTIPLE, 1.0, Pattern.PARALLEL_MULTIPLE, 1.0));
    PracticeExamples examples = new PracticeExamples(settings, WORLD);
    for (long i = 0; i < 1000; i++) {
      Example example = examples.example(i);
      for (MadeCall call : example.calls()) {
        texts(call.arguments(), example.question());
      }
    }
  }

  private static void texts(Value value, String question) {
    switch (value) {
      case Value.Text(String text) -> assertThat(question).contains(text);
      case Value.Int(var number) -> assertThat(question).contains(number.toString());
      case Value.Real _ -> assertThat(question).contains(Json.write(value));
      case Value.Items(var items) -> items.forEach(item -> texts(item, question));
      case Value.Fields(var fields) -> fields.values().forEach(one -> texts(one, question));
      case Value.Bool _ -> {
        // Said in words: "with breakfast".
      }
      case Value.Null _, Value.Tuple _, Value.Table _, Value.Opaque _ ->
          throw new AssertionError("no call holds " + value);
    }
  }

  @Test
  void theAnswerIsAmongWhatIsExpected() {
    PracticeExamples examples =
        new PracticeExamples(
            PracticeSettings.seeded(9).withShares(Map.of(Pattern.PARALLEL, 1.0)), WORLD);
    for (long i = 0; i < 300; i++) {
      Example example = examples.example(i);
      assertThat(example.calls()).hasSizeBetween(1, 3);
      assertThat(example.calls().stream().map(MadeCall::arguments)).doesNotHaveDuplicates();
    }
  }
}
