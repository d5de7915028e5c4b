package org.javoke.endpoint;

/** What came of a {@link CompletionRequest}. Reasons are short and without secrets. */
public sealed interface CompletionOutcome {

  /** The server answered as it was asked. */
  record Completed(CompletionReply reply) implements CompletionOutcome {}

  /**
   * The server answered, and without log-probabilities that can be used. Only {@link
   * EndpointCompletions#probe} says so; otherwise it is tried again.
   */
  record Lacking(String reason) implements CompletionOutcome {}

  /** The server will not answer this, however often it is asked. */
  record Refused(String reason, int status) implements CompletionOutcome {

    /**
     * {@return whether it is about the address, the key or the model, and not about the request}
     */
    public boolean concernsAll() {
      return status == 401 || status == 403 || status == 404 || status / 100 == 3;
    }
  }

  /** It was given up: the server, or the way to it, is at fault. */
  record Lost(String reason) implements CompletionOutcome {}
}
