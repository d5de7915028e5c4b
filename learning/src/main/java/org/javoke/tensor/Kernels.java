package org.javoke.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Operations that libtorch has and its Java binding lacks. TorchScript reaches them: each is a
 * function of one line that is compiled when it is first used.
 */
public final class Kernels {

  /** What the length of a row must be a multiple of for {@link #int8Linear}. */
  public static final int INT8_LINEAR_UNIT = 16;

  private static final String SOURCE =
      """
      def flash_cpu(q, k, v, causal: bool, scale: float):
        return torch._scaled_dot_product_flash_attention_for_cpu(q, k, v, 0.0, causal, scale=scale)
      def flash_cpu_masked(q, k, v, mask, scale: float):
        return torch._scaled_dot_product_flash_attention_for_cpu(q, k, v, 0.0, False, attn_mask=mask, scale=scale)
      def int8_linear(x, w, s):
        return torch._weight_int8pack_mm(x, w, s)
      """;

  private Kernels() {}

  private static final class Compiled {
    private static final CompilationUnit UNIT = compile();
    private static final Function FLASH = function("flash_cpu");
    private static final Function FLASH_MASKED = function("flash_cpu_masked");
    private static final Function INT8_LINEAR = function("int8_linear");

    private static CompilationUnit compile() {
      Libtorch.load();
      return kept(torch.compile(SOURCE));
    }

    private static Function function(String name) {
      return kept(UNIT.find_function(new QualifiedName(name)));
    }

    /** Whichever scope happens to be open must not free it. */
    private static <P extends Pointer> P kept(P pointer) {
      pointer.retainReference();
      return pointer;
    }
  }

  /**
   * Attention to some of the keys.
   *
   * @param values {@code [batch, heads, queries, head dimension]}
   * @param logsumexp of the scaled scores, {@code [batch, heads, queries]}; with it, attention to
   *     several sets of keys can be put together
   */
  public record Attended(Tensor values, Tensor logsumexp) {}

  /**
   * {@return softmax(q k^T scale) v} On the processor the scores are never whole.
   *
   * @param q {@code [batch, heads, queries, head dimension]}
   * @param k {@code [batch, heads, keys, head dimension]}, as are the values
   * @param causal whether query i sees only the keys up to i
   */
  public static Attended flash(Tensor q, Tensor k, Tensor v, boolean causal, double scale) {
    if (!q.device().isCpu()) {
      return explicit(q, k, v, causal ? Masks.causal(q) : null, scale);
    }
    return attended(
        Compiled.FLASH.apply(
            new IValueVector(
                new IValue(q.pointer()),
                new IValue(k.pointer()),
                new IValue(v.pointer()),
                new IValue(causal),
                new IValue(scale))));
  }

  /**
   * The same with scores to add.
   *
   * @param mask {@code [batch or 1, heads or 1, queries, keys]}, of the type of q; minus infinity
   *     hides a key
   */
  public static Attended flash(Tensor q, Tensor k, Tensor v, Tensor mask, double scale) {
    if (!q.device().isCpu()) {
      return explicit(q, k, v, mask, scale);
    }
    return attended(
        Compiled.FLASH_MASKED.apply(
            new IValueVector(
                new IValue(q.pointer()),
                new IValue(k.pointer()),
                new IValue(v.pointer()),
                new IValue(mask.pointer()),
                new IValue(scale))));
  }

  /** The same in elementary operations, for devices whose kernels do not give log-sum-exps. */
  static Attended explicit(Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, double scale) {
    Tensor scores = q.matmul(k.transpose(2, 3)).mul(scale).to(Dtype.F32);
    Tensor seen = mask == null ? scores : scores.add(mask.to(Dtype.F32));
    return new Attended(seen.softmax(-1).to(q.dtype()).matmul(v), seen.logsumexp(-1));
  }

  private static Attended attended(IValue pair) {
    IValueVector elements = pair.toTuple().elements().vec();
    return new Attended(
        new Tensor(elements.get(0).toTensor()), new Tensor(elements.get(1).toTensor()));
  }

