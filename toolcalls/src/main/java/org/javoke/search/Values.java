package org.javoke.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.javoke.policy.Ask;
import org.javoke.policy.Told;
import org.javoke.policy.Told.Likelihood;
import org.javoke.search.OutcomeReward.Judged;
import org.javoke.search.TreeNode.End;

/** What a node's new children are worth (iTool eq. 6 and 7), and how likely they are. */
final class Values {

  private static final String NO_LOGPROBS =
      "the model does not say how likely its steps are (no log-probabilities): ask one that does,"
          + " or search with uniform priors";

  private final SearchNode node;
  private final Problem problem;
  private final SearchParts parts;
  private final List<Wanted> wanted = new ArrayList<>();

  /**
   * @param prior whether the prior of the child is asked for; otherwise a judgement of it
   */
  private record Wanted(SearchNode child, boolean prior, Ask ask) {}

  Values(SearchNode node, Problem problem, SearchParts parts) {
    this.node = node;
    this.problem = problem;
    this.parts = parts;
    for (SearchNode child : node.children) {
      parts
          .settings()
          .evaluation()
          .filter(evaluation -> evaluation.atEnd() || !child.isOver())
          .ifPresent(evaluation -> wanted.add(new Wanted(child, false, judge(child, evaluation))));
      if (child.injected) {
        wanted.add(new Wanted(child, true, prior(child)));
      }
    }
  }

  List<Ask> asks() {
    return wanted.stream().map(Wanted::ask).toList();
  }

  private Ask judge(SearchNode child, SelfEvaluation evaluation) {
    String id = "%s/%d/judge".formatted(problem.id(), child.index);
    return new Ask.Score(
        id,
        evaluation.prompt(problem, node.answer, child.step),
        "",
        evaluation.words(),
        false,
        evaluation.openings(problem));
  }

  private Ask prior(SearchNode child) {
    String id = "%s/%d/prior".formatted(problem.id(), child.index);
    List<String> text = List.of(child.step.text());
    return new Ask.Score(
        id,
        problem.prompt(),
        node.answer,
        text,
        child.end == End.ENDED,
        ProblemOpenings.of(problem.prompt()));
  }

  /**
   * Values the children.
   *
   * @return why that cannot be; empty where it can
   */
  Optional<String> accept(List<Told> told) {
    for (int i = 0; i < wanted.size(); i++) {
      Optional<String> failure = take(wanted.get(i), told.get(i));
      if (failure.isPresent()) {
        return failure;
      }
    }
    for (SearchNode child : node.children) {
      value(child);
    }
    node.expanded = true;
    return priors();
  }

  private Optional<String> take(Wanted wanted, Told told) {
    return switch (told) {
      case Told.Failed(_, String reason) -> Optional.of(reason);
      case Told.Continued _ -> Optional.of("the model went on where probabilities were asked for");
      case Told.Unsupported(_, String reason) ->
          wanted.prior() && parts.settings().selection().uniformIfUnknown()
              ? Optional.empty()
              : Optional.of(reason);
      case Told.Scored(_, List<Likelihood> likelihoods, _) -> take(wanted, likelihoods);
    };
  }

  private Optional<String> take(Wanted wanted, List<Likelihood> likelihoods) {
    SearchNode child = wanted.child();
    int expected =
        wanted.ask() instanceof Ask.Score(_, _, _, List<String> texts, _, _) ? texts.size() : 0;
    if (likelihoods.size() != expected
        || likelihoods.stream().anyMatch(likelihood -> Double.isNaN(likelihood.logprob()))) {
      return Optional.of(
          "the model gave the probabilities %s, expected %d numbers"
              .formatted(likelihoods.stream().map(Likelihood::logprob).toList(), expected));
    }
    if (wanted.prior()) {
      child.logprob = Math.min(0, likelihoods.getFirst().logprob());
      child.tokens = likelihoods.getFirst().tokens();
    } else {
      parts
          .settings()
          .evaluation()
          .ifPresent(
              evaluation -> child.confidence = evaluation.confidence(likelihoods, child.depth));
    }
    return Optional.empty();
  }

  private void value(SearchNode child) {
    if (child.isOver()) {
      Judged judged = parts.outcomes().judge(problem, child.answer, child.end == End.ENDED);
      child.outcome = judged.worth();
      child.right = judged.right();
    } else {
      child.outcome = parts.outcomes().unfinished(problem, child.answer);
    }
    child.worth = child.outcome + child.confidence;
    child.reward = child.worth - node.worth;
    child.q = child.reward;
  }

  private Optional<String> priors() {
    for (SearchNode child : node.children) {
      if (!Double.isNaN(child.logprob)) {
        child.prior = parts.puct().prior(child.logprob, child.tokens);
      } else if (parts.settings().selection().uniformIfUnknown()) {
        child.prior = 1.0 / node.children.size();
      } else {
        return Optional.of(NO_LOGPROBS);
      }
    }
    return Optional.empty();
  }
}
