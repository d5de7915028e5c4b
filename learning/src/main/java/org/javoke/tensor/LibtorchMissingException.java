package org.javoke.tensor;

/** There is no libtorch for this platform, or it did not load. */
public final class LibtorchMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LibtorchMissingException(Throwable cause) {
    super(
        "libtorch could not be loaded on %s %s: %s. Local models need Linux x86-64, macOS or Windows x86-64; elsewhere use --endpoint."
            .formatted(
                System.getProperty("os.name"), System.getProperty("os.arch"), cause.getMessage()),
        cause);
  }
}
