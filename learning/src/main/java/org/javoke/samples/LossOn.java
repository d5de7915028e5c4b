package org.javoke.samples;

/** Which tokens of a conversation bear loss. */
public enum LossOn {
  /** What the assistant says last. */
  COMPLETION("completions"),
  /** All that the assistant says. */
  ASSISTANT("assistant turns"),
  /** Everything, prompt and results included. */
  ALL("all tokens");

  private final String described;

  LossOn(String described) {
    this.described = described;
  }

  /** {@return it in words, such as {@code assistant turns}} */
  public String described() {
    return described;
  }
}
