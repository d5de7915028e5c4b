package org.javoke.lab.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.chat.Prompt;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.input.InputException;
import org.javoke.local.CompletionOptions;
import org.javoke.local.LocalModel;

/** A model's turns of a conversation, shown while they are drawn. */
final class Replies implements Chat.Turns {

  private final LocalModel model;
  private final Optional<CallFormat> format;
  private final CompletionOptions options;
  private final Talk talk;
  private int turn;

  Replies(LocalModel model, Optional<CallFormat> format, CompletionOptions options, Talk talk) {
    this.model = model;
    this.format = format;
    this.options = options;
    this.talk = talk;
  }

  /**
   * {@return the next turn} Of one with calls, what stands around these is shown; any other is
   * shown whole.
   *
   * @throws InputException if there can be none
   */
  @Override
  public Parsed next(Prompt prompt) throws InterruptedException {
    CompletionOptions drawing = options.withSeed(options.seed() + turn++);
    GenerationRequest request = model.request(turn, model.tokens(prompt), drawing);
    talk.show("model> ");
    Streaming streaming =
        new Streaming(
            request.guide(),
            model.tokenizer().incrementalDecoder(true),
            format.isPresent(),
            talk::show);
    String text = text(drawn(guided(request, streaming)), drawing);
    Parsed parsed = format.isPresent() ? format.get().parse(text) : new Parsed.Prose(text);
    String whole =
        switch (parsed) {
          case Parsed.Calls _ -> streaming.shown();
          case Parsed.Prose _, Parsed.Malformed _ -> text;
        };
    // What was held back as the beginning of a call, and is none.
    String rest =
        whole.startsWith(streaming.shown()) ? whole.substring(streaming.shown().length()) : "";
    talk.say(rest);
    return parsed;
  }

  private String text(Generation.Drawn drawn, CompletionOptions drawing) {
    return model.text(drawn, drawing.stopStrings(), format.isPresent());
  }

  private static GenerationRequest guided(GenerationRequest request, Streaming streaming) {
    return new GenerationRequest(
        request.id(),
        request.prompt(),
        request.sampling(),
        request.maxTokens(),
        request.stopIds(),
        request.seed(),
        streaming,
        request.logprobs());
  }

  private Generation.Drawn drawn(GenerationRequest request) throws InterruptedException {
    List<Generation> generations = new ArrayList<>();
    model.generator().generate(List.of(request).iterator(), generations::add);
    return switch (generations.getFirst()) {
      case Generation.Drawn drawn -> drawn;
      case Generation.Refused(_, String reason) -> throw new InputException(reason);
    };
  }
}
