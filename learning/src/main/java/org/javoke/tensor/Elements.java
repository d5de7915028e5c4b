package org.javoke.tensor;

import java.lang.foreign.MemorySegment;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What stands in a tensor, brought to the processor. */
final class Elements {

  private Elements() {}

  static float[] floats(Tensor tensor) {
    Tensor flat = onProcessor(tensor, Dtype.F32);
    float[] values = new float[Math.toIntExact(flat.numel())];
    // The pointer to no elements is null.
    if (values.length > 0) {
      flat.data_ptr_float().get(values);
    }
    return values;
  }

  static long[] longs(Tensor tensor) {
    Tensor flat = onProcessor(tensor, Dtype.I64);
    long[] values = new long[Math.toIntExact(flat.numel())];
    if (values.length > 0) {
      flat.data_ptr_long().get(values);
    }
    return values;
  }

  @SuppressWarnings("restricted") // the pointer and the length are the library's own
  static MemorySegment memory(Tensor tensor, Dtype dtype) {
    if (!tensor.is_cpu() || !tensor.is_contiguous()) {
      throw new IllegalStateException("memory() needs a contiguous tensor on the processor");
    }
    return MemorySegment.ofAddress(tensor.data_ptr().address())
        .reinterpret(tensor.numel() * dtype.width());
  }

  private static Tensor onProcessor(Tensor tensor, Dtype dtype) {
    return tensor
        .detach()
        .to(new org.bytedeco.pytorch.Device(torch.DeviceType.CPU, (byte) -1), dtype.scalarType())
        .contiguous();
  }
}
