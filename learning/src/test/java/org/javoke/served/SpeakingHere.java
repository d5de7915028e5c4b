package org.javoke.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.javoke.local.ChatTokenizer;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.policy.Usage;

/** The same {@link Speaker} without a server between: what a served one has to come to. */
record SpeakingHere(Speaker speaker, ChatTokenizer words) implements Policy, Continuations {

  @Override
  public Optional<Continuations> continuations() {
    return Optional.of(this);
  }

  @Override
  public void meet(List<Ask> asks, Consumer<Told> sink) {
    for (Ask ask : asks) {
      String prompt = words.chat().render(ask.prompt()) + ask.begun();
      sink.accept(
          switch (ask) {
            case Ask.Continue next -> drawn(next, prompt);
            case Ask.Score score -> scored(score, prompt);
          });
    }
  }

  private Told drawn(Ask.Continue ask, String prompt) {
    long seed = ask.sampling().seed().orElseThrow();
    Speaker.Move move = speaker.draw(prompt, (seed ^ (seed >>> 32)) & Integer.MAX_VALUE);
    int[] ids = words.tokenizer().encode(move.text(), false);
    List<Told.Token> tokens = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < ids.length; i++) {
      at += words.tokenizer().decode(new int[] {ids[i]}, false).length();
      tokens.add(new Told.Token(at, Math.log(move.probability()) / ids.length));
      if (ask.end().in(move.text().substring(0, at)).isPresent()) {
        return told(ask, move.text().substring(0, at), false, tokens);
      }
    }
    if (move.ends()) {
      tokens.add(new Told.Token(at, 0));
    }
    return told(ask, move.text(), move.ends(), tokens);
  }

  private static Told told(Ask.Continue ask, String text, boolean ended, List<Told.Token> tokens) {
    return new Told.Continued(
        ask.id(),
        text,
        ended,
        tokens,
        new Usage(OptionalInt.of(11), OptionalInt.of(tokens.size())));
  }

  private Told scored(Ask.Score ask, String prompt) {
    int before = words.tokenizer().encode(prompt, false).length;
    List<Likelihood> likelihoods = new ArrayList<>();
    int all = 0;
    for (String text : ask.texts()) {
      int tokens = words.tokenizer().encode(text, false).length;
      double share = speaker.logprob(prompt, text).orElse(SpeakingServer.UNASKED * tokens) / tokens;
      // In equal shares, as the server gives it: sums round.
      double sum = DoubleStream.generate(() -> share).limit(tokens).reduce(0, Double::sum);
      likelihoods.add(new Likelihood(sum, tokens));
      all += before + tokens;
    }
    return new Told.Scored(
        ask.id(), likelihoods, new Usage(OptionalInt.of(all), OptionalInt.of(0)));
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
    throw new UnsupportedOperationException("a search asks for steps only");
  }

  @Override
  public void close() {}
}
