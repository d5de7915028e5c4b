package org.javoke.input;

/** Something was chosen by a name that there is not: told apart since the data are not at fault. */
public final class ChoiceException extends InputException {

  private static final long serialVersionUID = 1L;

  public ChoiceException(String message) {
    super(message);
  }
}
