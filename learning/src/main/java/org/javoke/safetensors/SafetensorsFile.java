package org.javoke.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.Suggestions;
import org.javoke.safetensors.HeaderReader.BadHeaderException;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file, mapped into memory: opening it reads the header only, and the heap it takes
 * depends on the number of tensors, not on their size.
 *
 * <p>The whole header is checked against the file before a byte of data is mapped. A file that
 * others shorten while it is open makes reads fail with an {@link InternalError}; that is the
 * operating system's doing.
 */
public final class SafetensorsFile implements Weights {

  private final Path path;
  private final Header header;
  private final FileChannel channel;
  private final Arena arena;
  private final MemorySegment data;

  private SafetensorsFile(
      Path path, Header header, FileChannel channel, Arena arena, MemorySegment data) {
    this.path = path;
    this.header = header;
    this.channel = channel;
    this.arena = arena;
    this.data = data;
  }

  /**
   * Opens and checks the file.
   *
   * @throws SafetensorsException if it cannot be read, is truncated, or breaks the format
   */
  public static SafetensorsFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SafetensorsException(
          "There is no file %s (looked for it at %s): check the path"
              .formatted(file, file.toAbsolutePath()));
    }
    try {
      return opened(file, FileChannel.open(file, StandardOpenOption.READ));
    } catch (BadHeaderException e) {
      throw new SafetensorsException(file + " is no whole safetensors file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new SafetensorsException(
          "%s cannot be read (%s): check that it is complete and readable"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  // The channel is closed by close(), or here if the file is no good.
  private static SafetensorsFile opened(Path file, FileChannel channel)
      throws IOException, BadHeaderException {
    try {
      return mapped(file, Header.read(channel), channel);
    } catch (IOException | BadHeaderException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  // The arena is closed by close(), or here if mapping fails.
  private static SafetensorsFile mapped(Path file, Header header, FileChannel channel)
      throws IOException {
    Arena arena = Arena.ofShared();
    try {
      long bytes = channel.size() - header.dataStart();
      MemorySegment data =
          bytes == 0
              ? MemorySegment.NULL
              : channel.map(MapMode.READ_ONLY, header.dataStart(), bytes, arena);
      return new SafetensorsFile(file, header, channel, arena, data);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /** {@return where it is} */
  public Path path() {
    return path;
  }

  @Override
  public List<Path> files() {
    return List.of(path);
  }

  /** {@return the names of all tensors, in the order of their bytes} */
  @Override
  public Set<String> names() {
    return header.tensors().keySet();
  }

  /** {@return the texts that the writer added, such as {@code format}} */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  @Override
  public TensorEntry tensor(String name) {
    Declaration declared = declared(name);
    StoredDtype dtype = dtype(declared);
    long bytes = declared.end() - declared.begin();
    return new TensorEntry(name, dtype, declared.shape(), data.asSlice(declared.begin(), bytes));
  }

  @Override
  public TensorEntry tensor(String name, Arena until) {
    Declaration declared = declared(name);
    StoredDtype dtype = dtype(declared);
    long bytes = declared.end() - declared.begin();
    try {
      long start = header.dataStart() + declared.begin();
      MemorySegment alone =
          bytes == 0 ? MemorySegment.NULL : channel.map(MapMode.READ_ONLY, start, bytes, until);
      return new TensorEntry(name, dtype, declared.shape(), alone);
    } catch (IOException e) {
      throw new SafetensorsException(
          "%s: tensor %s cannot be read (%s)".formatted(path, Printed.quoted(name), e.getMessage()),
          e);
    }
  }

  private StoredDtype dtype(Declaration declared) {
    @Nullable StoredDtype dtype = declared.stored();
    if (dtype == null) {
      throw new SafetensorsException(
          "%s: tensor %s has the dtype %s, which is not supported; supported are %s. Use the model's original weights"
              .formatted(
                  path, Printed.quoted(declared.name()), declared.dtype(), StoredDtype.listed()));
    }
    return dtype;
  }

  /** {@return the shape of the tensor of that name, whatever its dtype} */
  public List<Long> shape(String name) {
    return declared(name).shape();
  }

  private Declaration declared(String name) {
    @Nullable Declaration declared = header.tensors().get(name);
    if (declared == null) {
      throw new SafetensorsException(
          "%s has no tensor %s; its closest names are %s"
              .formatted(
                  path,
                  Printed.quoted(name),
                  Printed.safe(Suggestions.listed(name, header.tensors().keySet(), 3))));
    }
    return declared;
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new SafetensorsException(path + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
