package org.javoke.data.read;

import java.io.Serial;

/** A record that is no sample of its format; the message says why. */
public final class RecordException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public RecordException(String reason) {
    super(reason, null, false, false); // expected of datasets: no trace
  }

  /** {@return why, in words} */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
