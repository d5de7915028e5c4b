package org.javoke.template.python;

/** A template asked for more work, memory or nesting than its budget allows. */
public final class BudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BudgetException(String message) {
    super(message);
  }
}
