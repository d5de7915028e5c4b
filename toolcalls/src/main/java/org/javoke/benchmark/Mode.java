package org.javoke.benchmark;

/** How tools are offered to a model. */
public enum Mode {
  /** The tools are described in the system prompt, and the model writes its calls as text. */
  PROMPTING,
  /** The tools are handed to the server as such, and the calls come back structured. */
  NATIVE
}
