package org.javoke.hub.convert;

import java.nio.ByteBuffer;
import org.javoke.input.InputException;

/**
 * The seven integers that a checkpoint begins with.
 *
 * @param dim length of the residual stream
 * @param hiddenDim inner length of the MLP
 * @param sharedClassifier whether the LM head is the embedding; the file says no with a negative
 *     vocabulary size
 * @param positions the longest sequence
 */
record Llama2cShape(
    int dim,
    int hiddenDim,
    int layers,
    int heads,
    int keyValueHeads,
    int vocabSize,
    boolean sharedClassifier,
    int positions) {

  static final int BYTES = 7 * Integer.BYTES;

  // "ak42", which later versions of the format begin with.
  private static final int MAGIC = 0x616B3432;

  /**
   * {@return the shape}
   *
   * @throws InputException if there can be no such model
   */
  static Llama2cShape of(String file, ByteBuffer header) {
    if (header.getInt(0) == MAGIC) {
      throw new InputException(
          "%s is a llama2.c checkpoint of version %d; supported is the first, without a version: export it with version 0"
              .formatted(file, header.getInt(4)));
    }
    int vocabSize = header.getInt(20);
    Llama2cShape shape =
        new Llama2cShape(
            bounded(file, "dim", header.getInt(0), 1 << 17),
            bounded(file, "hidden_dim", header.getInt(4), 1 << 22),
            bounded(file, "n_layers", header.getInt(8), 1024),
            bounded(file, "n_heads", header.getInt(12), 2048),
            bounded(file, "n_kv_heads", header.getInt(16), 2048),
            bounded(file, "vocab_size", vocabSize < 0 ? -vocabSize : vocabSize, 1 << 24),
            vocabSize > 0,
            bounded(file, "seq_len", header.getInt(24), 1 << 27));
    if (shape.dim % (2 * shape.heads) != 0 || shape.heads % shape.keyValueHeads != 0) {
      throw new InputException(
          "%s cannot be a llama2.c checkpoint: %d dimensions in %d heads, %d of them for keys and values"
              .formatted(file, shape.dim, shape.heads, shape.keyValueHeads));
    }
    return shape;
  }

  private static int bounded(String file, String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new InputException(
          "%s is no llama2.c checkpoint: its %s would be %d, expected 1 to %d"
              .formatted(file, name, value, max));
    }
    return value;
  }

  int headDim() {
    return dim / heads;
  }

  int keyValueDim() {
    return keyValueHeads * headDim();
  }
}
