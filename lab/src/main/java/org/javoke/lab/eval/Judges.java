package org.javoke.lab.eval;

import java.util.List;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.fair.FairScorer;

/** The judges that runs are made with. */
public final class Judges {

  private Judges() {}

  /** {@return one that scores as BFCL's reference does, and fairly beside it} */
  public static Judge standard() {
    BfclDecoder decoder = new BfclDecoder();
    FairScorer fair = new FairScorer(decoder);
    return new Judge(List.of(new BfclScorer(decoder), fair), fair::calls);
  }
}
