package org.javoke.tokenizer;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Hugging Face's Rust tokenizers, through the JNI layer of DJL. DJL's own class above that layer is
 * passed by: it reports to a server, warns about truncation that is not wanted here, and fetches
 * far more of each encoding than the ids.
 *
 * <p>A handle that was freed must never reach the native side, so each call holds a read lock, and
 * closing the write lock.
 */
final class NativeTokenizer implements AutoCloseable {

  private final TokenizersLibrary library;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final long handle;
  private boolean closed;

  private NativeTokenizer(TokenizersLibrary library, long handle) {
    this.library = library;
    this.handle = handle;
  }

  /**
   * {@return the tokenizer, with truncation and padding off whatever the JSON says}
   *
   * @throws RuntimeException if the JSON describes no tokenizer
   */
  static NativeTokenizer of(String json) {
    // Without it DJL looks for a GPU, and downloads the library that fits it.
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    LibUtils.checkStatus();
    TokenizersLibrary library = TokenizersLibrary.LIB;
    long handle = library.createTokenizerFromString(json);
    library.disableTruncation(handle);
    library.disablePadding(handle);
    return new NativeTokenizer(library, handle);
  }

  int[] encode(String text, boolean addSpecialTokens) {
    lock.readLock().lock();
    try {
      requireOpen();
      long encoding = library.encode(handle, text, addSpecialTokens);
      try {
        long[] ids = library.getTokenIds(encoding);
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
          narrow[i] = (int) ids[i];
        }
        return narrow;
      } finally {
        library.deleteEncoding(encoding);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  String decode(long[] ids, boolean skipSpecialTokens) {
    lock.readLock().lock();
    try {
      requireOpen();
      return library.decode(handle, ids, skipSpecialTokens);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the tokenizer has been closed");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        library.deleteTokenizer(handle);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
