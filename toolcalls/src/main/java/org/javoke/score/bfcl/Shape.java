package org.javoke.score.bfcl;

/** How many calls a category of questions expects, which decides how they are matched. */
public enum Shape {
  SIMPLE("simple_function_checker:"),
  MULTIPLE("multiple_function_checker:"),
  PARALLEL("parallel_function_checker_no_order:");

  private final String checker;

  Shape(String checker) {
    this.checker = checker;
  }

  /** {@return the shape that the reference reads from the category's name} */
  public static Shape of(String category) {
    if (category.contains("parallel")) {
      return PARALLEL;
    }
    return category.contains("multiple") ? MULTIPLE : SIMPLE;
  }

  /** {@return the error type of too many or too few calls} */
  public String wrongCount() {
    return checker + "wrong_count";
  }

  /** {@return the error type of an expected call that no call fits, where there are several} */
  public static String cannotFindMatch() {
    return PARALLEL.checker + "cannot_find_match";
  }
}
