package org.javoke.call;

import java.io.Serial;

/** An attempt at a call that is not well formed; becomes a {@link Parsed.Malformed}. */
public final class CallSyntaxException extends Exception {

  @Serial private static final long serialVersionUID = 1L;
  private final int position;
  private final String reason;

  CallSyntaxException(int position, String reason) {
    super(reason, null, false, false); // expected of model output: no trace
    this.position = position;
    this.reason = reason;
  }

  Parsed.Malformed in(String reply) {
    return new Parsed.Malformed(reply, Math.clamp(position, 0, reply.length()), reason);
  }
}
