package org.javoke.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import org.javoke.policy.Answered;
import org.javoke.policy.Ask;
import org.javoke.policy.Continuations;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.policy.Told.Token;
import org.javoke.policy.Usage;

/**
 * A model that knows, for each beginning of an answer, what may come next and how likely that is.
 * Every move is one token.
 *
 * @param moves by what has begun
 * @param confidence in a proposed step, given the question that the judge is asked
 * @param shuffled in what order asks are met
 */
record ScriptedModel(
    Map<String, List<Move>> moves,
    ToDoubleBiFunction<String, Ask.Score> confidence,
    Random shuffled)
    implements Policy, Continuations {

  record Move(String text, double probability, boolean ends) {}

  static Move goesOn(String text, double probability) {
    return new Move(text, probability, false);
  }

  static Move ends(String text, double probability) {
    return new Move(text, probability, true);
  }

  @Override
  public Optional<Continuations> continuations() {
    return Optional.of(this);
  }

  @Override
  public void meet(List<Ask> asks, Consumer<Told> sink) {
    List<Ask> order = new ArrayList<>(asks);
    Collections.shuffle(order, shuffled);
    order.forEach(ask -> sink.accept(told(ask)));
  }

  private Told told(Ask ask) {
    return switch (ask) {
      case Ask.Continue next -> {
        Move move = drawn(next);
        Token token = new Token(move.text().length(), Math.log(move.probability()));
        yield new Told.Continued(
            ask.id(), move.text(), move.ends(), List.of(token), usage(ask.begun(), 1));
      }
      case Ask.Score score when score.texts().size() == 1 ->
          new Told.Scored(ask.id(), List.of(likelihood(score)), usage(ask.begun(), 0));
      case Ask.Score score -> {
        double p = confidence.applyAsDouble(proposed(score), score);
        yield new Told.Scored(
            ask.id(),
            List.of(new Likelihood(Math.log(p), 1), new Likelihood(Math.log(1 - p), 1)),
            usage("", 0));
      }
    };
  }

  static String proposed(Ask.Score judge) {
    String question = judge.prompt().messages().getLast().toString();
    int from = question.indexOf("Proposed step:\n") + "Proposed step:\n".length();
    return question.substring(from, question.indexOf("\n\nVerdict:", from));
  }

  private static Usage usage(String begun, int drawn) {
    return new Usage(OptionalInt.of(10 + begun.length()), OptionalInt.of(drawn));
  }

  private Move drawn(Ask.Continue ask) {
    List<Move> possible = moves.getOrDefault(ask.begun(), List.of(ends("", 1)));
    double left = new Random(ask.sampling().seed().orElseThrow()).nextDouble();
    for (Move move : possible) {
      left -= move.probability();
      if (left < 0) {
        return move;
      }
    }
    return possible.getLast();
  }

  private Likelihood likelihood(Ask.Score score) {
    double p =
        moves.getOrDefault(score.begun(), List.of()).stream()
            .filter(move -> move.text().equals(score.texts().getFirst()))
            .mapToDouble(Move::probability)
            .sum();
    return new Likelihood(Math.log(p), 1);
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink) {
    throw new UnsupportedOperationException("a search asks for steps only");
  }

  @Override
  public void close() {}
}
