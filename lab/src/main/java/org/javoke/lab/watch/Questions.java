package org.javoke.lab.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.benchmark.custom.ExactCalls;
import org.javoke.call.ToolCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.input.InputException;
import org.javoke.score.Expectation;
import org.javoke.value.Value;

/**
 * Makes questions of held-out conversations. A sample with {@code expected} is one question: its
 * messages without the answers at their end. Without, each turn of the assistant that calls is a
 * question, and its calls are what is expected; a conversation without any call is one question,
 * its last answer, and expects no call.
 */
final class Questions {

  private final List<Question> questions = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int unusable;

  private Questions() {}

  /**
   * {@return the questions of a file, spread evenly over it if there are more than wanted}
   *
   * @param most how many are wanted at most
   * @throws InputException if a line is no sample, or there is no question
   */
  static List<Question> read(Path file, int most) {
    Questions found = new Questions();
    ExampleFile.forEach(
        file,
        DataFormats.named("canonical"),
        entry -> {
          switch (entry) {
            case ExampleFile.Entry.Good(var origin, Example example) ->
                found.add(example, "line " + origin.line());
            case ExampleFile.Entry.Rejected(var origin, String reason, _) ->
                throw new InputException("%s: %s".formatted(origin, reason));
          }
        });
    if (found.questions.isEmpty()) {
      throw new InputException(
          "%s has nothing that a model can be asked (%d samples without an answer that can be judged): expected lines of \"messages\" and \"tools\", with answers or \"expected\" calls."
              .formatted(file, found.unusable));
    }
    return spread(found.questions, most);
  }

  /** {@return whether a line has an answer, or is something else, of which another reader tells} */
  static boolean mayHaveAnswers(Path file) {
    boolean[] found = {false};
    ExampleFile.forEach(
        file,
        DataFormats.named("canonical"),
        entry ->
            found[0] |=
                !(entry instanceof ExampleFile.Entry.Good(_, Example example))
                    || lastAnswer(example.messages()) >= 0);
    return found[0];
  }

  // The first ones of a sorted file would be all of a kind.
  static <T> List<T> spread(List<T> all, int most) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    List<T> picked = new ArrayList<>();
    for (long i = 0; i < most; i++) {
      picked.add(all.get((int) (i * all.size() / most)));
    }
    return List.copyOf(picked);
  }

  private void add(Example example, String place) {
    String id = example.id().isEmpty() ? place : example.id();
    List<Turn> turns = example.messages();
    Expectation expected = example.expected();
    if (expected instanceof Expectation.Trajectory) {
      unusable++;
    } else if (expected != null) {
      add(id, example, answered(turns), expected);
    } else if (turns.stream().anyMatch(turn -> !turn.calls().isEmpty())) {
      addCalls(id, example);
    } else {
      int last = lastAnswer(turns);
      if (last < 0) {
        unusable++;
      } else {
        add(id, example, last, new Expectation.NoCall());
      }
    }
  }

  private void addCalls(String id, Example example) {
    int count = 0;
    List<Turn> turns = example.messages();
    for (int i = 0; i < turns.size(); i++) {
      if (!turns.get(i).isFrom(Turn.ASSISTANT) || turns.get(i).calls().isEmpty()) {
        continue;
      }
      List<ToolCall> calls = calls(turns.get(i));
      if (calls.size() < turns.get(i).calls().size()) {
        unusable++;
        continue;
      }
      String name = count++ == 0 ? id : id + "#" + count;
      add(name, example, i, ExactCalls.expecting(calls, example.tools()));
    }
  }

  private static List<ToolCall> calls(Turn turn) {
    List<ToolCall> calls = new ArrayList<>();
    for (MadeCall made : turn.calls()) {
      Value.Fields arguments = made.object();
      if (arguments != null && !made.name().isEmpty()) {
        calls.add(new ToolCall(made.name(), arguments));
      }
    }
    return calls;
  }

  /** {@return how many turns stand before the answers at the end} */
  private static int answered(List<Turn> turns) {
    int end = turns.size();
    while (end > 0 && turns.get(end - 1).isFrom(Turn.ASSISTANT)) {
      end--;
    }
    return end;
  }

  private static int lastAnswer(List<Turn> turns) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).isFrom(Turn.ASSISTANT)) {
        return i;
      }
    }
    return -1;
  }

  private void add(String id, Example example, int end, Expectation expected) {
    List<Message> messages = ChatTurns.messages(example.messages().subList(0, end));
    if (messages.isEmpty()) {
      unusable++;
      return;
    }
    String name = id;
    for (int n = 2; !ids.add(name); n++) {
      name = id + "~" + n;
    }
    questions.add(
        new Question(
            name,
            new Prompt(messages, example.tools()),
            ExactCalls.task(example.tools(), expected)));
  }
}
