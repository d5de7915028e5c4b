package org.javoke.endpoint;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to a limit and then hangs up. What the server says about the length is not
 * believed: memory is taken only for bytes that came.
 */
final class BoundedBody implements BodySubscriber<BoundedBody.Body> {

  /**
   * A body.
   *
   * @param text it as UTF-8, with a mark for each byte that is none
   * @param length in bytes
   * @param whole whether that is all there was
   */
  record Body(String text, int length, boolean whole) {}

  private final int limit;
  private final Memory memory;
  private final CompletableFuture<Body> result = new CompletableFuture<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  /**
   * @param memory what all bodies together may hold
   */
  BoundedBody(int limit, Memory memory) {
    this.limit = limit;
    this.memory = memory;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    Flow.Subscription source = subscription;
    if (source == null || result.isDone()) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      int length = Math.min(buffer.remaining(), limit - read.size());
      byte[] bytes = new byte[length];
      buffer.get(bytes);
      boolean room = memory.take(length);
      if (room) {
        read.writeBytes(bytes);
      }
      if (!room || buffer.hasRemaining()) {
        source.cancel();
        finish(false);
        return;
      }
    }
    source.request(1);
  }

  @Override
  public void onError(Throwable problem) {
    memory.give(read.size());
    result.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    finish(true);
  }

  private void finish(boolean whole) {
    result.complete(new Body(read.toString(StandardCharsets.UTF_8), read.size(), whole));
    memory.give(read.size());
  }

  /** What bodies that are being read may hold together, in bytes. */
  static final class Memory {
    private final long most;
    private final AtomicLong held = new AtomicLong();

    Memory(long most) {
      this.most = most;
    }

    boolean take(int bytes) {
      if (held.addAndGet(bytes) <= most) {
        return true;
      }
      held.addAndGet(-bytes);
      return false;
    }

    void give(int bytes) {
      held.addAndGet(-bytes);
    }
  }
}
