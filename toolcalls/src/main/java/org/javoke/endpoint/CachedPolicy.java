package org.javoke.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.javoke.input.Remaining;
import org.javoke.policy.Answered;
import org.javoke.policy.Outcome;
import org.javoke.policy.Outcome.Replied;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a cache what was answered before, and asks another policy the rest. Failures are
 * never kept. It belongs next to the endpoint, inside all scaffolds.
 */
public final class CachedPolicy implements Policy {

  private final Policy inner;
  private final ResponseCache cache;
  private final ChatBody bodies;

  /**
   * @param cache stays open; whoever opened it closes it
   * @param bodies what is sent to the endpoint; requests with the same body, the model included,
   *     and the same draw share a reply
   */
  public CachedPolicy(Policy inner, ResponseCache cache, ChatBody bodies) {
    this.inner = inner;
    this.cache = cache;
    this.bodies = bodies;
  }

  @Override
  public void answer(Iterable<Request> requests, Consumer<Answered> sink)
      throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    Consumer<Answered> oneAtATime =
        answered -> {
          lock.lock();
          try {
            sink.accept(answered);
          } finally {
            lock.unlock();
          }
        };
    inner.answer(
        () -> new Remaining<>(requests.iterator(), request -> unknown(request, oneAtATime)),
        answered -> {
          if (answered.outcome() instanceof Replied replied && replied.changes().isEmpty()) {
            cache.store(key(answered.request()), replied);
          }
          oneAtATime.accept(answered);
        });
  }

  @Override
  public void close() {
    inner.close();
  }

  private String key(Request request) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (bodies.write(request) + "\n" + request.draw()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** {@return the request if its answer is not known; else null, and the sink has the answer} */
  private @Nullable Request unknown(Request request, Consumer<Answered> sink) {
    Optional<? extends Outcome> known = cache.find(key(request));
    if (known.isEmpty()) {
      return request;
    }
    sink.accept(new Answered(request, known.get()));
    return null;
  }
}
