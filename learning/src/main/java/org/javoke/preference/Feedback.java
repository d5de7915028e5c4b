package org.javoke.preference;

/**
 * One completion of a prompt, liked or not.
 *
 * <p>Each is itself only, as what the reference says of it is kept under it.
 */
public final class Feedback {

  private final String id;
  private final int[] prompt;
  private final int[] completion;
  private final boolean desirable;
  private final double weight;

  /**
   * @param id by which messages name it
   * @param weight of its loss, besides the objective's; 1 is usual
   * @throws IllegalArgumentException if a part is empty, or the weight is negative or not finite
   */
  public Feedback(String id, int[] prompt, int[] completion, boolean desirable, double weight) {
    if (prompt.length == 0 || completion.length == 0) {
      throw new IllegalArgumentException(
          "%s has %d tokens of prompt and %d of completion; each needs one at least"
              .formatted(id, prompt.length, completion.length));
    }
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s has weight %s, expected 0 or more".formatted(id, weight));
    }
    this.id = id;
    this.prompt = prompt.clone();
    this.completion = completion.clone();
    this.desirable = desirable;
    this.weight = weight;
  }

  public String id() {
    return id;
  }

  public boolean desirable() {
    return desirable;
  }

  public double weight() {
    return weight;
  }

  /** {@return how many tokens the completion has, which bear the loss} */
  public int labels() {
    return completion.length;
  }

  /** {@return how many tokens prompt and completion have} */
  public int tokens() {
    return prompt.length + completion.length;
  }

  int[] prompt() {
    return prompt;
  }

  int[] completion() {
    return completion;
  }
}
