package org.javoke.score;

/**
 * Where in a reply something is.
 *
 * @param call index of the call in the reply, from 0
 * @param function the function that is expected there
 */
public record Place(int call, String function) {

  /** {@return the place in words, counting from 1} */
  String words() {
    return "Call " + (call + 1) + ", " + Shown.name(function);
  }
}
