package org.javoke.lab.trees;

import java.nio.file.Path;
import org.javoke.lab.report.Markup;
import org.javoke.lab.run.SafeFile;

/** The page of one search. It has no script. */
public final class TreesPage {

  /** What the columns mean, for readers who have not the paper at hand. */
  public static final String LETTERS =
      "Q is what a step is worth, N how often it was walked, p its prior, O what the outcome of a complete answer is worth, C how sure the model is that the step is right, R = O + C, and V the mean of the next steps' Q. Of each state's steps the one of highest Q is preferred to the one of lowest.";

  private static final int MOST_TREES = 100;

  private TreesPage() {}

  /**
   * Writes the page.
   *
   * @param trees {@code trees.jsonl} of a search
   * @param data what they were grown for
   * @throws org.javoke.input.InputException if the trees cannot be read, or the page not be written
   */
  public static void write(Path trees, Path data, Path out) {
    GrownTrees grown = GrownTrees.read(trees, data, MOST_TREES);
    Markup page = new Markup();
    page.heading("h1", "Trees");
    PairFigures.write(page, grown);
    page.open("section", "trees");
    page.heading("h2", "Trees");
    page.paragraph(LETTERS);
    page.paragraph(
        "%,d of %,d trees; all are in %s."
            .formatted(grown.shown().size(), grown.counts().trees(), trees.getFileName()));
    grown.shown().forEach(shown -> TreeMarkup.write(page, shown));
    page.close("section");
    SafeFile.write(out, page.page("Trees – Javoke search", "search"));
  }
}
