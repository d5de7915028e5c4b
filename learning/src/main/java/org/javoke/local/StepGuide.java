package org.javoke.local;

import org.javoke.generate.Guide;
import org.javoke.policy.Ask;
import org.javoke.tokenizer.IncrementalDecoder;

/** Ends a sequence once what is wanted of it is known. */
final class StepGuide implements Guide {

  private final Ask.End end;
  private final IncrementalDecoder decoder;
  private final StringBuilder text = new StringBuilder();

  StepGuide(Ask.End end, IncrementalDecoder decoder) {
    this.end = end;
    this.decoder = decoder;
  }

  @Override
  public boolean endsWith(int token) {
    String more = decoder.append(token);
    text.append(more);
    return !more.isEmpty() && end.in(text.toString()).isPresent();
  }
}
