package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.SafetensorsWriter;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.TensorSource;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** Tensors of 32 bits to a file and back, without a bit's change. */
final class StoredState {

  private StoredState() {}

  /** {@return a copy of a stored tensor on the processor, in the innermost scope} */
  static Tensor copy(TensorEntry entry) {
    Dtype dtype =
        switch (entry.dtype()) {
          case F64 -> Dtype.F64;
          case F32 -> Dtype.F32;
          case F16 -> Dtype.F16;
          case BF16 -> Dtype.BF16;
          case BOOL, U8, I8, I16, I32, I64 ->
              throw new InputException(
                  "The tensor %s is of %s; expected floating-point numbers."
                      .formatted(entry.name(), entry.dtype()));
        };
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    Tensor copy = Tensors.empty(dtype, Device.CPU, shape);
    copy.memory().copyFrom(entry.data());
    return copy;
  }

  static void write(Path file, Map<String, Tensor> tensors) {
    try (Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      List<TensorSource> sources = new ArrayList<>();
      tensors.forEach((name, tensor) -> {
        Tensor here = tensor.detach().to(Device.CPU).contiguous();
        List<Long> shape = Arrays.stream(here.shape()).boxed().toList();
        sources.add(new TensorSource(name, StoredDtype.F32, shape, here::memory));
      });
      SafetensorsWriter.write(file, sources, Map.of("format", "pt"));
    }
  }

  /**
   * Copies stored values into tensors.
   *
   * @throws InputException if the file has not just these tensors in these shapes
   */
  static void read(Path file, Map<String, Tensor> tensors) {
    try (Weights stored = SafetensorsFile.open(file);
        Scope _ = Scope.open();
        NoGrad _ = NoGrad.open()) {
      if (!stored.names().equals(tensors.keySet())) {
        throw other(
            file,
            "%d tensors, and %d are trained".formatted(stored.names().size(), tensors.size()));
      }
      tensors.forEach((name, tensor) -> {
        TensorEntry entry = stored.tensor(name);
        List<Long> shape = Arrays.stream(tensor.shape()).boxed().toList();
        if (!entry.shape().equals(shape) || entry.dtype() != StoredDtype.F32) {
          throw other(file, "%s as %s, and it is %s here".formatted(name, entry.shape(), shape));
        }
        tensor.detach().copyInPlace(copy(entry));
      });
    }
  }

  private static InputException other(Path file, String difference) {
    return new InputException(
        "%s is a checkpoint of another run: it has %s. Name another output folder, or the settings it was made with."
            .formatted(file, difference));
  }
}
