package org.javoke.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * A matrix in 4 bits: its numbers, row after row, in blocks of 64 that share a scale, each number
 * one of 16 quantiles of a normal distribution (NF4: QLoRA, section 3 and appendix E,
 * arXiv:2305.14314). Packed and rounded as bitsandbytes does it, to the bit.
 *
 * @param packed two numbers a byte, the first in the high bits, filled up to a whole block, U8
 * @param scales of the blocks
 * @param pairs what each byte stands for: two floats in the bits of one I64, {@code [256]}
 */
record Nf4Matrix(Tensor packed, BlockScales scales, Tensor pairs, long rows, long columns) {

  private static final int BLOCK = 64;

  // Bounds what is in memory besides the result while a matrix is rounded; a multiple of BLOCK.
  private static final long PART_ELEMENTS = 1L << 20;

  private static final float[] LEVELS = {
    -1.0f,
    -0.6961928f,
    -0.52507305f,
    -0.3949175f,
    -0.28444138f,
    -0.18477343f,
    -0.091050036f,
    0.0f,
    0.0795803f,
    0.1609302f,
    0.2461123f,
    0.33791524f,
    0.44070983f,
    0.562617f,
    0.72295684f,
    1.0f
  };

  /** {@return the 16 numbers, ascending} */
  static float[] levels() {
    return LEVELS.clone();
  }

  /**
   * {@return the matrix, rounded}
   *
   * @param weight {@code [rows, columns]} on the processor
   * @param doubled whether the scales are in 8 bits
   * @param keep is handed the tensors that make the matrix
   */
  static Nf4Matrix of(Tensor weight, boolean doubled, Device device, UnaryOperator<Tensor> keep) {
    long n = weight.elements();
    long blocks = (n + BLOCK - 1) / BLOCK;
    Tensor packed = Tensors.zeros(Dtype.U8, Device.CPU, blocks * BLOCK / 2);
    Tensor levels = Tensors.of(LEVELS, Device.CPU, LEVELS.length);
    List<Tensor> absmax = new ArrayList<>();
    for (long start = 0; start < n; start += PART_ELEMENTS) {
      long length = Math.min(PART_ELEMENTS, n - start);
      try (Scope scope = Scope.open()) {
        Tensor part = weight.reshape(-1).narrow(0, start, length).to(Dtype.F32);
        Blockwise rounded = Blockwise.of(part, BLOCK, x -> Blockwise.nearest(x, levels));
        Tensor bytes = bytes(rounded.codes());
        packed.narrow(0, start / 2, bytes.elements()).copyInPlace(bytes);
        absmax.add(scope.keep(rounded.absmax()));
      }
    }
    Tensor scales = Tensors.cat(absmax, 0);
    return new Nf4Matrix(
        keep.apply(packed.to(device)),
        doubled
            ? BlockScales.Doubled.of(scales, device, keep)
            : new BlockScales.Plain(keep.apply(scales.to(device))),
        keep.apply(pairTable().to(device)),
        weight.size(0),
        weight.size(1));
  }

  /** {@return {@code [ceil(n / 2)]}, U8}, for codes {@code [n]}; the last low half may be unused */
  private static Tensor bytes(Tensor codes) {
    long odd = codes.elements() % 2;
    Tensor even =
        odd == 0 ? codes : Tensors.cat(List.of(codes, Tensors.zeros(Dtype.I64, Device.CPU, 1)), 0);
    Tensor halves = even.view(-1, 2);
    return halves.narrow(1, 0, 1).mul(16).add(halves.narrow(1, 1, 1)).view(-1).to(Dtype.U8);
  }

  private static Tensor pairTable() {
    float[] pairs = new float[512];
    for (int i = 0; i < 256; i++) {
      pairs[2 * i] = LEVELS[i >> 4];
      pairs[2 * i + 1] = LEVELS[i & 15];
    }
    return Tensors.of(pairs, Device.CPU, pairs.length).viewAs(Dtype.I64);
  }

  /** {@return the matrix} {@code [rows, columns]}, F32, a new tensor without a gradient */
  Tensor dequantised() {
    try (Scope scope = Scope.open();
        NoGrad _ = NoGrad.open()) {
      // One look-up gives two numbers, which halves the work.
      Tensor flat = pairs.indexSelect(0, packed.to(Dtype.I32)).viewAs(Dtype.F32);
      Tensor scaled = flat.view(-1, BLOCK).mulInPlace(scales.values().unsqueeze(1));
      return scope.keep(scaled.view(-1).narrow(0, 0, rows * columns).view(rows, columns));
    }
  }
}
