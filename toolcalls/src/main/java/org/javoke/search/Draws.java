package org.javoke.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.javoke.chat.Prompt;
import org.javoke.data.Hash;
import org.javoke.policy.Ask;
import org.javoke.policy.Sampling;
import org.javoke.policy.Told;
import org.javoke.search.SearchSettings.Expansion;
import org.jspecify.annotations.Nullable;

/** The steps that are drawn after a node. */
final class Draws {

  /** No token of any vocabulary of note is longer, on the average of a text. */
  private static final int MOST_CHARS_PER_TOKEN = 64;

  private final SearchNode node;
  private final Growth growth;
  private final Problem problem;
  private final SearchParts parts;
  private final List<Ask> asks;

  Draws(SearchNode node, Growth growth, Problem problem, SearchParts parts) {
    this.node = node;
    this.growth = growth;
    this.problem = problem;
    this.parts = parts;
    Expansion expansion = parts.settings().expansion();
    int left = growth.tokensLeft(node);
    int tokens = growth.isLastStep(node) ? left : Math.min(left, expansion.stepTokens());
    this.asks = new ArrayList<>();
    List<Prompt> openings = ProblemOpenings.of(problem.prompt());
    for (int i = 0; i < (node.depth == 0 ? expansion.firstSteps() : expansion.steps()); i++) {
      String id = "%s/%d/draw/%d".formatted(problem.id(), node.index, i);
      asks.add(
          new Ask.Continue(
              id, problem.prompt(), node.answer, sampling(expansion, tokens, i), stop(), openings));
    }
  }

  List<Ask> asks() {
    return asks;
  }

  private Sampling sampling(Expansion expansion, int tokens, int sample) {
    long tree = Hash.joined(parts.settings().seed(), Hash.of(problem.id()));
    // Servers take no negative seeds.
    long seed = Hash.joined(Hash.joined(tree, node.index), sample) >>> 1;
    return new Sampling(
        OptionalDouble.of(expansion.temperature()),
        expansion.topP(),
        OptionalInt.of(tokens),
        OptionalLong.of(seed),
        true);
  }

  private Ask.End stop() {
    if (growth.isLastStep(node)) {
      return Ask.End.OF_ANSWER;
    }
    return new OfStep(node.answer, node.step.inList(), parts.steps());
  }

  /** The end of the step that comes after what has begun. */
  private record OfStep(String begun, boolean inList, StepRule rule) implements Ask.End {
    @Override
    public OptionalInt in(String drawn) {
      return Candidate.end(drawn, begun, inList, rule);
    }

    @Override
    public List<String> stops() {
      return rule.stops();
    }
  }

  /**
   * Makes children of what was drawn.
   *
   * @return why that cannot be; empty where it can
   */
  Optional<String> accept(List<Told> told) {
    Map<Candidate.Key, Candidate> candidates = new LinkedHashMap<>();
    Candidate reference = growth.referenceStep(node);
    for (Told one : told) {
      switch (one) {
        case Told.Failed(_, String reason) -> {
          return Optional.of(reason);
        }
        case Told.Unsupported(_, String reason) -> {
          return Optional.of(reason);
        }
        case Told.Scored _ -> {
          return Optional.of("the model gave probabilities where a step was asked for");
        }
        case Told.Continued continued -> add(bounded(continued), candidates);
      }
    }
    growth.add(node, inOrder(candidates, reference));
    if (node.children.isEmpty()) {
      die();
    }
    return Optional.empty();
  }

  // The reference comes first where no sample says the same: it must not be the one without room.
  private static List<Candidate> inOrder(
      Map<Candidate.Key, Candidate> candidates, @Nullable Candidate reference) {
    List<Candidate> ordered = new ArrayList<>(candidates.values());
    if (reference != null && !candidates.containsKey(reference.key())) {
      ordered.addFirst(reference);
    }
    return ordered;
  }

  private void add(Told.Continued continued, Map<Candidate.Key, Candidate> candidates) {
    if (continued.text().isEmpty() && !continued.ended()) {
      return;
    }
    Candidate candidate =
        Candidate.sampled(continued, node, parts.steps(), parts.format(), growth.isLastStep(node));
    candidates.merge(candidate.key(), candidate, (first, _) -> first.sampledAgain());
  }

  private Told.Continued bounded(Told.Continued told) {
    long most = (long) MOST_CHARS_PER_TOKEN * growth.tokensLeft(node);
    return told.text().length() <= most
        ? told
        : new Told.Continued(
            told.id(),
            told.text().substring(0, (int) most),
            false,
            told.tokens().stream().filter(token -> token.end() <= most).toList(),
            told.usage());
  }

  /** The model has nothing to say: the answer is over, and wrong. */
  private void die() {
    double worth = parts.outcomes().judge(problem, node.answer, false).worth();
    double change = worth - node.outcome;
    node.dead = true;
    node.expanded = true;
    node.outcome = worth;
    node.worth += change;
    node.reward += change;
  }
}
