package org.javoke.generate;

import java.util.List;
import java.util.stream.IntStream;
import org.javoke.generate.Generation.Likely;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.TopK;

/** The likeliest tokens of several rows of scores. */
final class Likeliest {

  private final int width;
  private final float[] scores;
  private final long[] ids;
  private final float[] norms;

  private Likeliest(int width, float[] scores, long[] ids, float[] norms) {
    this.width = width;
    this.scores = scores;
    this.ids = ids;
    this.norms = norms;
  }

  /**
   * {@return so many of each row}
   *
   * @param logits {@code [rows, vocab]}
   * @param norms the log-sum-exp of each row
   */
  static Likeliest of(Tensor logits, int count, float[] norms) {
    int width = (int) Math.min(count, logits.size(1));
    if (width == 0) {
      return new Likeliest(0, new float[0], new long[0], norms);
    }
    TopK top = logits.topk(width);
    return new Likeliest(width, top.values().toFloats(), top.indices().toLongs(), norms);
  }

  /** {@return the first of the row, in descending order} */
  List<Likely> row(int row, int count) {
    int start = row * width;
    return IntStream.range(start, start + Math.min(count, width))
        .mapToObj(i -> new Likely((int) ids[i], (double) scores[i] - norms[row]))
        .toList();
  }
}
