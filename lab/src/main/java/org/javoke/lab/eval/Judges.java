package org.javoke.lab.eval;

import java.util.List;
import org.javoke.benchmark.Benchmark;
import org.javoke.score.bfcl.BfclScorer;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.fair.FairScorer;

/** The judges that runs are made with. */
public final class Judges {

  private Judges() {}

  /** {@return one that scores as the benchmark's reference does, and fairly beside it} */
  public static Judge of(Benchmark benchmark) {
    BfclDecoder decoder = new BfclDecoder();
    FairScorer fair = new FairScorer(decoder);
    return new Judge(benchmark.scorers(List.of(new BfclScorer(decoder), fair)), fair::calls);
  }
}
