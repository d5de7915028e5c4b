package org.javoke.constrain;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens may follow in the states of a {@link CallGrammar}. The masks of the latest states
 * are kept. It may be used from many threads; a mask that is handed out must not be changed.
 *
 * <p>For each sequence: start with {@link #start}; before a token is drawn, ask for the {@link
 * #allowed} ones; after it, {@link #advance}.
 */
public final class TokenMasks {

  private static final int MOST_KEPT = 512;

  private final TokenTrie trie;
  private final CallGrammar grammar;
  private final Map<State, long[]> kept = new ConcurrentHashMap<>();

  TokenMasks(TokenTrie trie, CallGrammar grammar) {
    this.trie = trie;
    this.grammar = grammar;
  }

  /** {@return the state of a reply of which nothing is written} */
  public State start() {
    return grammar.start();
  }

  /**
   * {@return the tokens that may follow: bit {@code id % 64} of element {@code id / 64}} At least
   * one always may; where a vocabulary without tokens for single bytes leaves nothing else, and in
   * a dead state, those that end the reply. The array is shared: it must not be changed.
   */
  public long[] allowed(State state) {
    long[] known = kept.get(state);
    if (known != null) {
      return known;
    }
    long[] allowed = computed(state);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(state, allowed);
    return allowed;
  }

  /** {@return whether the token may follow} */
  public boolean allows(State state, int token) {
    return (allowed(state)[token >>> 6] & 1L << token) != 0;
  }

  /**
   * {@return the state after the token; a {@linkplain State#isDead() dead} one if it may not
   * follow, or ends the reply}
   */
  public State advance(State state, int token) {
    TokenVocabulary vocabulary = trie.vocabulary();
    return switch (vocabulary.kind(token)) {
      case TEXT -> after(state, vocabulary.bytes(token));
      case ADDED, SPECIAL ->
          mayStand(state, token) ? after(state, vocabulary.bytes(token)) : State.DEAD;
      case END, NONE -> State.DEAD;
    };
  }

  /** {@return whether the reply may end in the state} */
  public boolean accepting(State state) {
    return state.accepting();
  }

  private static State after(State state, byte[] bytes) {
    if (bytes.length == 0) {
      return State.DEAD;
    }
    State next = state;
    for (int i = 0; i < bytes.length && !next.isDead(); i++) {
      next = next.next(bytes[i] & 0xff);
    }
    return next;
  }

  private boolean mayStand(State state, int token) {
    TokenVocabulary vocabulary = trie.vocabulary();
    return !state.quoted()
        && (vocabulary.kind(token) == TokenVocabulary.Kind.ADDED
            || grammar
                .marks()
                .contains(new String(vocabulary.bytes(token), StandardCharsets.UTF_8)));
  }

  private long[] computed(State state) {
    long[] allowed = trie.none();
    for (int i = 0; i < state.threads(); i++) {
      mark(state.thread(i), allowed);
    }
    boolean any = false;
    for (int token : trie.added()) {
      if (mayStand(state, token) && !after(state, trie.vocabulary().bytes(token)).isDead()) {
        set(allowed, token);
      }
    }
    for (long word : allowed) {
      any |= word != 0;
    }
    if (state.accepting() || !any) {
      for (int token : trie.endTokens()) {
        set(allowed, token);
      }
    }
    return allowed;
  }

  // What parts that occur everywhere make of the vocabulary is known; only tokens that go on behind
  // the end of such a part have to be tried.
  private void mark(Stack stack, long[] allowed) {
    Stack at = stack;
    while (!at.isEnd() && at.top().shared()) {
      TokenTrie.Local local = trie.local(at.top());
      local.addTo(allowed);
      Stack rest = at.rest();
      local.exits().forEach(exit -> trie.mark(exit, rest, allowed));
      if (!at.top().nullable()) {
        return;
      }
      at = at.rest();
    }
    if (!at.isEnd()) {
      trie.mark(0, at, allowed);
    }
  }

  private static void set(long[] allowed, int token) {
    allowed[token >>> 6] |= 1L << token;
  }
}
