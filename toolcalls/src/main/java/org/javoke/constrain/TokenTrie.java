package org.javoke.constrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.javoke.input.InputException;

/**
 * A vocabulary as a tree of its tokens' bytes, made once for each model. It may be used from many
 * threads.
 *
 * <p>The nodes stand in preorder, so the children of a node start right after it and end where its
 * next sibling starts.
 */
public final class TokenTrie {

  private static final int MOST_BYTES = 512;
  private static final int MOST_KEPT = 512;

  private final TokenVocabulary vocabulary;
  private final byte[] labels;
  private final int[] ends;
  private final int[] tokens;
  private final int[] sameBytes;
  private final int[] added;
  private final int[] endTokens;
  private final Map<Part, Local> locals = new ConcurrentHashMap<>();

  /** What a part alone makes of the vocabulary. */
  static final class Local {
    private final long[] allowed;
    private final int[] exits;

    private Local(long[] allowed, int[] exits) {
      this.allowed = allowed;
      this.exits = exits;
    }

    /** Adds the tokens that stay within the part, or end right after it. */
    void addTo(long[] mask) {
      for (int i = 0; i < mask.length; i++) {
        mask[i] |= allowed[i];
      }
    }

    /** {@return the nodes at which the part may be over, and behind which there are tokens} */
    IntStream exits() {
      return Arrays.stream(exits);
    }
  }

  private TokenTrie(TokenVocabulary vocabulary, Builder builder) {
    this.vocabulary = vocabulary;
    this.labels = Arrays.copyOf(builder.labels, builder.nodes);
    this.ends = Arrays.copyOf(builder.ends, builder.nodes);
    this.tokens = Arrays.copyOf(builder.tokens, builder.nodes);
    this.sameBytes = builder.sameBytes;
    this.added =
        ids(vocabulary)
            .filter(id ->
                vocabulary.kind(id) == TokenVocabulary.Kind.ADDED
                    || vocabulary.kind(id) == TokenVocabulary.Kind.SPECIAL)
            .filter(id -> vocabulary.bytes(id).length > 0)
            .toArray();
    this.endTokens =
        ids(vocabulary).filter(id -> vocabulary.kind(id) == TokenVocabulary.Kind.END).toArray();
  }

