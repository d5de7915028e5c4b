package org.javoke.safetensors;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Tensors by name, in one file or spread over several. Safe to share between threads; closing it
 * unmaps the data of every {@link TensorEntry} it gave.
 */
public sealed interface Weights extends AutoCloseable permits SafetensorsFile, ShardedWeights {

  /** The one file of a model that is not spread. */
  String FILE = "model.safetensors";

  /** What says which shard each tensor of a spread model is in. */
  String INDEX = "model.safetensors.index.json";

  /** {@return the names of all tensors} */
  Set<String> names();

  /**
   * {@return the tensor of that name}
   *
   * @throws SafetensorsException if there is none, or its dtype is none of {@link StoredDtype}
   */
  TensorEntry tensor(String name);

  /**
   * {@return the tensor of that name, mapped by itself} Its pages are let go when the arena closes,
   * so that reading a model through need not keep all of it in memory.
   *
   * @throws SafetensorsException if there is none, its dtype is none of {@link StoredDtype}, or the
   *     file was shortened meanwhile
   */
  TensorEntry tensor(String name, Arena until);

  /** {@return whether there is a tensor of that name} */
  default boolean contains(String name) {
    return names().contains(name);
  }

  /** {@return the files that the tensors are in} */
  List<Path> files();

  /** Unmaps everything; tensors handed out are dead after it. */
  @Override
  void close();

  /**
   * {@return the weights of a model's folder: {@value #FILE}, or the shards of {@value #INDEX}}
   *
   * @throws SafetensorsException if there are none, or they are not whole
   */
  static Weights open(Path folder) {
    if (Files.exists(folder.resolve(FILE))) {
      return SafetensorsFile.open(FolderFile.in(folder, FILE));
    }
    if (Files.exists(folder.resolve(INDEX))) {
      return ShardedWeights.open(folder);
    }
    throw new SafetensorsException(
        "%s has neither %s nor %s: point at the folder of a model in Hugging Face's layout; weights in other formats (.bin, .pth, .gguf) have to be converted to safetensors first"
            .formatted(folder, FILE, INDEX));
  }
}
