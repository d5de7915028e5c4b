package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.javoke.model.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of token sequences that were computed, so that others which begin alike need not
 * compute them again: a radix tree whose edges are {@link Segment}s.
 *
 * <p>It may hold so many bytes beside what running sequences read; beyond that, what was used least
 * recently is let go. Sequences of different groups share nothing but {@link Openings}, so that how
 * one's attention is put together, and with it the last digit of what comes out, does not depend on
 * the other's. With a budget of 0 it keeps only what is being read. It is the decoder's as its
 * weights are now: once they change, it has to be {@linkplain #clear cleared}. For one thread at a
 * time.
 */
public final class PrefixCache implements AutoCloseable {

  /**
   * Where runs of a group begin.
   *
   * @param opening that is before them, or null
   */
  record Root(Object group, @Nullable Segment opening) {
    /** {@return how many tokens come before them} */
    int end() {
      return opening == null ? 0 : opening.end();
    }
  }

  private final Decoder decoder;
  private final long budget;
  private final Map<Segment.Edge, Segment> first = new HashMap<>();

  /** What may be let go, by when it was last used. */
  private final TreeMap<Long, Segment> idle = new TreeMap<>();

  private long clock;
  private long held;
  private long mostHeld;
  private long dropped;

  /**
   * @param budget in bytes, 0 or more
   */
  public PrefixCache(Decoder decoder, long budget) {
    this.decoder = decoder;
    this.budget = budget;
  }

  Decoder decoder() {
    return decoder;
  }

  /** {@return whether anything is kept that nobody reads} */
  boolean keeps() {
    return budget > 0;
  }

  /** {@return bytes of keys and values that are held} */
  public long heldBytes() {
    return held;
  }

  /** {@return the most bytes that were held at once} */
  public long mostHeldBytes() {
    return mostHeld;
  }

  /** {@return how many tokens were let go for want of room} */
  public long droppedTokens() {
    return dropped;
  }

  /** {@return how many of the first tokens, the opening's included, are computed and here} */
  int known(Root root, Tokens tokens) {
    int known = root.end();
    Map<Segment.Edge, Segment> next = after(root.opening());
    while (known < tokens.length()) {
      Segment segment = next.get(new Segment.Edge(root.group(), tokens.at(known)));
      if (segment == null) {
        return known;
      }
      int common = segment.tokens().common(tokens.between(known, tokens.length()));
      int computed = Math.min(common, segment.length());
      known += computed;
      if (computed < segment.tokens().length()) {
        return known;
      }
      next = segment.children();
    }
    return known;
  }

  /**
   * {@return the run in which the path ends, which is put there if need be} What it does not have
   * yet is to be computed; it has to be {@linkplain Segment#use used} before anything else happens.
   *
   * @param path of one token or more behind the opening
   */
  Segment path(Root root, Tokens path) {
    Segment at = root.opening();
    int from = root.end();
    while (true) {
      Tokens rest = path.between(from, path.length());
      Segment next = after(at).get(new Segment.Edge(root.group(), rest.at(0)));
      if (next == null) {
        return added(new Segment(this, root.group(), at, from, rest));
      }
      int common = next.tokens().common(rest);
      at = common < next.tokens().length() ? split(next, common) : next;
      from += common;
      if (from == path.length()) {
        return at;
      }
    }
  }

  /**
   * Keeps what a sequence has computed.
   *
   * @param path its tokens
   * @param row where those behind the first so many are
   */
  void keep(Root root, Tokens path, OwnCache row, int before) {
    if (!keeps() || path.length() - known(root, path) < Window.SHORTEST_KEPT) {
      return;
    }
    Segment last = path(root, path);
    // Only what is new: a run that waits to be computed belongs to others.
    if (!last.isHeld() && last.length() == 0 && last.start() >= before) {
      last.fillFrom(row, last.start() - before);
    }
    last.use();
    last.release();
  }

  private Map<Segment.Edge, Segment> after(@Nullable Segment segment) {
    return segment == null ? first : segment.children();
  }

  private Segment added(Segment made) {
    Segment parent = made.parent();
    after(parent).put(made.edge(), made);
    if (parent != null) {
      idle.remove(parent.lastUsed());
    }
    return made;
  }

  private Segment split(Segment segment, int at) {
    Segment head = segment.splitAt(at);
    after(head.parent()).put(head.edge(), head);
    // Both were used at one time, which can stand for one only.
    head.usedAt(++clock);
    return head;
  }

  /** Notes that a run is used, and with it those before it. */
  void used(Segment segment) {
    for (Segment at = segment; at != null; at = at.parent()) {
      idle.remove(at.lastUsed());
      at.usedAt(++clock);
    }
  }

  /** Notes that a use has ended. */
  void released(Segment segment) {
    settle(segment);
    while (held > budget && !idle.isEmpty()) {
      settle(drop(idle.firstEntry().getValue()));
    }
  }

  /** Has what nobody reads wait for its end, or lets it go if it is worth nothing. */
  private void settle(@Nullable Segment segment) {
    Segment at = segment;
    while (at != null && at.isIdle()) {
      if (keeps() && at.isComplete()) {
        idle.put(at.lastUsed(), at);
        return;
      }
      at = drop(at);
    }
  }

  /** {@return the run before the one that is let go} */
  private @Nullable Segment drop(Segment segment) {
    idle.remove(segment.lastUsed());
    dropped += keeps() ? segment.length() : 0;
    free(segment);
    after(segment.parent()).remove(segment.edge());
    return segment.parent();
  }

  private void free(Segment segment) {
    if (segment.isHeld()) {
      held -= bytes(segment);
      segment.close();
    }
  }

  /** Notes that a run takes memory. */
  void held(Segment segment) {
    held += bytes(segment);
    mostHeld = Math.max(mostHeld, held);
  }

  private long bytes(Segment segment) {
    return segment.tokens().length() * SlotPool.bytesPerToken(decoder);
  }

  /** Frees everything. Nobody may be reading it. */
  public void clear() {
    Deque<Segment> open = new ArrayDeque<>(first.values());
    while (!open.isEmpty()) {
      Segment segment = open.pop();
      open.addAll(segment.children().values());
      free(segment);
    }
    first.clear();
    idle.clear();
  }

  @Override
  public void close() {
    clear();
  }
}
