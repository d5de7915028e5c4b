package org.javoke.search;

import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.input.InputException;

/**
 * How trees are grown. All that is in here can change what is found; how many trees grow at once
 * cannot, and is in {@link Pace}.
 *
 * @param evaluation how the model judges steps; empty for no self-evaluation
 * @param seed of all draws
 */
public record SearchSettings(
    Selection selection,
    Expansion expansion,
    OutcomeRule outcome,
    Optional<SelfEvaluation> evaluation,
    Backup backup,
    Budget budget,
    PairRule pairs,
    long seed) {

  public SearchSettings {
    if (evaluation.isEmpty() && outcome.by() == OutcomeRule.By.NOTHING) {
      throw new InputException(
          "neither outcome nor self-evaluation gives a reward: every step would be worth the same."
              + " Switch one of them on.");
    }
  }

  /**
   * Which child is looked at next.
   *
   * @param exploration c of iTool eq. 5
   * @param lengthExponent a step's prior is exp(log-probability / tokens^exponent): 1.25 in
   *     MCTS-DPO, 0 for the plain probability
   * @param uniformIfUnknown whether steps whose probability the model does not say get the same
   *     prior, 1 / number of children; otherwise the tree fails
   */
  public record Selection(
      Rule rule, double exploration, double lengthExponent, boolean uniformIfUnknown) {

    /** The formula. */
    public enum Rule {
      /** iTool eq. 5: Q + c p √N(s) / (1 + N(s')). */
      PUCT,
      /** The iTool authors' code: Q N(s') / (1 + N(s')) + c p √(ln N(s) / (1 + N(s'))). */
      ITOOL_CODE
    }

    public Selection {
      require(exploration >= 0, "exploration", exploration, "0 or more");
      require(lengthExponent >= 0, "length exponent", lengthExponent, "0 or more");
    }
  }

  /**
   * How a node's children are found.
   *
   * @param firstSteps steps sampled at the root
   * @param steps steps sampled at other nodes; equal ones are merged
   * @param stepTokens the longest step, in tokens
   * @param withReference whether the next step of the reference answer is among the children of
   *     nodes that follow it
   */
  public record Expansion(
      int firstSteps,
      int steps,
      double temperature,
      OptionalDouble topP,
      int stepTokens,
      boolean withReference) {
    public Expansion {
      require(firstSteps >= 1 && firstSteps <= 1000, "steps at the root", firstSteps, "1 to 1000");
      require(steps >= 1 && steps <= 1000, "steps", steps, "1 to 1000");
      require(temperature >= 0, "temperature", temperature, "0 or more");
      require(stepTokens >= 1, "tokens of a step", stepTokens, "1 or more");
    }
  }

  /**
   * How values go from the end of an answer to its beginning.
   *
   * @param discount γ of iTool eq. 8
   * @param countUnvisited whether a child that was never visited counts as visited once in the mean
   *     of eq. 9, as in MCTS-DPO
   */
  public record Backup(double discount, boolean countUnvisited) {
    public Backup {
      require(discount >= 0 && discount <= 1, "discount", discount, "0 to 1");
    }
  }

  /**
   * How much is done for a tree.
   *
   * @param iterations walks from where the search starts to the end of an answer
   * @param rootFactor times as many at the root
   * @param advance whether, after these, the search starts again at the best child, until an answer
   *     has ended, as MCTS-DPO does
   * @param maxDepth steps of an answer; the last is all that is left of it
   * @param maxNodes of a tree
   * @param maxAnswerTokens the longest answer; one that has not ended then is wrong
   * @param expansions nodes expanded in one walk, at most
   */
  public record Budget(
      int iterations,
      int rootFactor,
      boolean advance,
      int maxDepth,
      int maxNodes,
      int maxAnswerTokens,
      int expansions) {

    private static final int MOST_NODES = 1_000_000;

    public Budget {
      require(iterations >= 1, "iterations", iterations, "1 or more");
      require(rootFactor >= 1, "root factor", rootFactor, "1 or more");
      require(maxDepth >= 1 && maxDepth <= StepRule.MOST_STEPS, "depth", maxDepth, "1 to 1000");
      require(maxNodes >= 2 && maxNodes <= MOST_NODES, "nodes", maxNodes, "2 to 1,000,000");
      require(maxAnswerTokens >= 1, "tokens of an answer", maxAnswerTokens, "1 or more");
      require(expansions >= 1, "expansions", expansions, "1 or more");
    }

    public Budget withIterations(int other) {
      return new Budget(
          other, rootFactor, advance, maxDepth, maxNodes, maxAnswerTokens, expansions);
    }

    public Budget withMaxNodes(int other) {
      return new Budget(
          iterations, rootFactor, advance, maxDepth, other, maxAnswerTokens, expansions);
    }

    public Budget withMaxAnswerTokens(int other) {
      return new Budget(iterations, rootFactor, advance, maxDepth, maxNodes, other, expansions);
    }
  }

  /**
   * Which steps become pairs. Of the children of a node the one of highest Q is preferred to the
   * one of lowest; steps that say the same are never a pair.
   *
   * @param onBestPath whether only nodes on the path of the best children count; otherwise all
   * @param minGap the least difference of Q; more than 0 in any case
   * @param maxOverlap the largest share of words in common
   * @param minPreferred the least Q of the preferred step
   * @param maxPerTree of a tree, the ones with the widest gap
   * @param onlySolved whether trees without a right answer give none
   * @param onlyWalked whether steps that no walk went through, and that do not end the answer, are
   *     left out: their Q says nothing of outcomes, and in a tree where all that was walked is
   *     wrong they would be preferred for it
   */
  public record PairRule(
      boolean onBestPath,
      double minGap,
      double maxOverlap,
      double minPreferred,
      int maxPerTree,
      boolean onlySolved,
      boolean onlyWalked) {
    public PairRule {
      require(minGap >= 0, "least gap", minGap, "0 or more");
      require(maxOverlap >= 0, "largest overlap", maxOverlap, "0 or more");
      require(!Double.isNaN(minPreferred), "least Q", minPreferred, "a number");
      require(maxPerTree >= 0, "pairs of a tree", maxPerTree, "0 or more");
    }
  }

  /** How much is under way at once. It changes no result. */
  public record Pace(int openTrees, int asks, int threads) {

    /**
     * @param openTrees trees that grow side by side, and are in memory
     * @param asks handed to the model together, at most
     * @param threads that split and score where all trees ask together
     */
    public Pace {
      require(openTrees >= 1, "open trees", openTrees, "1 or more");
      require(asks >= 1, "asks", asks, "1 or more");
      require(threads >= 1, "threads", threads, "1 or more");
    }

    /** 64 trees, their asks together, on one thread. */
    public static final Pace STANDARD = new Pace(64, 4096, 1);
  }

  private static void require(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new InputException(
          "the search's %s is %s, expected %s"
              .formatted(
                  name, value == Math.rint(value) ? "%.0f".formatted(value) : value, expected));
    }
  }

  public SearchSettings withSeed(long other) {
    return new SearchSettings(
        selection, expansion, outcome, evaluation, backup, budget, pairs, other);
  }

  public SearchSettings withBudget(Budget other) {
    return new SearchSettings(
        selection, expansion, outcome, evaluation, backup, other, pairs, seed);
  }

  public SearchSettings withOutcome(OutcomeRule other) {
    return new SearchSettings(selection, expansion, other, evaluation, backup, budget, pairs, seed);
  }

  public SearchSettings withEvaluation(Optional<SelfEvaluation> other) {
    return new SearchSettings(selection, expansion, outcome, other, backup, budget, pairs, seed);
  }

  public SearchSettings withSelection(Selection other) {
    return new SearchSettings(other, expansion, outcome, evaluation, backup, budget, pairs, seed);
  }

  public SearchSettings withExpansion(Expansion other) {
    return new SearchSettings(selection, other, outcome, evaluation, backup, budget, pairs, seed);
  }

  public SearchSettings withPairs(PairRule other) {
    return new SearchSettings(
        selection, expansion, outcome, evaluation, backup, budget, other, seed);
  }
}
