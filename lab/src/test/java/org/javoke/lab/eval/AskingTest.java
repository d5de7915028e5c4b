package org.javoke.lab.eval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Conversation;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.Turn;
import org.javoke.call.Answer;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.lab.run.Examples;
import org.javoke.policy.Answered;
import org.javoke.policy.Change;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.score.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AskingTest {

  private final Map<String, Outcome> outcomes = new TreeMap<>();

  @Test
  void conversationsGoOnInRoundsWhereThePolicyAnswersAllAtOnce() throws InterruptedException {
    Rounds policy = new Rounds(Fakes::reply);

    ask(3, 2, policy);

    assertThat(policy.rounds)
        .containsExactly(
            List.of("q_0", "q_1", "q_2"),
            List.of("q_0#2", "q_1#2", "q_2#2"),
            List.of("q_0#3", "q_1#3", "q_2#3"));
    assertThat(answer("q_1"))
        .isEqualTo(
            new Answer.Turns(
                List.of(
                    List.of(new Answer.Text("q_1")),
                    List.of(new Answer.Text("q_1#2")),
                    List.of(new Answer.Text("q_1#3")))));
    // Three replies of 5 and 2 tokens, 3 ms and one attempt each.
    Outcome.Replied replied = replied("q_1");
    assertThat(replied.usage().promptTokens()).hasValue(15);
    assertThat(replied.usage().completionTokens()).hasValue(6);
    assertThat(replied.latency()).hasMillis(9);
    assertThat(replied.attempts()).isEqualTo(3);
  }

  @Test
  void oneRoundIsEnoughWhereThePolicyAnswersInTheBackground() throws InterruptedException {
    Background policy = new Background(2);

    ask(20, 3, policy);

    assertThat(policy.calls).isEqualTo(1);
    assertThat(outcomes).hasSize(20);
    // A new one begins only where nothing that was begun can go on: two wait for their replies.
    assertThat(mostSideBySide(policy.asked)).isLessThanOrEqualTo(3);
  }

  /** {@return how many conversations of four requests were begun and had not asked their last} */
  private static int mostSideBySide(List<String> asked) {
    Set<String> open = new HashSet<>();
    int most = 0;
    for (String id : asked) {
      String conversation = id.replaceFirst("#.*", "");
      open.add(conversation);
      most = Math.max(most, open.size());
      if (id.endsWith("#4")) {
        open.remove(conversation);
      }
    }
    return most;
  }

  @Test
  void aPolicyThatTakesItsRequestsOneByOneNeedsNoFurtherRound() throws InterruptedException {
    Serial policy = new Serial();

    ask(5, 2, policy);

    assertThat(policy.calls).isEqualTo(1);
    assertThat(policy.asked).startsWith("q_0", "q_0#2", "q_0#3", "q_1");
  }

  @Test
  void aRequestThatFailsEndsItsConversationOnly() throws InterruptedException {
    ask(
        2,
        2,
        new Rounds(id -> id.equals("q_0#2") ? new Outcome.Failed("HTTP 500", 3) : Fakes.reply(id)));

    assertThat(outcomes.get("q_0"))
        .isEqualTo(new Outcome.Failed("request 2 of the conversation: HTTP 500", 4));
    assertThat(outcomes.get("q_1")).isInstanceOf(Outcome.Replied.class);
  }

  @Test
  void whatAScaffoldDidToSeveralRepliesIsToldAsOneChange() throws InterruptedException {
    ask(
        1,
        1,
        new Rounds(
            id -> Fakes.reply(id, new Change("repair", "a bracket", new Answer.Text("[" + id)))));

    assertThat(replied("q_0").changes())
        .containsExactly(
            new Change(
                "repair",
                "2 of the replies: a bracket",
                new Answer.Turns(
                    List.of(
                        List.of(new Answer.Text("[q_0")), List.of(new Answer.Text("[q_0#2"))))));
  }

  @Test
  void whatTheSinkThrowsEndsTheWorkThoughRequestsWait() {
    Asking asking =
        new Asking(
            new Talks(4, 2),
            Mode.PROMPTING,
            Sampling.UNKNOWN,
            new Talks(4, 2).questions(Selection.ALL),
            (_, _) -> {
              throw new IllegalStateException("the disk is full");
            });

    assertThatThrownBy(() -> asking.run(new Background(4)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the disk is full");
  }

  @Test
  void aRequestThatWasPromisedComesThoughTheSinkThrewMeanwhile() {
    Talks talks = new Talks(4, 2);
    Asking asking =
        new Asking(
            talks,
            Mode.PROMPTING,
            Sampling.UNKNOWN,
            talks.questions(Selection.ALL),
            (_, _) -> {
              throw new IllegalStateException("the disk is full");
            });
    Interleaved policy = new Interleaved();

    assertThatThrownBy(() -> asking.run(policy)).hasMessage("the disk is full");

    assertThat(policy.afterwards).isEqualTo("q_1");
    assertThat(policy.more).isFalse();
  }

  private void ask(int questions, int later, Policy policy) throws InterruptedException {
    Talks benchmark = new Talks(questions, later);
    new Asking(
            benchmark,
            Mode.PROMPTING,
            Sampling.UNKNOWN,
            benchmark.questions(Selection.ALL),
            (question, outcome) -> outcomes.put(question.id(), outcome))
        .run(policy);
  }

  private Answer answer(String id) {
    return replied(id).answer();
  }

  private Outcome.Replied replied(String id) {
    return (Outcome.Replied) requireNonNull(outcomes.get(id));
  }

  /** Conversations of one reply a turn. */
  private record Talks(int size, int later) implements Benchmark {

    @Override
    public String name() {
      return "talks";
    }

    @Override
    public List<Question> questions(Selection selection) {
      Task task = Examples.questions("live_simple", 1).getFirst().task();
      return IntStream.range(0, size)
          .mapToObj(i ->
              new Question(
                  "q_" + i,
                  "talks",
                  List.of(new Message.FromUser("hello")),
                  task,
                  Collections.nCopies(later, new Turn(List.of(), List.of()))))
          .toList();
    }

    @Override
    public List<Path> files(Selection selection) {
      return List.of();
    }

    @Override
    public Prompt prompt(Question question, Mode mode) {
      return new Prompt(question.messages(), List.of());
    }

    @Override
    public Task task(Question question, Mode mode) {
      return question.task();
    }

    @Override
    public Conversation begin(Question question, Mode mode) {
      List<List<Answer>> turns = new ArrayList<>();
      return new Conversation() {
        @Override
        public Prompt prompt() {
          return new Prompt(question.messages(), List.of());
        }

        @Override
        public Optional<Answer> reply(Answer reply) {
          turns.add(List.of(reply));
          return turns.size() > later ? Optional.of(new Answer.Turns(turns)) : Optional.empty();
        }
      };
    }
  }

  /** Takes all requests there are before it answers any. */
  private static final class Rounds implements Policy {
    final List<List<String>> rounds = new ArrayList<>();
    private final Function<String, Outcome> outcomes;

    Rounds(Function<String, Outcome> outcomes) {
      this.outcomes = outcomes;
    }

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      List<Request> taken = new ArrayList<>();
      requests.forEach(taken::add);
      rounds.add(taken.stream().map(Request::id).toList());
      taken.forEach(request -> sink.accept(new Answered(request, outcomes.apply(request.id()))));
    }

    @Override
    public void close() {}
  }

  /** Answers each request before it takes the next. */
  private static final class Serial implements Policy {
    final List<String> asked = new ArrayList<>();
    int calls;

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      calls++;
      for (Request request : requests) {
        asked.add(request.id());
        sink.accept(new Answered(request, Fakes.reply(request.id())));
      }
    }

    @Override
    public void close() {}
  }

  /** Answers its first conversation to the end between hasNext() and next(). */
  private static final class Interleaved implements Policy {
    @Nullable String afterwards;
    boolean more = true;

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
      Iterator<Request> iterator = requests.iterator();
      while (iterator.hasNext()) {
        Request first = iterator.next();
        boolean promised = iterator.hasNext();
        try {
          sink.accept(new Answered(first, Fakes.reply(first.id())));
        } catch (IllegalStateException e) {
          afterwards = promised ? iterator.next().id() : null;
          more = iterator.hasNext();
          throw e;
        }
      }
    }

    @Override
    public boolean answersInBackground() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** Answers on threads of its own. */
  private static final class Background implements Policy {
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final int threads;
    int calls;

    Background(int threads) {
      this.threads = threads;
    }

    @Override
    public void answer(Iterable<Request> requests, Consumer<Answered> sink)
        throws InterruptedException {
      calls++;
      List<RuntimeException> thrown = Collections.synchronizedList(new ArrayList<>());
      Semaphore free = new Semaphore(threads);
      try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
        for (Request request : requests) {
          free.acquire();
          asked.add(request.id());
          workers.execute(() -> {
            try {
              synchronized (sink) {
                sink.accept(new Answered(request, Fakes.reply(request.id())));
              }
            } catch (RuntimeException e) {
              thrown.add(e);
            } finally {
              free.release();
            }
          });
        }
      }
      if (!thrown.isEmpty()) {
        throw thrown.getFirst();
      }
    }

    @Override
    public boolean answersInBackground() {
      return true;
    }

    @Override
    public void close() {}
  }
}
