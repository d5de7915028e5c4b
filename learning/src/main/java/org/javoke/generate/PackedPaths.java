package org.javoke.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.javoke.model.Decoder;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/**
 * Sequences of tokens laid out as one, in which what several begin with stands once. A token sees
 * those before it in its own sequences only.
 */
final class PackedPaths {

  private final List<Integer> tokens = new ArrayList<>();

  /** Where the token before each stands; -1 for none. */
  private final List<Integer> before = new ArrayList<>();

  private final List<Integer> depths = new ArrayList<>();
  private Tokens last = Tokens.EMPTY;
  private int[] lastPlaces = new int[0];
  private boolean branches;

  /**
   * {@return where the sequence's tokens stand} What it has in common with the one added last
   * stands there already.
   */
  int[] add(Tokens path) {
    int common = last.common(path);
    int[] places = new int[path.length()];
    System.arraycopy(lastPlaces, 0, places, 0, common);
    branches |= !tokens.isEmpty() && common < path.length() && common < last.length();
    for (int i = common; i < path.length(); i++) {
      places[i] = tokens.size();
      tokens.add(path.at(i));
      before.add(i == 0 ? -1 : places[i - 1]);
      depths.add(i);
    }
    // One that ends on the way of the last leaves more to share to those to come.
    if (common < path.length()) {
      last = path;
      lastPlaces = places;
    }
    return places;
  }

  /** {@return how many tokens adding the sequence would add} */
  int more(Tokens path) {
    return path.length() - last.common(path);
  }

  Tokens tokens() {
    return Tokens.of(tokens);
  }

  int length() {
    return tokens.size();
  }

  /** {@return how many tokens come before the one at the place in its sequences} */
  int depth(int place) {
    return depths.get(place);
  }

  /** {@return whether it is anything but a single sequence} */
  boolean branches() {
    return branches;
  }

  /** {@return minus infinity where a token does not see another} {@code [1, 1, length, length]} */
  Tensor mask(Decoder decoder) {
    int length = tokens.size();
    float[] scores = new float[Math.multiplyExact(length, length)];
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < length; i++) {
      int parent = before.get(i);
      if (parent >= 0) {
        System.arraycopy(scores, parent * length, scores, i * length, parent + 1);
      }
      scores[i * length + i] = 0;
    }
    return Tensors.of(scores, decoder.device(), 1, 1, length, length).to(decoder.dtype());
  }
}
