package org.javoke.template.python;

/**
 * What one rendering may still use: steps of work, bytes of values and text, and nesting.
 * Everything that a template can make large is charged here before it is allocated or walked, so
 * that a hostile template ends in an error instead of taking the machine.
 *
 * <p>Bytes are never given back when a value becomes garbage: the sum over a rendering bounds what
 * can be alive at any moment. Not thread-safe; one rendering owns one budget.
 */
public final class Budget {

  private static final int CHARACTERS_PER_STEP = 16;
  private static final int BYTES_PER_OBJECT = 64;

  private final long maxSteps;
  private final long maxBytes;
  private final int maxDepth;
  private long steps;
  private long bytes;
  private int depth;

  public Budget(long maxSteps, long maxBytes, int maxDepth) {
    this.maxSteps = maxSteps;
    this.maxBytes = maxBytes;
    this.maxDepth = maxDepth;
  }

  /** {@return a budget for values that our own code prints: only their nesting is bounded} */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE / 2, Long.MAX_VALUE / 2, Nesting.MAX_DEPTH);
  }

  /** Charges one step of work, about the evaluation of one operator. */
  public void step() {
    if (++steps > maxSteps) {
      throw tooManySteps();
    }
  }

  /** Charges several steps of work at once. */
  public void steps(long count) {
    steps += Math.max(0, count);
    if (steps > maxSteps || steps < 0) {
      throw tooManySteps();
    }
  }

  /** Charges reading so many characters without building anything of them. */
  public void scan(long characters) {
    steps(1 + characters / CHARACTERS_PER_STEP);
  }

  /** Charges memory that is about to be allocated. */
  public void bytes(long count) {
    bytes += Math.max(0, count);
    if (bytes > maxBytes || bytes < 0) {
      throw new BudgetException(
          "the template builds more than "
              + maxBytes
              + " bytes of text and values; raise the limit if it is meant to");
    }
  }

  /** Charges a text of so many characters that is about to be built. */
  public void characters(long count) {
    if (count > maxBytes) {
      bytes(count); // fails, and the doubling below cannot overflow
    }
    bytes(BYTES_PER_OBJECT + 2 * count);
  }

  /** Charges a container of so many elements, each a fresh object. */
  public void elements(long count) {
    if (count > maxBytes) {
      bytes(count);
    }
    bytes(BYTES_PER_OBJECT * (count + 1));
    steps(count);
  }

  /** Charges a container of so many elements that exist already. */
  public void references(long count) {
    bytes(BYTES_PER_OBJECT + 4 * count);
    steps(1 + count / CHARACTERS_PER_STEP);
  }

  /** {@return the text as a string value, charged} */
  public PyStr text(String text) {
    characters(text.length());
    return new PyStr(text);
  }

  /** Goes one level deeper into nested evaluation; each call needs its {@link #ascend()}. */
  public void descend() {
    if (++depth > maxDepth) {
      throw new BudgetException(
          "the template nests deeper than "
              + maxDepth
              + " levels (endless recursion of a macro or loop?)");
    }
  }

  public void ascend() {
    depth--;
  }

  private BudgetException tooManySteps() {
    return new BudgetException(
        "the template takes more than "
            + maxSteps
            + " steps (an endless loop?); raise the limit if it is meant to");
  }
}