  /**
   * {@return the tree of the vocabulary} Text tokens of more than 512 bytes are left out.
   *
   * @throws InputException if the vocabulary lacks a token for a printable ASCII character, without
   *     which calls cannot always be finished, or one that ends a reply
   */
  public static TokenTrie of(TokenVocabulary vocabulary) {
    List<byte[]> texts = new ArrayList<>();
    int[] textIds =
        ids(vocabulary)
            .filter(id -> vocabulary.kind(id) == TokenVocabulary.Kind.TEXT)
            .filter(id -> vocabulary.bytes(id).length > 0)
            .filter(id -> vocabulary.bytes(id).length <= MOST_BYTES)
            .toArray();
    boolean bytewise = checked(vocabulary, textIds);
    int[] sorted =
        IntStream.of(textIds)
            .filter(id -> bytewise || isWhole(vocabulary.bytes(id)))
            .boxed()
            .sorted((one, other) ->
                Arrays.compareUnsigned(vocabulary.bytes(one), vocabulary.bytes(other)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int id : sorted) {
      texts.add(vocabulary.bytes(id));
    }
    return new TokenTrie(vocabulary, new Builder(vocabulary.size(), sorted, texts));
  }

  /** {@return whether every byte of UTF-8 is a token by itself} */
  private static boolean checked(TokenVocabulary vocabulary, int[] textIds) {
    BitSet single = new BitSet(256);
    for (int id : textIds) {
      byte[] bytes = vocabulary.bytes(id);
      if (bytes.length == 1) {
        single.set(bytes[0] & 0xff);
      }
    }
    String missing =
        IntStream.range(0x20, 0x7f)
            .filter(value -> !single.get(value))
            .mapToObj(Character::toString)
            .collect(Collectors.joining(" "));
    if (!missing.isEmpty()) {
      throw new InputException(
          "the vocabulary has no token for each of these characters: "
              + missing
              + ". Replies can be constrained only with a vocabulary in which every printable ASCII"
              + " character is a token by itself.");
    }
    if (ids(vocabulary).noneMatch(id -> vocabulary.kind(id) == TokenVocabulary.Kind.END)) {
      throw new InputException(
          "the vocabulary has no token that ends a reply; at least one is needed");
    }
    return single.nextClearBit(0x80) > 0xf4;
  }

  // Without tokens for single bytes, half a character might never be completed.
  private static boolean isWhole(byte[] bytes) {
    Stack text = new Stack(TextPart.Quote.JSON.text(), Stack.END);
    State state = new State(text).next('"');
    for (byte value : bytes) {
      int next = value & 0xff;
      state = next < 0x80 ? (whole(state) ? state : State.DEAD) : state.next(next);
    }
    return whole(state);
  }

  private static boolean whole(State state) {
    return state.next('"').nullable();
  }

  private static IntStream ids(TokenVocabulary vocabulary) {
    return IntStream.range(0, vocabulary.size());
  }

  /** {@return the masks of the grammar's states over this vocabulary} */
  public TokenMasks masks(CallGrammar grammar) {
    return new TokenMasks(this, grammar);
  }

  TokenVocabulary vocabulary() {
    return vocabulary;
  }

  long[] none() {
    return new long[(vocabulary.size() + 63) >>> 6];
  }

  int[] added() {
    return added;
  }

  int[] endTokens() {
    return endTokens;
  }

  /** Sets the tokens that may follow the stack and start with the bytes up to the node. */
  void mark(int node, Stack stack, long[] allowed) {
    new Walk(allowed).below(node, stack);
  }

  /** {@return what the part alone makes of the vocabulary} */
  Local local(Part part) {
    Local known = locals.get(part);
    if (known != null) {
      return known;
    }
    long[] allowed = none();
    Walk walk = new Walk(allowed);
    walk.below(0, new Stack(part, Stack.END));
    Local local = new Local(allowed, walk.exits.stream().mapToInt(Integer::intValue).toArray());
    if (locals.size() >= MOST_KEPT) {
      locals.clear();
    }
    locals.put(part, local);
    return local;
  }

  /** One walk through the tree, with the threads at each depth. */
  private final class Walk {

    private final long[] allowed;
    private final List<Threads> depths = new ArrayList<>();
    private final List<Integer> exits = new ArrayList<>();

    Walk(long[] allowed) {
      this.allowed = allowed;
    }

    void below(int node, Stack stack) {
      Threads threads = at(0);
      threads.clear();
      threads.add(stack);
      children(node, 0);
    }

    private void children(int node, int depth) {
      Threads from = at(depth);
      Threads to = at(depth + 1);
      for (int child = node + 1; child < ends[node]; child = ends[child]) {
        to.clear();
        from.step(labels[child] & 0xff, to);
        if (to.size() == 0) {
          continue;
        }
        for (int token = tokens[child]; token >= 0; token = sameBytes[token]) {
          allowed[token >>> 6] |= 1L << token;
        }
        if (ends[child] > child + 1) {
          if (to.nullable()) {
            exits.add(child);
          }
          children(child, depth + 1);
        }
      }
    }

    private Threads at(int depth) {
      while (depths.size() <= depth) {
        depths.add(new Threads());
      }
      return depths.get(depth);
    }
  }

  /** Lays out the nodes. */
  private static final class Builder {

    private byte[] labels = new byte[1024];
    private int[] ends = new int[1024];
    private int[] tokens = new int[1024];
    private final int[] sameBytes;
    private int nodes;

    Builder(int size, int[] ids, List<byte[]> texts) {
      this.sameBytes = new int[size];
      Arrays.fill(sameBytes, -1);
      int[] path = new int[MOST_BYTES + 1];
      path[0] = node((byte) 0);
      byte[] before = {};
      for (int i = 0; i < ids.length; i++) {
        byte[] text = texts.get(i);
        int common = Arrays.mismatch(before, text);
        if (common < 0) { // the same bytes as the token before
          common = text.length;
        }
        close(path, common, before.length);
        for (int depth = common; depth < text.length; depth++) {
          path[depth + 1] = node(text[depth]);
        }
        int last = path[text.length];
        sameBytes[ids[i]] = tokens[last];
        tokens[last] = ids[i];
        before = text;
      }
      close(path, -1, before.length);
    }

    private void close(int[] path, int common, int depth) {
      for (int i = depth; i > common; i--) {
        ends[path[i]] = nodes;
      }
    }

    private int node(byte label) {
      if (nodes == labels.length) {
        labels = Arrays.copyOf(labels, 2 * nodes);
        ends = Arrays.copyOf(ends, 2 * nodes);
        tokens = Arrays.copyOf(tokens, 2 * nodes);
      }
      labels[nodes] = label;
      tokens[nodes] = -1;
      return nodes++;
    }
  }
}
