package org.javoke.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.javoke.generate.Generation.Likely;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import org.javoke.tensor.TopK;

/** Draws the next token of several sequences from the model's scores. */
final class Sampler {

  /** So many of the likeliest tokens are looked at first; the rest only if these do not decide. */
  private static final int FIRST_LOOK = 256;

  /**
   * A token that was drawn.
   *
   * @param logprob by the model's own scores; NaN unless wanted
   * @param top the likeliest tokens by these; empty unless wanted
   */
  record Sampled(int token, double logprob, List<Likely> top) {}

  private Sampler() {}

  /**
   * {@return a token for each row}
   *
   * @param logits {@code [rows, vocab]}, F32; not changed
   * @param draws one for each row
   */
  static List<Sampled> sample(Tensor logits, List<Draw> draws) {
    Tensor scores = processed(logits, draws);
    int[] tokens = likeliest(scores);
    List<Integer> drawn =
        IntStream.range(0, draws.size())
            .filter(row -> !draws.get(row).parameters().greedy())
            .boxed()
            .toList();
    if (!drawn.isEmpty()) {
      List<Candidates> candidates = candidates(scores, draws, drawn);
      for (int i = 0; i < drawn.size(); i++) {
        double number = draws.get(drawn.get(i)).random().nextDouble();
        tokens[drawn.get(i)] = candidates.get(i).at(number);
      }
    }
    return withLogprobs(logits, draws, tokens);
  }

  private static int[] likeliest(Tensor scores) {
    long[] ids = scores.argmax(-1).toLongs();
    return IntStream.range(0, ids.length).map(i -> (int) ids[i]).toArray();
  }

  /** The scores after repetition penalty and masks, in a copy if there are any. */
  private static Tensor processed(Tensor logits, List<Draw> draws) {
    Tensor scores = logits;
    for (int row = 0; row < draws.size(); row++) {
      Draw draw = draws.get(row);
      long[] allowed = draw.allowed();
      if (allowed == null && !draw.parameters().penalises()) {
        continue;
      }
      scores = scores == logits ? logits.copy() : scores;
      Tensor of = scores.narrow(0, row, 1);
      if (draw.parameters().penalises()) {
        penalise(of, draw);
      }
      if (allowed != null) {
        of.maskedFillInPlace(Masks.forbidden(allowed, of), Double.NEGATIVE_INFINITY);
      }
    }
    return scores;
  }

  private static void penalise(Tensor row, Draw draw) {
    int[] ids = draw.occurred().stream().filter(id -> id < row.size(1)).toArray();
    if (ids.length == 0) {
      return;
    }
    float penalty = (float) draw.parameters().repetitionPenalty();
    Tensor index = Tensors.of(ids, row.device()).unsqueeze(0);
    float[] scores = row.gather(1, index).toFloats();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scores[i] < 0 ? scores[i] * penalty : scores[i] / penalty;
    }
    row.scatterInPlace(1, index, Tensors.of(scores, row.device(), 1, scores.length));
  }

  /** {@return what one sequence's token may be drawn from} {@code logits [1, vocab]} */
  static Candidates candidates(Tensor logits, Draw draw) {
    return candidates(processed(logits, List.of(draw)), List.of(draw), List.of(0)).getFirst();
  }

  private static List<Candidates> candidates(Tensor scores, List<Draw> draws, List<Integer> rows) {
    float[] temperatures = new float[rows.size()];
    int look = FIRST_LOOK;
    for (int i = 0; i < rows.size(); i++) {
      SamplingParameters parameters = draws.get(rows.get(i)).parameters();
      temperatures[i] = (float) parameters.temperature();
      look = Math.max(look, parameters.topK());
    }
    int[] indices = rows.stream().mapToInt(Integer::intValue).toArray();
    Tensor scaled =
        scores
            .indexSelect(0, Tensors.of(indices, scores.device()))
            .div(Tensors.of(temperatures, scores.device(), rows.size(), 1));
    int width = (int) Math.min(look, scaled.size(1));
    TopK top = scaled.topk(width);
    float[] values = top.values().toFloats();
    long[] ids = top.indices().toLongs();
    float[] norms = scaled.logsumexp(-1).toFloats();
    List<Candidates> candidates = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Scored first = new Scored(values, ids, i * width, width);
      candidates.add(one(draws.get(rows.get(i)), first, norms[i], scaled.narrow(0, i, 1)));
    }
    return candidates;
  }

  private static Candidates one(Draw draw, Scored first, double norm, Tensor row) {
    boolean complete = first.width == row.size(1);
    Candidates candidates =
        Candidates.cut(draw.parameters(), first.ids(), first.scores(), norm, complete);
    if (candidates != null) {
      return candidates;
    }
    int all = (int) row.size(1);
    TopK sorted = row.topk(all);
    Scored whole = new Scored(sorted.values().toFloats(), sorted.indices().toLongs(), 0, all);
    Candidates decided = Candidates.cut(draw.parameters(), whole.ids(), whole.scores(), norm, true);
    if (decided == null) {
      throw new AssertionError("the whole vocabulary decides");
    }
    return decided;
  }

  /** A row's likeliest tokens, in arrays of several rows. */
  private static final class Scored {
    private final float[] values;
    private final long[] indices;
    private final int start;
    private final int width;

    Scored(float[] values, long[] indices, int start, int width) {
      this.values = values;
      this.indices = indices;
      this.start = start;
      this.width = width;
    }

    int[] ids() {
      return IntStream.range(start, start + width).map(i -> (int) indices[i]).toArray();
    }

    float[] scores() {
      return java.util.Arrays.copyOfRange(values, start, start + width);
    }
  }

  private static List<Sampled> withLogprobs(Tensor logits, List<Draw> draws, int[] tokens) {
    int most = draws.stream().mapToInt(draw -> draw.logprobs().top()).max().orElse(0);
    boolean any = draws.stream().anyMatch(draw -> draw.logprobs().any());
    List<Sampled> sampled = new ArrayList<>();
    if (!any) {
      for (int token : tokens) {
        sampled.add(new Sampled(token, Double.NaN, List.of()));
      }
      return sampled;
    }
    float[] norms = logits.logsumexp(-1).toFloats();
    Tensor index = Tensors.of(tokens, logits.device()).unsqueeze(1);
    float[] chosen = logits.gather(1, index).toFloats();
    Likeliest top = Likeliest.of(logits, most, norms);
    for (int row = 0; row < tokens.length; row++) {
      GenerationRequest.Logprobs wanted = draws.get(row).logprobs();
      sampled.add(
          new Sampled(
              tokens[row],
              wanted.chosen() ? (double) chosen[row] - norms[row] : Double.NaN,
              top.row(row, wanted.top())));
    }
    return sampled;
  }
}
