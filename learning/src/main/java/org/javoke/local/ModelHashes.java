package org.javoke.local;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.javoke.hub.AdapterFolder;
import org.javoke.input.InputException;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.Weights;

/**
 * What a model's files hold, so that a later run can tell whether it is of the same model: SHA-256
 * in hexadecimal of each small file, by name, and one of the weights.
 *
 * <p>The hash of the weights is over each tensor's name, dtype, shape, and the first and last 4,096
 * bytes of its data, in the order of the names. It takes no reading of gigabytes, does not depend
 * on how tensors are spread over files, and differs between checkpoints of one training; it would
 * miss a change of single numbers in the middle of a tensor.
 */
public final class ModelHashes {

  private static final List<String> FILES =
      List.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "chat_template.jinja");

  private static final int SAMPLE = 4096;

  private ModelHashes() {}

  /**
   * {@return the hashes of a model's folder, those of small files and {@code weights}}
   *
   * @throws InputException if a file cannot be read
   */
  public static Map<String, String> ofModel(Path folder) {
    Map<String, String> hashes = ofSmallFiles(folder);
    try (Weights weights = Weights.open(folder)) {
      hashes.put("model/weights", tensors(weights.names().stream().map(weights::tensor).toList()));
    }
    return hashes;
  }

  /**
   * {@return the hashes of the small files of a model's folder, whether weights are there or not}
   *
   * @throws InputException if a file cannot be read
   */
  public static Map<String, String> ofSmallFiles(Path folder) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        hashes.put("model/" + name, hash(bytes(file)));
      }
    }
    return hashes;
  }

  /**
   * {@return the hashes of an adapter's folder}
   *
   * @throws InputException if it is no adapter
   */
  public static Map<String, String> ofAdapter(Path folder) {
    try (AdapterFolder adapter = AdapterFolder.open(folder)) {
      Stream<TensorEntry> matrices =
          adapter.modules().values().stream().flatMap(lora -> Stream.of(lora.a(), lora.b()));
      String weights = tensors(Stream.concat(matrices, adapter.saved().values().stream()).toList());
      return Map.of(
          "adapter/adapter_config.json",
          hash(bytes(folder.resolve("adapter_config.json"))),
          "adapter/weights",
          weights);
    }
  }

  private static String tensors(Collection<TensorEntry> tensors) {
    MessageDigest digest = sha256();
    tensors.stream()
        .sorted(Comparator.comparing(TensorEntry::name))
        .forEach(tensor -> update(digest, tensor));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, TensorEntry tensor) {
    String head = tensor.name() + '\n' + tensor.dtype() + '\n' + tensor.shape() + '\n';
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    MemorySegment data = tensor.data();
    long size = data.byteSize();
    long length = Math.min(SAMPLE, size);
    ByteBuffer first = data.asSlice(0, length).asByteBuffer();
    ByteBuffer last = data.asSlice(size - length, length).asByteBuffer();
    digest.update(first);
    digest.update(last);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
