package org.javoke.generate;

import java.util.List;

/**
 * What a request shares with others.
 *
 * @param group requests of one group share whatever their prompts have in common
 * @param openings how many of its prompt's first tokens requests of other groups may begin with as
 *     well: the first says what most begin with, the last what some do
 */
public record Sharing(Object group, List<Integer> openings) {

  /** All requests are one group. */
  public static final Sharing WITH_ALL = new Sharing("", List.of());

  public Sharing {
    openings = List.copyOf(openings);
  }
}
