package org.javoke.policy;

import java.util.List;
import java.util.OptionalInt;
import org.javoke.chat.Prompt;

/** One thing asked of {@link Continuations}. */
public sealed interface Ask {

  /** {@return what names it among those asked together} */
  String id();

  /**
   * {@return what it is about: its id up to the first slash} Asks about the same share what is
   * computed for them; those about something else share what their {@link #openings} begin with,
   * and what comes of one does not depend on the other.
   */
  default String group() {
    int slash = id().indexOf('/');
    return slash < 0 ? id() : id().substring(0, slash);
  }

  Prompt prompt();

  /**
   * {@return prompts that begin as this one's does} They tell a model what asks about something
   * else may begin with as well, and so need not be computed for each: as much of the prompt as one
   * of them has, too. The first is for what most begin with, the last for what some do. They decide
   * about the cost, and not about what is told.
   */
  List<Prompt> openings();

  /** {@return the text with which the answer has begun; empty for none} */
  String begun();

  /**
   * What comes next in the answer?
   *
   * @param sampling how it is drawn; its seed is this ask's own, and with it the draw is settled
   * @param end where to stop before the answer ends; a model may overshoot, and what it says beyond
   *     is for the asker to cut
   */
  record Continue(
      String id, Prompt prompt, String begun, Sampling sampling, End end, List<Prompt> openings)
      implements Ask {
    public Continue {
      openings = List.copyOf(openings);
    }

    /** One that begins like no other. */
    public Continue(String id, Prompt prompt, String begun, Sampling sampling, End end) {
      this(id, prompt, begun, sampling, end, List.of());
    }
  }

  /**
   * How likely are these texts, each by itself, right after what has begun?
   *
   * @param ends whether the end of the answer after them is part of it
   */
  record Score(
      String id,
      Prompt prompt,
      String begun,
      List<String> texts,
      boolean ends,
      List<Prompt> openings)
      implements Ask {
    public Score {
      texts = List.copyOf(texts);
      openings = List.copyOf(openings);
    }

    /** One that begins like no other. */
    public Score(String id, Prompt prompt, String begun, List<String> texts, boolean ends) {
      this(id, prompt, begun, texts, ends, List.of());
    }
  }

  /** Where a continuation may stop. */
  @FunctionalInterface
  interface End {

    /** Only where the model ends its answer. */
    End OF_ANSWER = _ -> OptionalInt.empty();

    /**
     * {@return the length of what is wanted of a continuation, once more text cannot change it}
     *
     * @param drawn the continuation so far, without what had begun
     */
    OptionalInt in(String drawn);

    /**
     * {@return texts with which what is wanted ends in any case} A model that can may stop after
     * the first of them.
     */
    default List<String> stops() {
      return List.of();
    }
  }
}
