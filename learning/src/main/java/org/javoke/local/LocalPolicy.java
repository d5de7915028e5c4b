package org.javoke.local;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.javoke.call.Answer;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.generate.Guide;
import org.javoke.generate.Tokens;
import org.javoke.input.InputException;
import org.javoke.input.Remaining;
import org.javoke.policy.Answered;
import org.javoke.policy.Continuations;
import org.javoke.policy.Outcome;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Sampling;
import org.javoke.policy.Usage;
import org.jspecify.annotations.Nullable;

/**
 * A model on this machine that answers requests with texts, calls as the model writes them; {@link
 * NativeReplies} reads these where tools were offered natively, and {@link LocalPolicies} puts both
 * together.
 *
 * <p>Requests are taken a window at a time, and what their prompts have in common is computed once.
 * Each reply has a random stream of its own, made of the seed (0 if none is named), the request's
 * id and the draw: it does not depend on what else is asked. A prompt that cannot be computed has
 * failed, with the reason; the others go on.
 *
 * <p>Of a reply with thoughts that end in {@code </think>}, what follows them is the answer, as the
 * reference has it.
 */
public final class LocalPolicy implements Policy {

  private static final String THOUGHT = "</think>";

  private final LocalModel model;
  private final Constraints constraints;
  private final boolean thinks;

  /**
   * @param model stays open: whoever opened it closes it
   * @param constraints what replies may be
   * @throws InputException if the model has no chat template
   */
  public LocalPolicy(LocalModel model, Constraints constraints) {
    model.chat();
    this.model = model;
    this.constraints = constraints;
    this.thinks = model.tokenizer().idOf(THOUGHT).isPresent();
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    model
        .generator()
        .generate(
            new Remaining<>(requests.iterator(), request -> prepared(request, sink)),
            generation -> {
              Request request = (Request) generation.id();
              sink.accept(new Answered(request, outcome(request, generation)));
            });
  }

  /** {@return continuations of the model as it is, whatever the constraints} */
  @Override
  public Optional<Continuations> continuations() {
    return Optional.of(new LocalContinuations(model));
  }

  /** Does nothing: the model is closed by who opened it. */
  @Override
  public void close() {}

  /** {@return the request as tokens; null if that cannot be, and the sink has the reason} */
  private @Nullable GenerationRequest prepared(Request request, Consumer<Answered> sink) {
    try {
      return prepared(request);
    } catch (InputException e) {
      sink.accept(new Answered(request, new Outcome.Failed(String.valueOf(e.getMessage()), 1)));
      return null;
    }
  }

  private GenerationRequest prepared(Request request) {
    Sampling sampling = request.sampling();
    Tokens prompt = model.tokens(request.prompt());
    Guide guide = constraints.guide(request);
    return new GenerationRequest(
        request,
        prompt,
        SamplingDefaults.of(sampling, model.defaults()),
        sampling.maxTokens().orElse(CompletionOptions.MOST_TOKENS),
        model.stopIds(),
        SamplingDefaults.stream(sampling.seed().orElse(0), request.id(), request.draw()),
        guide,
        sampling.logprobs() ? Logprobs.CHOSEN : Logprobs.NONE);
  }

  private Outcome outcome(Request request, Generation generation) {
    return switch (generation) {
      case Generation.Refused(_, String reason) -> new Outcome.Failed(reason, 1);
      case Generation.Drawn drawn -> {
        Completion completion = model.completion(drawn, CompletionOptions.GREEDY);
        yield new Outcome.Replied(
            new Answer.Text(answer(request, completion)),
            new Usage(
                OptionalInt.of(drawn.promptTokens()), OptionalInt.of(drawn.tokens().length())),
            drawn.elapsed(),
            1,
            completion.meanLogprob(),
            List.of());
      }
    };
  }

  // Marks of calls are special tokens in some vocabularies: they stay where calls are read.
  private String answer(Request request, Completion completion) {
    String text =
        request.prompt().tools().isEmpty()
            ? completion.text()
            : model.tokenizer().decode(model.written(completion.drawn()).toArray(), false);
    int thought = thinks ? text.lastIndexOf(THOUGHT) : -1;
    return thought < 0 ? text : text.substring(thought + THOUGHT.length()).stripLeading();
  }
}
