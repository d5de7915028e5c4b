package org.javoke.lab.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.input.InputException;
import org.javoke.search.SearchSettings;
import org.javoke.search.SearchSettings.Expansion;

/**
 * How many whole answers to draw so that as many tokens are drawn as by another search. Only whole
 * answers take tokens in proportion to their number: in a tree, steps make further steps.
 *
 * @param there what the other search took
 */
public record EqualTokens(SearchFigures there) {

  /** As many as a search may sample at a node. */
  private static final int MOST = 1000;

  /** The folder of the search that is measured, in that of the search that is meant. */
  private static final String MEASURED = "measured";

  /** Runs a search with the settings that are to be changed. */
  @FunctionalInterface
  public interface Measuring {
    void run(Path out) throws InterruptedException;
  }

  /**
   * {@return as many tokens as the search in the folder}
   *
   * @throws InputException if no search that is done, with tokens counted, is there
   */
  public static EqualTokens of(Path folder) {
    SearchFigures there = SearchFigures.read(folder);
    if (there.trees() == 0 || there.drawnTokens() == 0) {
      throw new InputException(
          "The search in %s has %,d trees and drew %,d tokens: there is nothing to take as many of."
              .formatted(folder, there.trees(), there.drawnTokens()));
    }
    return new EqualTokens(there);
  }

  /**
   * Refuses what draws more than whole answers.
   *
   * @throws InputException if answers are drawn in steps, or more than once
   */
  public static void requireWholeAnswers(SearchSettings settings) {
    if (settings.budget().maxDepth() != 1 || settings.budget().iterations() != 1) {
      throw new InputException(
          "answers of %d steps in %d iterations are to take as many tokens as another search, expected whole ones: add --max-depth 1 --iterations 1"
              .formatted(settings.budget().maxDepth(), settings.budget().iterations()));
    }
  }

  /**
   * {@return the settings with so many answers that about as many tokens are drawn as there}
   *
   * @param settings with as many answers as are to be measured
   * @param out the folder of the search that is meant
   * @param measuring is left out where it was done before
   */
  public SearchSettings over(SearchSettings settings, Path out, Measuring measuring)
      throws InterruptedException {
    Path measured = out.resolve(MEASURED);
    if (!Files.exists(measured.resolve(SearchFigures.FILE))) {
      measuring.run(measured);
    }
    Expansion expansion = settings.expansion();
    int draws = draws(SearchFigures.read(measured), expansion.firstSteps());
    return settings.withExpansion(
        new Expansion(
            draws,
            draws,
            expansion.temperature(),
            expansion.topP(),
            expansion.stepTokens(),
            expansion.withReference()));
  }

  /**
   * {@return how many answers to draw for each problem, from 2, since pairs need two}
   *
   * @param measured a search of the same problems
   * @param draws answers that it drew for each
   * @throws InputException if it drew nothing
   */
  public int draws(SearchFigures measured, int draws) {
    if (measured.trees() == 0 || measured.drawnTokens() == 0) {
      throw new InputException(
          "Of %,d trees %,d tokens were drawn: what an answer takes cannot be told."
              .formatted(measured.trees(), measured.drawnTokens()));
    }
    double wanted = (double) there.drawnTokens() / there.trees();
    double ofOne = (double) measured.drawnTokens() / measured.trees() / draws;
    return Math.clamp(Math.round(wanted / ofOne), 2, MOST);
  }
}
