package org.javoke.tensor;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Makes tensors. */
public final class Tensors {

  private Tensors() {}

  /** {@return zeros of the shape} */
  public static Tensor zeros(Dtype dtype, Device device, long... shape) {
    return new Tensor(torch.zeros(shape, options(dtype, device)));
  }

  /** {@return memory of the shape, with whatever stands in it} */
  public static Tensor empty(Dtype dtype, Device device, long... shape) {
    return new Tensor(torch.empty(shape, options(dtype, device), new MemoryFormatOptional()));
  }

  /** {@return the shape filled with the value} */
  public static Tensor full(double value, Dtype dtype, Device device, long... shape) {
    return new Tensor(torch.full(shape, new Scalar(value), options(dtype, device)));
  }

  /**
   * {@return numbers drawn between the bounds}, F32; {@link Libtorch#seed} makes them repeatable
   */
  public static Tensor uniform(double low, double high, Device device, long... shape) {
    return new Tensor(
        torch
            .rand(shape, options(Dtype.F32, device))
            .mul_(new Scalar(high - low))
            .add_(new Scalar(low)));
  }

  /** {@return 0, step, 2 step, ... below end} {@code [ceil(end / step)]} */
  public static Tensor arange(long end, long step, Dtype dtype, Device device) {
    return new Tensor(
        torch.arange(new Scalar(0L), new Scalar(end), new Scalar(step), options(dtype, device)));
  }

  /** {@return a copy of the numbers} {@code [values.length]}, I64 */
  public static Tensor of(long[] values, Device device) {
    Libtorch.load();
    try (LongPointer memory = new LongPointer(Math.max(1, values.length))) {
      memory.put(values, 0, values.length);
      return copied(memory, Dtype.I64, device, values.length);
    }
  }

  /** {@return a copy of the numbers} {@code [values.length]}, I64 */
  public static Tensor of(int[] values, Device device) {
    Libtorch.load();
    try (IntPointer memory = new IntPointer(Math.max(1, values.length))) {
      memory.put(values, 0, values.length);
      return copied(memory, Dtype.I32, device, values.length).to(Dtype.I64);
    }
  }

  /** {@return a copy of the numbers in the shape}, F32 */
  public static Tensor of(float[] values, Device device, long... shape) {
    Libtorch.load();
    try (FloatPointer memory = new FloatPointer(Math.max(1, values.length))) {
      memory.put(values, 0, values.length);
      return copied(memory, Dtype.F32, device, shape);
    }
  }

  /** {@return a copy of the bytes in the shape}, U8 */
  public static Tensor of(byte[] values, Device device, long... shape) {
    Libtorch.load();
    try (BytePointer memory = new BytePointer(Math.max(1, values.length))) {
      memory.put(values, 0, values.length);
      return copied(memory, Dtype.U8, device, shape);
    }
  }

  /**
   * {@return a tensor over memory that somebody else owns} Nothing is copied: the memory must
   * outlive the tensor and whatever shares its storage.
   *
   * @throws IllegalArgumentException if the shape does not fill the segment, or the segment is not
   *     native memory
   */
  public static Tensor over(MemorySegment memory, Dtype dtype, List<Long> shape) {
    Libtorch.load();
    long elements = shape.stream().reduce(1L, Math::multiplyExact);
    if (!memory.isNative() || Math.multiplyExact(elements, dtype.width()) != memory.byteSize()) {
      throw new IllegalArgumentException(
          "a tensor of %s %s takes %d bytes of native memory, there are %d"
              .formatted(dtype, shape, elements * dtype.width(), memory.byteSize()));
    }
    long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
    return new Tensor(
        torch.from_blob(
            new Address(memory.address()), sizes, new TensorOptions(dtype.scalarType())));
  }

  /** {@return the tensors one after the other along the dimension} */
  public static Tensor cat(List<Tensor> parts, long dim) {
    return new Tensor(torch.cat(vector(parts), dim));
  }

  /** {@return the tensors side by side along a new dimension} */
  public static Tensor stack(List<Tensor> parts, long dim) {
    return new Tensor(torch.stack(vector(parts), dim));
  }

  static TensorVector vector(List<Tensor> parts) {
    return new TensorVector(
        parts.stream().map(Tensor::pointer).toArray(org.bytedeco.pytorch.Tensor[]::new));
  }

  private static Tensor copied(Pointer memory, Dtype dtype, Device device, long... shape) {
    return new Tensor(
        torch
            .from_blob(memory, shape, new TensorOptions(dtype.scalarType()))
            .to(device.torchDevice(), dtype.scalarType(), false, true, new MemoryFormatOptional()));
  }

  private static TensorOptions options(Dtype dtype, Device device) {
    Libtorch.load();
    return new TensorOptions(dtype.scalarType())
        .device(new org.bytedeco.pytorch.DeviceOptional(device.torchDevice()));
  }

  /** A place in memory that JavaCPP did not allocate and will not free. */
  private static final class Address extends Pointer {
    Address(long address) {
      this.address = address;
    }
  }
}
