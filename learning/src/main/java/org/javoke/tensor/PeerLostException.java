package org.javoke.tensor;

import org.javoke.input.InputException;

/** Another process of the group is gone, failed, or never came; the message names its rank. */
public final class PeerLostException extends InputException {
  private static final long serialVersionUID = 1L;

  PeerLostException(String message) {
    super(message);
  }
}
