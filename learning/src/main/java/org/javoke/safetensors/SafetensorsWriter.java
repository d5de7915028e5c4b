package org.javoke.safetensors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Writes safetensors files as the format's reference writer lays them out: wide dtypes first, names
 * in order, the header padded to 8 bytes. One tensor is in memory at a time. A file is written
 * beside, forced to the disk, and renamed: it is there whole or not at all.
 */
public final class SafetensorsWriter {

  // Heap segments are copied on their way out; this bounds the copy.
  private static final long CHUNK_BYTES = 4L * 1024 * 1024;

  private static final Comparator<TensorSource> REFERENCE_ORDER =
      Comparator.comparing(TensorSource::dtype, Comparator.reverseOrder())
          .thenComparing(
              source -> source.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private SafetensorsWriter() {}

  /**
   * Writes one file, replacing what is there.
   *
   * @param metadata texts about the file; transformers wants {@code format=pt}
   * @throws SafetensorsException if it cannot be written
   * @throws IllegalArgumentException if two tensors have one name, or a tensor's data has not the
   *     bytes its shape asks for
   */
  public static void write(
      Path file, Collection<TensorSource> tensors, Map<String, String> metadata) {
    List<TensorSource> ordered = tensors.stream().sorted(REFERENCE_ORDER).toList();
    byte[] header = header(ordered, metadata);
    DurableFile.write(
        file,
        channel -> {
          writeAll(channel, ByteBuffer.wrap(header));
          for (TensorSource tensor : ordered) {
            writeData(channel, tensor);
          }
        });
  }

  /**
   * Writes a model's weights into its folder: one {@value Weights#FILE} if they fit, else shards
   * and their {@value Weights#INDEX}, named and split as transformers does it.
   *
   * @param maxShardBytes the most bytes of tensors in one file; a larger tensor has a file to
   *     itself
   * @throws SafetensorsException if it cannot be written, or the folder holds weights of the other
   *     layout, which a reader would take for these
   */
  public static void writeModel(
      Path folder,
      Collection<TensorSource> tensors,
      Map<String, String> metadata,
      long maxShardBytes) {
    List<List<TensorSource>> shards = split(tensors, maxShardBytes);
    boolean single = shards.size() <= 1;
    Path other = folder.resolve(single ? Weights.INDEX : Weights.FILE);
    if (Files.exists(other)) {
      throw new SafetensorsException(
          other
              + " is there already, and would be mixed up with new weights: write to an empty folder");
    }
    if (single) {
      write(folder.resolve(Weights.FILE), tensors, metadata);
      return;
    }
    Map<String, Value> places = new LinkedHashMap<>();
    long total = 0;
    for (int i = 0; i < shards.size(); i++) {
      String name = "model-%05d-of-%05d.safetensors".formatted(i + 1, shards.size());
      write(folder.resolve(name), shards.get(i), metadata);
      for (TensorSource tensor : shards.get(i)) {
        places.put(tensor.name(), Value.of(name));
        total += tensor.bytes();
      }
    }
    writeIndex(folder, places, total);
  }

  private static void writeIndex(Path folder, Map<String, Value> places, long totalBytes) {
    Map<String, Value> index = new LinkedHashMap<>();
    index.put("metadata", new Value.Fields(Map.of("total_size", Value.of(totalBytes))));
    index.put("weight_map", new Value.Fields(places));
    byte[] json = Json.write(new Value.Fields(index)).getBytes(StandardCharsets.UTF_8);
    DurableFile.write(
        folder.resolve(Weights.INDEX), channel -> writeAll(channel, ByteBuffer.wrap(json)));
  }

  private static List<List<TensorSource>> split(
      Collection<TensorSource> tensors, long maxShardBytes) {
    List<List<TensorSource>> shards = new ArrayList<>();
    long bytes = 0;
    for (TensorSource tensor : tensors) {
      if (shards.isEmpty() || bytes + tensor.bytes() > maxShardBytes) {
        shards.add(new ArrayList<>());
        bytes = 0;
      }
      shards.getLast().add(tensor);
      bytes += tensor.bytes();
    }
    return shards;
  }

  private static byte[] header(List<TensorSource> ordered, Map<String, String> metadata) {
    Map<String, Value> fields = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      Map<String, Value> texts = new LinkedHashMap<>();
      metadata.forEach((key, text) -> texts.put(key, Value.of(text)));
      fields.put("__metadata__", new Value.Fields(texts));
    }
    Set<String> names = new HashSet<>(Set.of("__metadata__"));
    long position = 0;
    for (TensorSource tensor : ordered) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors have the name " + tensor.name());
      }
      long end = Math.addExact(position, tensor.bytes());
      Map<String, Value> entry = new LinkedHashMap<>();
      entry.put("dtype", Value.of(tensor.dtype().name()));
      entry.put("shape", Value.of(tensor.shape().stream().map(Value::of).toList()));
      entry.put("data_offsets", Value.of(List.of(Value.of(position), Value.of(end))));
      fields.put(tensor.name(), new Value.Fields(entry));
      position = end;
    }
    return framed(Json.write(new Value.Fields(fields)).getBytes(StandardCharsets.UTF_8));
  }

  // Its length, the JSON, and blanks up to a multiple of 8.
  private static byte[] framed(byte[] json) {
    int padded = (json.length + 7) / 8 * 8;
    if (padded > Header.MAX_BYTES) {
      throw new IllegalArgumentException("a header of %,d bytes is too long".formatted(padded));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(padded + Header.LENGTH_BYTES);
    out.writeBytes(
        ByteBuffer.allocate(Header.LENGTH_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(padded)
            .array());
    out.writeBytes(json);
    out.writeBytes(" ".repeat(padded - json.length).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void writeData(FileChannel channel, TensorSource tensor) throws IOException {
    MemorySegment data = tensor.data().get();
    if (data.byteSize() != tensor.bytes()) {
      throw new IllegalArgumentException(
          "tensor %s gave %,d bytes, and its shape %s of %s takes %,d"
              .formatted(
                  tensor.name(), data.byteSize(), tensor.shape(), tensor.dtype(), tensor.bytes()));
    }
    for (long from = 0; from < data.byteSize(); from += CHUNK_BYTES) {
      long length = Math.min(CHUNK_BYTES, data.byteSize() - from);
      writeAll(channel, data.asSlice(from, length).asByteBuffer());
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
