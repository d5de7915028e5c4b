package org.javoke.lab.eval;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Selection;
import org.javoke.call.Answer;
import org.javoke.call.ToolCall;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.RunConfig;
import org.javoke.policy.Answered;
import org.javoke.policy.Change;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.policy.Usage;
import org.javoke.score.Score;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.value.Value;

/** Scripted parts of an evaluation. */
final class Fakes {

  static final Clock CLOCK = Clock.fixed(Examples.NOON, ZoneOffset.UTC);

  private Fakes() {}

  static RunConfig config() {
    return config("tiny", Selection.ALL);
  }

  static RunConfig config(String model, Selection selection) {
    return new RunConfig(
        "eval",
        "bfcl",
        model,
        Mode.PROMPTING,
        List.of(),
        Sampling.BFCL,
        selection,
        Map.of(),
        Map.of(),
        Map.of(),
        "0.1.0");
  }

  /** Its answer is right if it is the word; {@code fair} also takes it in capitals. */
  record WordScorer(String name, boolean capitals) implements Scorer {
    @Override
    public Score score(Task task, Answer answer) {
      String text = ((Answer.Text) answer).text();
      return text.equals("right") || (capitals && text.equals("RIGHT"))
          ? new Score.Correct()
          : Examples.wrongValue();
    }
  }

  static Judge judge() {
    return new Judge(
        List.of(new WordScorer("bfcl", false), new WordScorer("fair", true)),
        (_, answer) ->
            List.of(new ToolCall(((Answer.Text) answer).text(), new Value.Fields(Map.of()))));
  }

  static Outcome reply(String text, Change... changes) {
    return new Outcome.Replied(
        new Answer.Text(text),
        new Usage(OptionalInt.of(5), OptionalInt.of(2)),
        Duration.ofMillis(3),
        1,
        OptionalDouble.empty(),
        List.of(changes));
  }

  /** {@return right, RIGHT, wrong or a failure, by the number at the end of the id} */
  static Outcome byNumber(String id) {
    int number = Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
    return switch (number % 7) {
      case 0, 1, 2 -> reply("right");
      case 3, 4 -> reply("wrong");
      case 5 -> reply("RIGHT");
      default -> new Outcome.Failed("HTTP 500", 3);
    };
  }

  /** Answers in a shuffled order, each after a pause. */
  record ScriptedPolicy(Function<String, Outcome> outcomes, Duration pause) implements Policy {

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink)
        throws InterruptedException {
      List<Request> shuffled = new ArrayList<>();
      requests.forEach(shuffled::add);
      Collections.shuffle(shuffled, new Random(shuffled.size()));
      for (Request request : shuffled) {
        Thread.sleep(pause);
        sink.accept(new Answered(request, outcomes.apply(request.id())));
      }
    }

    @Override
    public void close() {}
  }
}
