package org.javoke.lab.eval;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.call.Answer;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;

/**
 * Puts questions to a policy, many side by side: whatever can be asked now is there for the policy
 * to take, a conversation that was begun before a new one. Where the policy answers meanwhile, its
 * next request waits for a reply that it depends on; where it does not, there are several rounds.
 */
final class Asking {

  private final Benchmark benchmark;
  private final Mode mode;
  private final Sampling sampling;
  private final BiConsumer<Question, Outcome> sink;

  private final Iterator<Question> fresh;
  private final Deque<Open> ready = new ArrayDeque<>();
  private final Map<String, Open> asked = new HashMap<>(); // by the id of the request
  private int unanswered; // questions
  private boolean broken;
  private boolean exhausted;

  /**
   * @param sink is handed each question with what came of it, one at a time
   */
  Asking(
      Benchmark benchmark,
      Mode mode,
      Sampling sampling,
      List<Question> questions,
      BiConsumer<Question, Outcome> sink) {
    this.benchmark = benchmark;
    this.mode = mode;
    this.sampling = sampling;
    this.fresh = questions.iterator();
    this.unanswered = questions.size();
    this.sink = sink;
  }

  /**
   * Asks until every question has its outcome.
   *
   * @throws IllegalStateException if the policy answers what it was not asked, or leaves requests
   *     unanswered
   */
  void run(Policy policy) throws InterruptedException {
    boolean mayWait = policy.answersInBackground();
    while (unanswered > 0) {
      exhausted = false;
      policy.answer(() -> new Requests(mayWait), this::answered);
      if (!exhausted || !asked.isEmpty()) {
        throw new IllegalStateException("the policy left " + unanswered + " questions unanswered");
      }
    }
  }

  private synchronized void answered(Answered answered) {
    Open open = asked.remove(answered.request().id());
    if (open == null) {
      throw new IllegalStateException(
          "the policy answered " + answered.request().id() + " twice or unasked");
    }
    try {
      Optional<Outcome> outcome = open.take(inMode(answered.outcome()));
      if (outcome.isEmpty()) {
        ready.add(open);
      } else {
        unanswered--;
        sink.accept(open.question(), outcome.get());
      }
    } catch (RuntimeException | Error e) {
      broken = true;
      throw e;
    } finally {
      notifyAll();
    }
  }

  // Where tools are handed over natively, a text is the choice not to call, whatever it looks like.
  private Outcome inMode(Outcome outcome) {
    return switch (mode) {
      case PROMPTING -> outcome;
      case NATIVE ->
          outcome instanceof Outcome.Replied replied
              ? replied.mapAnswers(Asking::asNative)
              : outcome;
    };
  }

  private static Answer asNative(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> new Answer.Native(List.of(), text);
      case Answer.Native structured -> structured;
      case Answer.Turns turns -> turns;
    };
  }

  private synchronized boolean waitForNext(boolean mayWait) {
    while (!broken && ready.isEmpty() && !fresh.hasNext()) {
      if (!mayWait || asked.values().stream().noneMatch(Open::mayGoOn)) {
        exhausted = true;
        return false;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !broken;
  }

  // What hasNext() said stays so, though an answer breaks the work before next() is called.
  private synchronized Request next(boolean mayWait) {
    if (ready.isEmpty() && !fresh.hasNext() && !waitForNext(mayWait)) {
      throw new NoSuchElementException();
    }
    // Prompts are made as they are asked for: all at once they would take much memory.
    Open open = ready.isEmpty() ? begin(fresh.next()) : ready.remove();
    Request request = open.request(sampling);
    asked.put(request.id(), open);
    return request;
  }

  private Open begin(Question question) {
    return new Open(question, benchmark.begin(question, mode));
  }

  private final class Requests implements Iterator<Request> {

    private final boolean mayWait;

    Requests(boolean mayWait) {
      this.mayWait = mayWait;
    }

    @Override
    public boolean hasNext() {
      return waitForNext(mayWait);
    }

    @Override
    public Request next() {
      return Asking.this.next(mayWait);
    }
  }
}
