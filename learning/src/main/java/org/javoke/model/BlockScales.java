package org.javoke.model;

import java.util.function.UnaryOperator;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** The scales of blocks of numbers. */
sealed interface BlockScales {

  /** {@return one scale per block} {@code [blocks]}, F32; a new tensor where they are packed */
  Tensor values();

  /**
   * In 32 bits.
   *
   * @param values {@code [blocks]}
   */
  record Plain(Tensor values) implements BlockScales {}

  /**
   * In 8 bits, themselves with a scale per 256, after their mean was taken off ("double
   * quantisation": QLoRA, section 3, arXiv:2305.14314).
   *
   * @param codes {@code [blocks]}, U8
   * @param levels {@code [256]}, F32
   * @param absmax {@code [ceil(blocks / 256)]}, F32
   * @param offset the mean, {@code [1]}, F32
   */
  record Doubled(Tensor codes, Tensor levels, Tensor absmax, Tensor offset) implements BlockScales {

    private static final int BLOCK = 256;
    private static final double GRID = 65_535 / 2.0;

    static Doubled of(Tensor scales, Device device, UnaryOperator<Tensor> keep) {
      Tensor levels = Tensors.of(DynamicLevels.signed(), Device.CPU, BLOCK);
      Tensor mean = scales.mean(0, true);
      Blockwise blocks = Blockwise.of(scales.sub(mean), BLOCK, x -> nearest(x, levels));
      return new Doubled(
          keep.apply(blocks.codes().to(Dtype.U8).to(device)),
          keep.apply(levels.to(device)),
          keep.apply(blocks.absmax().to(device)),
          keep.apply(mean.to(device)));
    }

    // The reference's processor kernel looks numbers up in a table of 65,536 steps from -1 to 1.
    private static Tensor nearest(Tensor x, Tensor levels) {
      Tensor step = x.add(1).mul(GRID).add(0.5).floor();
      return Blockwise.nearest(step.to(Dtype.F64).div(GRID).add(-1), levels.to(Dtype.F64));
    }

    @Override
    public Tensor values() {
      try (Scope scope = Scope.open()) {
        long blocks = codes.elements();
        Tensor scale =
            absmax.unsqueeze(1).expand(absmax.elements(), BLOCK).reshape(-1).narrow(0, 0, blocks);
        Tensor values = levels.indexSelect(0, codes.to(Dtype.I32)).mulInPlace(scale);
        return scope.keep(values.addInPlace(offset));
      }
    }
  }
}
