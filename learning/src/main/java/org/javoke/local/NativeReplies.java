package org.javoke.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.NativeCall;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.policy.Answered;
import org.javoke.policy.Continuations;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.value.Json;

/**
 * Reads the calls of texts that another policy answers with, as a server does that offers tools
 * natively. A text without calls, or whose calls are malformed, stays a text. Where no tools are
 * offered all are texts.
 */
public final class NativeReplies implements Policy {

  private final Policy inner;
  private final CallFormat format;

  /**
   * @param format in which the model writes its calls
   */
  public NativeReplies(Policy inner, CallFormat format) {
    this.inner = inner;
    this.format = format;
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    inner.answer(requests, answered -> sink.accept(read(answered)));
  }

  private Answered read(Answered answered) {
    return answered.outcome() instanceof Outcome.Replied replied
            && !answered.request().prompt().tools().isEmpty()
        ? new Answered(answered.request(), replied.mapAnswers(this::read))
        : answered;
  }

  private Answer read(Answer answer) {
    return answer instanceof Answer.Text(String text)
            && format.parse(text) instanceof Parsed.Calls(List<ToolCall> calls, String prose)
        ? new Answer.Native(calls.stream().map(NativeReplies::asServed).toList(), prose)
        : answer;
  }

  private static NativeCall asServed(ToolCall call) {
    return new NativeCall(call.name(), Json.write(call.arguments()));
  }

  @Override
  public boolean answersInBackground() {
    return inner.answersInBackground();
  }

  /** {@return continuations of texts, which they stay} */
  @Override
  public Optional<Continuations> continuations() {
    return inner.continuations();
  }

  @Override
  public void close() {
    inner.close();
  }
}
