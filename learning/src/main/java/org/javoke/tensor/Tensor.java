package org.javoke.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * An n-dimensional array of numbers on a device. Methods are named after libtorch's; those that end
 * in {@code InPlace} change this tensor, and must not be used where a gradient needs the old value.
 *
 * <p>Shapes that do not fit throw, with libtorch's own explanation. Not safe for use by several
 * threads at once.
 */
public final class Tensor implements AutoCloseable {

  private final org.bytedeco.pytorch.Tensor pointer;

  Tensor(org.bytedeco.pytorch.Tensor pointer) {
    this.pointer = pointer;
  }

  org.bytedeco.pytorch.Tensor pointer() {
    if (pointer.isNull()) {
      throw new IllegalStateException("the tensor was freed: its scope has closed");
    }
    return pointer;
  }

  private static Tensor of(org.bytedeco.pytorch.Tensor pointer) {
    return new Tensor(pointer);
  }

  /** Frees it now. Only for tensors that belong to no scope. */
  @Override
  public void close() {
    pointer.close();
  }

  // What it is.

  /** {@return the size of each dimension} */
  public long[] shape() {
    return pointer().sizes().vec().get();
  }

  /** {@return the size of a dimension, counted from the end if negative} */
  public long size(long dim) {
    return pointer().size(dim);
  }

  /** {@return how many elements it has} */
  public long elements() {
    return pointer().numel();
  }

  public Dtype dtype() {
    return Dtype.of(pointer().scalar_type());
  }

  public Device device() {
    org.bytedeco.pytorch.Device device = pointer().device();
    return device.is_cpu() ? Device.CPU : new Device(Device.Kind.CUDA, device.index());
  }

  // Another shape over the same memory, where possible.

  public Tensor view(long... shape) {
    return of(pointer().view(shape));
  }

  /** {@return the same bytes read as another type of the same or another width} */
  public Tensor viewAs(Dtype dtype) {
    return of(pointer().view(dtype.scalarType()));
  }

  /** {@return the shape; copies where a view cannot have it} */
  public Tensor reshape(long... shape) {
    return of(pointer().reshape(shape));
  }

  public Tensor transpose(long a, long b) {
    return of(pointer().transpose(a, b));
  }

  public Tensor unsqueeze(long dim) {
    return of(pointer().unsqueeze(dim));
  }

  public Tensor squeeze(long dim) {
    return of(pointer().squeeze(dim));
  }

  public Tensor expand(long... shape) {
    return of(pointer().expand(shape));
  }

  public Tensor narrow(long dim, long start, long length) {
    return of(pointer().narrow(dim, start, length));
  }

  public Tensor contiguous() {
    return of(pointer().contiguous());
  }

  // Copies.

  public Tensor copy() {
    return of(pointer().clone(new MemoryFormatOptional()));
  }

  /** {@return it with elements of the type; itself where they are already} */
  public Tensor to(Dtype dtype) {
    return of(pointer().to(dtype.scalarType()));
  }

  /** {@return it on the device; itself where it is already} */
  public Tensor to(Device device) {
    return of(pointer().to(device.torchDevice(), pointer().scalar_type()));
  }

  public Tensor copyInPlace(Tensor from) {
    pointer().copy_(from.pointer());
    return this;
  }

  // Arithmetic, element by element, with broadcasting.

  public Tensor add(Tensor other) {
    return of(pointer().add(other.pointer()));
  }

  public Tensor add(double value) {
    return of(pointer().add(new Scalar(value)));
  }

  public Tensor addInPlace(Tensor other) {
    pointer().add_(other.pointer());
    return this;
  }

  /** Adds {@code factor * other}. */
  public Tensor addInPlace(Tensor other, double factor) {
    pointer().add_(other.pointer(), new Scalar(factor));
    return this;
  }

  public Tensor sub(Tensor other) {
    return of(pointer().sub(other.pointer()));
  }

  public Tensor mul(Tensor other) {
    return of(pointer().mul(other.pointer()));
  }

  public Tensor mul(double value) {
    return of(pointer().mul(new Scalar(value)));
  }

  public Tensor subInPlace(Tensor other) {
    pointer().sub_(other.pointer());
    return this;
  }

  public Tensor mulInPlace(Tensor other) {
    pointer().mul_(other.pointer());
    return this;
  }

  public Tensor mulInPlace(double value) {
    pointer().mul_(new Scalar(value));
    return this;
  }

