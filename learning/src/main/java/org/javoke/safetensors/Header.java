package org.javoke.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.safetensors.HeaderReader.BadHeaderException;

/**
 * A header that was found to describe its file exactly: every byte behind it belongs to one tensor.
 *
 * @param tensors by name, in the order of their bytes
 * @param dataStart the file offset of the first byte behind the header
 */
record Header(Map<String, Declaration> tensors, Map<String, String> metadata, long dataStart) {

  /** The most bytes a header may have, as in the format's reference reader. */
  static final int MAX_BYTES = 100_000_000;

  static final int LENGTH_BYTES = 8;

  Header {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  static Header read(FileChannel channel) throws IOException, BadHeaderException {
    long fileBytes = channel.size();
    long headerBytes = length(channel, fileBytes);
    long dataStart = LENGTH_BYTES + headerBytes;
    HeaderStream stream = new HeaderStream(channel, LENGTH_BYTES, dataStart);
    if (new HeaderStream(channel, LENGTH_BYTES, dataStart).read() != '{') {
      throw new BadHeaderException(
          "its header does not begin with {: it is no safetensors file, or it is damaged");
    }
    HeaderReader reader = new HeaderReader();
    reader.read(stream);
    return new Header(
        laidOut(reader.tensors(), fileBytes - dataStart), reader.metadata(), dataStart);
  }

  private static long length(FileChannel channel, long fileBytes)
      throws IOException, BadHeaderException {
    if (fileBytes < LENGTH_BYTES) {
      throw new BadHeaderException(
          "it has %,d bytes, and the length of its header alone takes 8: it is truncated"
              .formatted(fileBytes));
    }
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (length.hasRemaining()) {
      if (channel.read(length, length.position()) < 0) {
        throw new BadHeaderException("it became shorter while it was read");
      }
    }
    long headerBytes = length.getLong(0);
    if (headerBytes < 2 || headerBytes > MAX_BYTES) {
      throw new BadHeaderException(
          "it claims a header of %s bytes, where 2 to %,d are possible: it is no safetensors file"
              .formatted(Long.toUnsignedString(headerBytes), MAX_BYTES));
    }
    if (headerBytes > fileBytes - LENGTH_BYTES) {
      throw new BadHeaderException(
          "its header should have %,d bytes, and %,d are there: it is truncated"
              .formatted(headerBytes, fileBytes - LENGTH_BYTES));
    }
    return headerBytes;
  }

  // The format allows no holes and no overlaps, so that a file can hide nothing.
  private static Map<String, Declaration> laidOut(List<Declaration> tensors, long dataBytes)
      throws BadHeaderException {
    for (Declaration tensor : tensors) {
      check(tensor);
    }
    Map<String, Declaration> ordered = new LinkedHashMap<>();
    long position = 0;
    for (Declaration tensor :
        tensors.stream()
            .sorted(
                Comparator.comparingLong(Declaration::begin).thenComparingLong(Declaration::end))
            .toList()) {
      if (tensor.begin() != position) {
        throw new BadHeaderException(
            "tensor %s begins at byte %,d of the data, and the one before it ends at %,d: tensors must follow each other without %s"
                .formatted(
                    Printed.quoted(tensor.name()),
                    tensor.begin(),
                    position,
                    tensor.begin() < position ? "overlap" : "a hole"));
      }
      position = tensor.end();
      ordered.put(tensor.name(), tensor);
    }
    if (position != dataBytes) {
      throw new BadHeaderException(
          "its tensors take %,d bytes, and %,d are there: it %s"
              .formatted(
                  position,
                  dataBytes,
                  position > dataBytes
                      ? "is truncated; fetch it again"
                      : "has bytes that belong to no tensor"));
    }
    return ordered;
  }

  private static void check(Declaration tensor) throws BadHeaderException {
    String name = Printed.quoted(tensor.name());
    int bits = Declaration.bits(tensor.dtype());
    if (bits < 0) {
      throw new BadHeaderException(
          "tensor %s has the dtype %s, which the format does not have"
              .formatted(name, Printed.quoted(tensor.dtype())));
    }
    long bytes = Shapes.bytes(tensor.shape(), bits);
    if (bytes < 0) {
      throw new BadHeaderException(
          "tensor %s cannot have the shape %s of %s"
              .formatted(name, tensor.shape(), tensor.dtype()));
    }
    if (tensor.begin() < 0 || tensor.end() < tensor.begin()) {
      throw new BadHeaderException(
          "tensor %s lies from byte %,d to byte %,d, which is no stretch"
              .formatted(name, tensor.begin(), tensor.end()));
    }
    if (tensor.end() - tensor.begin() != bytes) {
      throw new BadHeaderException(
          "tensor %s has %,d bytes, and %s of %s takes %,d"
              .formatted(
                  name, tensor.end() - tensor.begin(), tensor.shape(), tensor.dtype(), bytes));
    }
  }
}
