package org.javoke.samples;

/** Tokens of a prompt, and of one completion. */
final class Prompted {

  private final int[] prompt;
  private final int[] completion;

  Prompted(int[] prompt, int[] completion) {
    this.prompt = prompt;
    this.completion = completion;
  }

  int[] prompt() {
    return prompt;
  }

  int[] completion() {
    return completion;
  }
}
