package org.javoke.policy;

/** A scaffold as users choose it. */
public sealed interface Scaffold {

  /** {@return the text by which users name it, and which {@link Scaffolds#parse} reads} */
  String name();

  /** Mends what is malformed. */
  record Repair() implements Scaffold {
    @Override
    public String name() {
      return RepairPolicy.NAME;
    }
  }

  /**
   * Draws several and keeps one.
   *
   * @param draws how many; at least 2
   */
  record BestOf(int draws, By by) implements Scaffold {

    /** By what the one that is kept is chosen. */
    public enum By {
      MAJORITY,
      LOGPROB
    }

    @Override
    public String name() {
      return switch (by) {
        case MAJORITY -> "best-of=" + draws;
        case LOGPROB -> "best-of=" + draws + ":logprob";
      };
    }
  }

  /**
   * Makes only calls possible that are well formed and fit the schemas, while tokens are drawn. It
   * is no policy around another: the model that draws the tokens must do it.
   */
  record Constrained() implements Scaffold {
    static final String NAME = "constrained";

    @Override
    public String name() {
      return NAME;
    }
  }
}
