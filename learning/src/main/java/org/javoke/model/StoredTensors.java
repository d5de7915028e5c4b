package org.javoke.model;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.javoke.input.InputException;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Tensors from a folder's files. Those that are stored on disk as they are computed with stay
 * mapped; the others are converted, one at a time.
 */
final class StoredTensors implements AutoCloseable {

  private final Weights weights;
  private final Device device;
  private final boolean trainable;
  private final Correction correction;
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final List<Tensor> owned = new ArrayList<>();
  private boolean mapped;

  StoredTensors(Weights weights, Device device) {
    this(weights, device, false);
  }

  /**
   * @param correction of tensors on their way in
   */
  StoredTensors(Weights weights, Device device, Correction correction) {
    this(weights, device, false, correction);
  }

  /**
   * @param trainable whether the tensors are to be leaves that can be changed
   */
  StoredTensors(Weights weights, Device device, boolean trainable) {
    this(weights, device, trainable, Correction.NONE);
  }

  private StoredTensors(Weights weights, Device device, boolean trainable, Correction correction) {
    this.weights = weights;
    this.device = device;
    this.trainable = trainable;
    this.correction = correction;
  }

  /**
   * {@return the tensor} It lives until this is closed.
   *
   * @throws InputException if there is none, or its shape is another
   */
  Tensor tensor(String name, Dtype dtype, long... shape) {
    TensorEntry entry = checked(name, shape);
    if (trainable) {
      return leaf(name, dtype, shape);
    }
    boolean asStored = dtype(entry.dtype()) == dtype && !correction.concerns(name);
    if (asStored && device.isCpu() && isAligned(entry)) {
      mapped = true;
      try (Scope scope = Scope.open()) {
        return owned(scope.release(Tensors.over(entry.data(), dtype, entry.shape())));
      }
    }
    return converted(name, dtype, shape);
  }

  private Tensor leaf(String name, Dtype dtype, long... shape) {
    Tensor leaf = converted(name, dtype, shape).requireGrad(true);
    parameters.put(name, leaf);
    return leaf;
  }

  private Tensor converted(String name, Dtype dtype, long... shape) {
    return read(
        name,
        (stored, keep) ->
            keep.apply(
                stored.dtype() == dtype && device.isCpu()
                    ? stored.copy()
                    : stored.to(dtype).to(device)),
        shape);
  }

  /** Makes something of a stored tensor. */
  @FunctionalInterface
  interface Use<T> {

    /**
     * {@return whatever is wanted of it}
     *
     * @param stored as in the file, on the processor; dead afterwards
     * @param keep is handed what is to outlive the call, and has it freed with the others
     */
    T apply(Tensor stored, UnaryOperator<Tensor> keep);
  }

  /**
   * {@return what is made of the stored tensor} The file's pages are let go: a model that is
   * converted is never in memory twice.
   *
   * @throws InputException if there is none, or its shape is another
   */
  <T> T read(String name, Use<T> use, long... shape) {
    checked(name, shape);
    try (Arena arena = Arena.ofConfined();
        Scope scope = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Tensor stored = stored(weights.tensor(name, arena));
      return use.apply(
          correction.concerns(name) ? correction.apply(name, stored) : stored,
          tensor -> owned(scope.release(tensor)));
    }
  }

  /** {@return it, to be freed when this is closed} */
  Tensor owned(Tensor tensor) {
    owned.add(tensor);
    return tensor;
  }

  Device device() {
    return device;
  }

  /** {@return by name, those that can be trained} */
  Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  boolean contains(String name) {
    return weights.contains(name);
  }

  /** Lets the files go, unless tensors still lie over them. */
  void loaded() {
    if (!mapped) {
      weights.close();
    }
  }

  private TensorEntry checked(String name, long... shape) {
    if (!weights.contains(name)) {
      throw new InputException(
          "The weights have no tensor %s, which config.json calls for (of shape %s). The folder's files do not belong together, or one is missing."
              .formatted(name, Arrays.toString(shape)));
    }
    TensorEntry entry = weights.tensor(name);
    List<Long> wanted = Arrays.stream(shape).boxed().toList();
    if (!entry.shape().equals(wanted)) {
      throw new InputException(
          "The tensor %s has shape %s, but config.json makes it %s. The weights and config.json do not belong together."
              .formatted(name, entry.shape(), wanted));
    }
    return entry;
  }

  /** {@return the tensor over the file's own pages, or over a copy where these are not aligned} */
  static Tensor stored(TensorEntry entry) {
    Dtype dtype = dtype(entry.dtype());
    MemorySegment data = entry.data();
    if (isAligned(entry)) {
      return Tensors.over(data, dtype, entry.shape());
    }
    Tensor copy =
        Tensors.empty(
            dtype, Device.CPU, entry.shape().stream().mapToLong(Long::longValue).toArray());
    copy.memory().copyFrom(data);
    return copy;
  }

  /** {@return a copy of a tensor of a file, which belongs to no scope} */
  static Tensor copy(TensorEntry entry, Dtype dtype, Device device) {
    try (Scope scope = Scope.open();
        NoGrad _ = NoGrad.open()) {
      Tensor stored = stored(entry);
      return scope.release(
          stored.dtype() == dtype && device.isCpu() ? stored.copy() : stored.to(dtype).to(device));
    }
  }

  private static boolean isAligned(TensorEntry entry) {
    return entry.data().address() % entry.dtype().width() == 0;
  }

  static Dtype dtype(StoredDtype stored) {
    return switch (stored) {
      case BOOL -> Dtype.BOOL;
      case U8 -> Dtype.U8;
      case I8 -> Dtype.I8;
      case I16 -> Dtype.I16;
      case I32 -> Dtype.I32;
      case I64 -> Dtype.I64;
      case F16 -> Dtype.F16;
      case BF16 -> Dtype.BF16;
      case F32 -> Dtype.F32;
      case F64 -> Dtype.F64;
    };
  }

  @Override
  public void close() {
    owned.forEach(Tensor::close);
    owned.clear();
    weights.close();
  }
}