  /**
   * {@return x (w s)^T} with the weights read as 8-bit numbers, on the processor
   *
   * @param x {@code [rows, in]}, BF16
   * @param w {@code [out, in]}, I8, where {@code in} is a multiple of {@value #INT8_LINEAR_UNIT}
   * @param s {@code [out]}, BF16: what one step of the weight's row is worth
   * @throws IllegalArgumentException if a tensor is of another type or shape: the library reads
   *     aligned vectors without looking, and would take the process with it
   */
  public static Tensor int8Linear(Tensor x, Tensor w, Tensor s) {
    requireVectors("x", x, Dtype.BF16);
    requireVectors("w", w, Dtype.I8);
    if (x.size(1) != w.size(1) || s.dtype() != Dtype.BF16 || s.elements() != w.size(0)) {
      throw new IllegalArgumentException(
          "x %s, w %s and s %s do not fit each other".formatted(x, w, s));
    }
    return new Tensor(
        Compiled.INT8_LINEAR
            .apply(
                new IValueVector(
                    new IValue(x.pointer()), new IValue(w.pointer()), new IValue(s.pointer())))
            .toTensor());
  }

  private static void requireVectors(String name, Tensor matrix, Dtype dtype) {
    boolean fits =
        matrix.dtype() == dtype
            && matrix.shape().length == 2
            && matrix.size(1) % INT8_LINEAR_UNIT == 0
            && matrix.memory().address() % ((long) INT8_LINEAR_UNIT * dtype.width()) == 0;
    if (!fits) {
      throw new IllegalArgumentException(
          "%s is %s; the 8-bit product needs a matrix of %s whose rows are multiples of %d"
              .formatted(name, matrix, dtype, INT8_LINEAR_UNIT));
    }
  }

  /**
   * {@return causal attention, differentiable}
   *
   * @param q {@code [batch, heads, tokens, head dimension]}, as are the keys and the values
   */
  public static Tensor attention(Tensor q, Tensor k, Tensor v, double scale) {
    return new Tensor(
        torch.scaled_dot_product_attention(
            q.pointer(),
            k.pointer(),
            v.pointer(),
            new TensorOptional(),
            0.0,
            true,
            new DoubleOptional(scale),
            false));
  }

  /**
   * {@return attention to the keys that the mask leaves, differentiable}
   *
   * @param q {@code [batch, heads, queries, head dimension]}
   * @param k {@code [batch, heads, keys, head dimension]}, as are the values
   * @param mask {@code [queries, keys]}, of the type of q; minus infinity hides a key
   */
  public static Tensor attention(Tensor q, Tensor k, Tensor v, Tensor mask, double scale) {
    return new Tensor(
        torch.scaled_dot_product_attention(
            q.pointer(),
            k.pointer(),
            v.pointer(),
            new TensorOptional(mask.pointer()),
            0.0,
            false,
            new DoubleOptional(scale),
            false));
  }

  /**
   * What Adam is told of a step.
   *
   * @param number of the step, from 1
   * @param decay of the weight, to be multiplied with the rate
   */
  public record AdamStep(
      int number, double rate, double beta1, double beta2, double decay, double eps) {}

  /**
   * One step of AdamW, in place (Loshchilov and Hutter 2019, algorithm 2, arXiv:1711.05101; the
   * decay is multiplied with the learning rate, as PyTorch does it).
   *
   * @param mean running mean of the gradients, of the weight's shape
   * @param square running mean of their squares
   */
  public static void adamw(
      Tensor weight, Tensor gradient, Tensor mean, Tensor square, AdamStep step) {
    double correction1 = 1 - Math.pow(step.beta1(), step.number());
    double correction2 = Math.sqrt(1 - Math.pow(step.beta2(), step.number()));
    org.bytedeco.pytorch.Tensor g = gradient.pointer();
    weight.mulInPlace(1 - step.rate() * step.decay());
    mean.pointer().lerp_(g, new Scalar(1 - step.beta1()));
    square.mulInPlace(step.beta2()).pointer().addcmul_(g, g, new Scalar(1 - step.beta2()));
    Tensor root = square.sqrt().mulInPlace(1 / correction2);
    root.pointer().add_(new Scalar(step.eps()));
    weight
        .pointer()
        .addcdiv_(mean.pointer(), root.pointer(), new Scalar(-step.rate() / correction1));
  }
}
