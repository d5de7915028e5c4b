package org.javoke.local;

import org.javoke.generate.Guide;
import org.javoke.policy.Request;

/** What replies may be, while they are drawn. */
public interface Constraints {

  /** Everything. */
  Constraints NONE = _ -> Guide.NONE;

  /**
   * {@return a new guide for one reply to the request}
   *
   * @throws org.javoke.input.InputException if there is none that can be followed; the request has
   *     failed then
   */
  Guide guide(Request request);
}