  public Tensor div(Tensor other) {
    return of(pointer().div(other.pointer()));
  }

  public Tensor div(double value) {
    return of(pointer().div(new Scalar(value)));
  }

  public Tensor pow(Tensor exponent) {
    return of(pointer().pow(exponent.pointer()));
  }

  public Tensor neg() {
    return of(pointer().neg());
  }

  public Tensor exp() {
    return of(pointer().exp());
  }

  public Tensor expInPlace() {
    pointer().exp_();
    return this;
  }

  public Tensor log() {
    return of(pointer().log());
  }

  public Tensor sin() {
    return of(pointer().sin());
  }

  public Tensor cos() {
    return of(pointer().cos());
  }

  public Tensor sqrt() {
    return of(pointer().sqrt());
  }

  public Tensor abs() {
    return of(pointer().abs());
  }

  public Tensor round() {
    return of(pointer().round());
  }

  public Tensor floor() {
    return of(pointer().floor());
  }

  public Tensor clamp(double low, double high) {
    return of(
        pointer()
            .clamp(
                new org.bytedeco.pytorch.ScalarOptional(new Scalar(low)),
                new org.bytedeco.pytorch.ScalarOptional(new Scalar(high))));
  }

  /** {@return it with what is below the bound raised to it} */
  public Tensor atLeast(double low) {
    return of(pointer().clamp_min(new Scalar(low)));
  }

  public Tensor silu() {
    return of(torch.silu(pointer()));
  }

  public Tensor siluInPlace() {
    torch.silu_(pointer());
    return this;
  }

  /** {@return log(1 / (1 + exp(-x)))} */
  public Tensor logSigmoid() {
    return of(torch.log_sigmoid(pointer()));
  }

  public Tensor sigmoid() {
    return of(pointer().sigmoid());
  }

  /**
   * {@return for each element how many of the boundaries lie below it, I64}
   *
   * @param boundaries ascending {@code [n]}
   */
  public Tensor bucketize(Tensor boundaries) {
    return of(torch.bucketize(pointer(), boundaries.pointer()));
  }

  /** {@return whether each element equals the other's, BOOL} */
  public Tensor equal(Tensor other) {
    return of(pointer().eq(other.pointer()));
  }

  /** {@return whether each element is greater than the other's, BOOL} */
  public Tensor greater(Tensor other) {
    return of(pointer().gt(other.pointer()));
  }

  /** {@return this + (other - this) * weight} */
  public Tensor lerp(Tensor other, Tensor weight) {
    return of(pointer().lerp(other.pointer(), weight.pointer()));
  }

  /** {@return log(exp(this) + exp(other))} */
  public Tensor logaddexp(Tensor other) {
    return of(pointer().logaddexp(other.pointer()));
  }

  /** {@return it with the value where the mask is true} */
  public Tensor maskedFill(Tensor mask, double value) {
    return of(pointer().masked_fill(mask.pointer(), new Scalar(value)));
  }

  public Tensor maskedFillInPlace(Tensor mask, double value) {
    pointer().masked_fill_(mask.pointer(), new Scalar(value));
    return this;
  }

  /** {@return it with each element zero with the probability, the others scaled up to match} */
  public Tensor dropout(double probability) {
    return of(torch.dropout(pointer(), probability, true));
  }

  // Products.

  public Tensor matmul(Tensor other) {
    return of(pointer().matmul(other.pointer()));
  }

  /**
   * {@return x W^T + b} for this {@code x [..., in]} and {@code W [out, in]}: {@code [..., out]}
   */
  public Tensor linear(Tensor weight, @Nullable Tensor bias) {
    return of(
        bias == null
            ? torch.linear(pointer(), weight.pointer())
            : torch.linear(pointer(), weight.pointer(), new TensorOptional(bias.pointer())));
  }

  // Along a dimension.

  public Tensor sum() {
    return of(pointer().sum());
  }

  public Tensor sum(long dim, boolean keepDim) {
    return of(pointer().sum(new long[] {dim}, keepDim, new ScalarTypeOptional()));
  }

  /** {@return the root of the sum of the squares of all elements} */
  public Tensor norm() {
    return of(pointer().norm());
  }

  public Tensor mean(long dim, boolean keepDim) {
    return of(pointer().mean(new long[] {dim}, keepDim, new ScalarTypeOptional()));
  }

