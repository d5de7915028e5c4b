package org.javoke.hub.convert;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.javoke.input.InputException;
import org.javoke.safetensors.StoredDtype;
import org.javoke.safetensors.TensorSource;

/** A checkpoint, mapped, whose size is exactly what its shape asks for. */
final class Llama2cCheckpoint implements AutoCloseable {

  private final Llama2cShape shape;
  private final Arena arena;
  private final MemorySegment file;
  private long position = Llama2cShape.BYTES;

  private Llama2cCheckpoint(Llama2cShape shape, Arena arena, MemorySegment file) {
    this.shape = shape;
    this.arena = arena;
    this.file = file;
  }

  static Llama2cCheckpoint open(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InputException("There is no file " + path + ": name a llama2.c checkpoint (.bin)");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(Llama2cShape.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      while (header.hasRemaining() && channel.read(header) >= 0) {}
      if (header.hasRemaining()) {
        throw new InputException(
            "%s has %,d bytes, too few for a llama2.c checkpoint".formatted(path, channel.size()));
      }
      Llama2cShape shape = Llama2cShape.of(path.toString(), header);
      requireSize(path, shape, channel.size());
      Arena arena = Arena.ofShared();
      MemorySegment file = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      return new Llama2cCheckpoint(shape, arena, file);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(path, e), e);
    }
  }

  // Products of bounded numbers: below 2^62 for any shape that was let through.
  private static void requireSize(Path path, Llama2cShape shape, long bytes) {
    long dim = shape.dim();
    long layer =
        2 * dim + 2 * dim * dim + 2 * dim * shape.keyValueDim() + 3 * dim * shape.hiddenDim();
    long rotary = (long) shape.positions() * shape.headDim();
    long classifier = shape.sharedClassifier() ? 0 : shape.vocabSize() * dim;
    long floats = shape.vocabSize() * dim + shape.layers() * layer + dim + rotary + classifier;
    if (Llama2cShape.BYTES + floats * Float.BYTES != bytes) {
      throw new InputException(
          "%s should have %,d bytes for its shape %s, and has %,d: it is truncated, or no llama2.c checkpoint of 32-bit floats"
              .formatted(path, Llama2cShape.BYTES + floats * Float.BYTES, shape, bytes));
    }
  }

  Llama2cShape shape() {
    return shape;
  }

  /** {@return all weights under Hugging Face's names} Their data is read as it is asked for. */
  List<TensorSource> tensors() {
    long dim = shape.dim();
    long inner = shape.hiddenDim();
    long keys = shape.keyValueDim();
    position = Llama2cShape.BYTES;
    List<TensorSource> out = new ArrayList<>();
    out.add(next("model.embed_tokens.weight", List.of((long) shape.vocabSize(), dim)));
    layers(out, "input_layernorm", List.of(dim), data -> data);
    layers(out, "self_attn.q_proj", List.of(dim, dim), data -> halfSplit(data, shape.heads()));
    layers(
        out,
        "self_attn.k_proj",
        List.of(keys, dim),
        data -> halfSplit(data, shape.keyValueHeads()));
    layers(out, "self_attn.v_proj", List.of(keys, dim), data -> data);
    layers(out, "self_attn.o_proj", List.of(dim, dim), data -> data);
    layers(out, "post_attention_layernorm", List.of(dim), data -> data);
    layers(out, "mlp.gate_proj", List.of(inner, dim), data -> data);
    layers(out, "mlp.down_proj", List.of(dim, inner), data -> data);
    layers(out, "mlp.up_proj", List.of(inner, dim), data -> data);
    out.add(next("model.norm.weight", List.of(dim)));
    if (!shape.sharedClassifier()) {
      position += (long) shape.positions() * shape.headDim() * Float.BYTES;
      out.add(next("lm_head.weight", List.of((long) shape.vocabSize(), dim)));
    }
    return out;
  }

  private void layers(
      List<TensorSource> out, String module, List<Long> sizes, UnaryOperator<MemorySegment> order) {
    for (int layer = 0; layer < shape.layers(); layer++) {
      TensorSource source = next("model.layers." + layer + "." + module + ".weight", sizes);
      Supplier<MemorySegment> data = source.data();
      out.add(
          new TensorSource(
              source.name(), source.dtype(), source.shape(), () -> order.apply(data.get())));
    }
  }

  private TensorSource next(String name, List<Long> sizes) {
    long bytes = Float.BYTES;
    for (long size : sizes) {
      bytes *= size;
    }
    MemorySegment data = file.asSlice(position, bytes);
    position += bytes;
    return new TensorSource(name, StoredDtype.F32, sizes, () -> data);
  }

  // Row 2j of a head becomes row j, row 2j + 1 row j + headDim / 2.
  private MemorySegment halfSplit(MemorySegment rows, int heads) {
    int headDim = shape.headDim();
    long rowBytes = (long) shape.dim() * Float.BYTES;
    MemorySegment ordered =
        Arena.ofAuto().allocate(rows.byteSize(), ValueLayout.JAVA_FLOAT.byteAlignment());
    for (int head = 0; head < heads; head++) {
      for (int row = 0; row < headDim; row++) {
        long from = (long) head * headDim + row;
        long to = (long) head * headDim + row / 2 + (row % 2 == 0 ? 0 : headDim / 2);
        MemorySegment.copy(rows, from * rowBytes, ordered, to * rowBytes, rowBytes);
      }
    }
    return ordered;
  }

  @Override
  public void close() {
    arena.close();
  }
}
