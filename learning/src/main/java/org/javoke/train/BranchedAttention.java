package org.javoke.train;

import java.util.ArrayList;
import java.util.List;
import org.javoke.model.Attention;
import org.javoke.model.Decoder;
import org.javoke.model.Heads;
import org.javoke.tensor.Kernels;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Causal attention within sequences that follow each other without padding and may have branches: a
 * branch sees its trunk's keys and values, which were computed once for all of them. It can be
 * differentiated, and nothing is cached.
 */
final class BranchedAttention implements Attention {

  private final List<Batch.Run> runs;
  private final Decoder decoder;
  private final List<Tensor> masks = new ArrayList<>();

  /** The scope that is open now must outlive it, because it frees the masks. */
  BranchedAttention(List<Batch.Run> runs, Decoder decoder) {
    this.runs = runs;
    this.decoder = decoder;
    for (Batch.Run run : runs) {
      run.branches().forEach(branch -> masks.add(mask(run.trunk(), branch)));
    }
  }

  @Override
  public Tensor attend(int layer, Tensor queries, Tensor keys, Tensor values) {
    double scale = 1 / Math.sqrt((double) queries.size(2));
    List<Tensor> gathered = new ArrayList<>();
    int branches = 0;
    long row = 0;
    for (Batch.Run run : runs) {
      long heads = queries.size(1);
      Tensor trunkKeys = keys.narrow(0, row, run.trunk());
      Tensor trunkValues = values.narrow(0, row, run.trunk());
      gathered.add(
          Kernels.attention(
              Heads.repeated(queries.narrow(0, row, run.trunk()), heads),
              Heads.repeated(trunkKeys, heads),
              Heads.repeated(trunkValues, heads),
              scale));
      row += run.trunk();
      for (int branch : run.branches()) {
        Tensor seenKeys = Tensors.cat(List.of(trunkKeys, keys.narrow(0, row, branch)), 0);
        Tensor seenValues = Tensors.cat(List.of(trunkValues, values.narrow(0, row, branch)), 0);
        gathered.add(
            Kernels.attention(
                Heads.repeated(queries.narrow(0, row, branch), heads),
                Heads.repeated(seenKeys, heads),
                Heads.repeated(seenValues, heads),
                masks.get(branches++),
                scale));
        row += branch;
      }
    }
    Tensor all = gathered.size() == 1 ? gathered.getFirst() : Tensors.cat(gathered, 2);
    return all.squeeze(0).transpose(0, 1); // [tokens, heads, headDim]
  }

  /** {@return [branch, trunk + branch]: all of the trunk, and of the branch what came before} */
  private Tensor mask(int trunk, int branch) {
    int width = trunk + branch;
    float[] scores = new float[Math.multiplyExact(branch, width)];
    for (int query = 0; query < branch; query++) {
      for (int key = trunk + query + 1; key < width; key++) {
        scores[query * width + key] = Float.NEGATIVE_INFINITY;
      }
    }
    return Tensors.of(scores, decoder.device(), branch, width).to(decoder.dtype());
  }
}