  public Tensor amax(long dim, boolean keepDim) {
    return of(pointer().amax(new long[] {dim}, keepDim));
  }

  public Tensor softmax(long dim) {
    return of(pointer().softmax(dim));
  }

  public Tensor logsumexp(long dim) {
    return of(torch.logsumexp(pointer(), new long[] {dim}, false));
  }

  /** {@return the index of the largest along the dimension, I64} */
  public Tensor argmax(long dim) {
    return of(pointer().argmax(new LongOptional(dim), false));
  }

  /** {@return the k largest along the last dimension, in descending order} */
  public TopK topk(long k) {
    T_TensorTensor_T pair = pointer().topk(k, -1, true, true);
    return new TopK(of(pair.get0()), of(pair.get1()));
  }

  /** {@return x / sqrt(mean(x^2) + eps) * weight} over the last dimension */
  public Tensor rmsNorm(Tensor weight, double eps) {
    return of(
        torch.rms_norm(
            pointer(),
            new long[] {weight.elements()},
            new TensorOptional(weight.pointer()),
            new DoubleOptional(eps)));
  }

  /** {@return the minus log-probability of each target} for this {@code [n, vocab]}: {@code [n]} */
  public Tensor crossEntropy(Tensor targets) {
    return of(
        torch.cross_entropy_loss(
            pointer(), targets.pointer(), new TensorOptional(), 0L, -100L, 0.0));
  }

  // Picking.

  public Tensor indexSelect(long dim, Tensor index) {
    return of(pointer().index_select(dim, index.pointer()));
  }

  public Tensor gather(long dim, Tensor index) {
    return of(pointer().gather(dim, index.pointer()));
  }

  public Tensor indexCopyInPlace(long dim, Tensor index, Tensor source) {
    pointer().index_copy_(dim, index.pointer(), source.pointer());
    return this;
  }

  public Tensor scatterInPlace(long dim, Tensor index, Tensor source) {
    pointer().scatter_(dim, index.pointer(), source.pointer());
    return this;
  }

  /** {@return the rows of this table} {@code [rows, width]} at the indices {@code [...]} */
  public Tensor embedding(Tensor indices) {
    return of(torch.embedding(pointer(), indices.pointer()));
  }

  // Gradients.

  /** Makes this a leaf whose gradient is wanted, or no longer. */
  public Tensor requireGrad(boolean wanted) {
    pointer().set_requires_grad(wanted);
    return this;
  }

  public boolean requiresGrad() {
    return pointer().requires_grad();
  }

  /** {@return its value, cut off from what it was computed of} */
  public Tensor detach() {
    return of(pointer().detach());
  }

  /** Adds the derivative of this scalar to the gradients of the leaves it was computed from. */
  public void backward() {
    pointer().backward();
  }

  /** The same for a tensor of any shape, weighted by the derivative with respect to it. */
  public void backward(Tensor gradient) {
    pointer().backward(gradient.pointer(), new BoolOptional(), false, new TensorArrayRefOptional());
  }

  /** {@return the gradient that backward left, or null} */
  public @Nullable Tensor gradient() {
    // What grad() returns points into this tensor; the copy has a reference of its own.
    org.bytedeco.pytorch.Tensor grad = pointer().grad();
    return grad.defined() ? of(new org.bytedeco.pytorch.Tensor(grad)) : null;
  }

  /** Takes this tensor of the same shape for the gradient, without a copy. */
  public void setGradient(Tensor gradient) {
    pointer().mutable_grad().put(gradient.pointer());
  }

  /** Forgets the gradient and frees it. */
  public void clearGradient() {
    pointer().mutable_grad().reset();
  }

  // Reading.

  /** {@return the only element} */
  public double item() {
    return pointer().item().toDouble();
  }

  /** {@return all elements in row-major order} */
  public float[] toFloats() {
    return Elements.floats(pointer());
  }

  /** {@return all elements in row-major order} */
  public long[] toLongs() {
    return Elements.longs(pointer());
  }

  /**
   * {@return its elements in row-major order as native memory} Valid while this tensor lives; a
   * tensor that is not on the processor or not contiguous is refused.
   */
  public MemorySegment memory() {
    return Elements.memory(pointer(), dtype());
  }

  @Override
  public String toString() {
    return pointer.isNull() ? "Tensor(freed)" : "Tensor" + Arrays.toString(shape()) + dtype();
  }
}
