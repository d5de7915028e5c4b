package org.javoke.lab.eval;

import java.util.List;
import org.javoke.call.CallFormats;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.fair.FairScorer;

/** The judges that runs are made with. */
public final class Judges {

  private Judges() {}

  /** {@return one that scores as BFCL's reference does, and fairly beside it} */
  public static Judge standard() {
    FairScorer fair = new FairScorer(CallFormats.all());
    return new Judge(List.of(new BfclScorer(), fair), fair::calls);
  }
}
