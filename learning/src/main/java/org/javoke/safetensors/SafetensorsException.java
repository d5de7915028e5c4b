package org.javoke.safetensors;

import org.javoke.input.InputException;

/** Weights that cannot be read or written; the message names the file and what to do. */
public final class SafetensorsException extends InputException {

  private static final long serialVersionUID = 1L;

  public SafetensorsException(String message) {
    super(message);
  }

  public SafetensorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
