package org.javoke.generate;

import org.jspecify.annotations.Nullable;

/**
 * Runs of a {@link PrefixCache} that prompts of several groups begin with. Which they are depends
 * on the prompt alone, and not on what else is in the cache: they are found by all of their tokens,
 * never divided, and computed in passes of their own, so that keys and values are the same to the
 * last digit whoever needs them first.
 *
 * <p>What most prompts begin with is read where it is, by all of them in one product. What only
 * some begin with is copied to where a group's own run begins: a product of its own for each would
 * cost more than it spares.
 */
final class Openings {

  /** A shorter run spares less than a product of its own in every pass costs. */
  static final int SHORTEST = 32;

  /** The group of a run that belongs to nobody. */
  private record Opening(Tokens tokens) {}

  private final PrefixCache cache;

  Openings(PrefixCache cache) {
    this.cache = cache;
  }

  /**
   * {@return what most begin with of a prompt, computed, and in use until it is {@linkplain
   * Segment#release released}; null for nothing}
   */
  @Nullable Segment read(Tokens prompt, Sharing sharing) {
    int end = sharing.openings().isEmpty() ? 0 : sharing.openings().getFirst();
    // A token at least has to be the prompt's own: its scores are wanted.
    return cache.keeps() && end >= SHORTEST && end < prompt.length()
        ? computed(null, prompt.between(0, end))
        : null;
  }

  /**
   * Has a group's first run begin with what some begin with.
   *
   * @param run of the prompt, right behind what is read
   */
  void copy(Tokens prompt, Sharing sharing, Segment run) {
    Segment before = run.parent();
    int end = sharing.openings().isEmpty() ? 0 : sharing.openings().getLast();
    if (cache.keeps()
        && run.length() == 0
        && end - run.start() >= SHORTEST
        && end <= Math.min(run.end(), prompt.length() - 1)) {
      Segment opening = computed(before, prompt.between(0, end));
      opening.copyTo(run);
      opening.release();
    }
  }

  private Segment computed(@Nullable Segment before, Tokens path) {
    Tokens own = path.between(before == null ? 0 : before.end(), path.length());
    Segment opening = cache.path(new PrefixCache.Root(new Opening(own), before), path);
    opening.use();
    try {
      Prefill.compute(cache.decoder(), opening);
      return opening;
    } catch (RuntimeException | Error e) {
      opening.release();
      throw e;
    }
  }
}
