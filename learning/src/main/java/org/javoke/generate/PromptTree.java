package org.javoke.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the prompts of a window have in common: a tree whose nodes are runs of tokens that two or
 * more prompts share. A prompt is the nodes from the root to one of them, then tokens of its own,
 * of which there is always at least one.
 */
final class PromptTree {

  /** A run that spares fewer tokens is seldom worth an attention pass: it is computed again. */
  static final int LEAST_SPARED = 16;

  /** A run of so many is read where it is, by however many; a shorter one is soon copied. */
  static final int LONG_RUN = 64;

  /**
   * A shared run.
   *
   * @param start how many tokens come before it
   * @param tokens at least one
   */
  record Node(@Nullable Node parent, int start, Tokens tokens) {
    int end() {
      return start + tokens.length();
    }
  }

  /**
   * A prompt in the tree.
   *
   * @param index among the prompts given
   * @param node the last shared run, or null where nothing is shared
   */
  record Leaf(int index, @Nullable Node node) {
    int shared() {
      return node == null ? 0 : node.end();
    }
  }

  private final List<Tokens> prompts;
  private final Integer[] order;
  private final int[] common;
  private final int leastSpared;

  private PromptTree(List<Tokens> prompts, int leastSpared) {
    this.leastSpared = leastSpared;
    this.prompts = prompts;
    this.order = new Integer[prompts.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(prompts::get));
    this.common = new int[prompts.size()];
    for (int i = 1; i < order.length; i++) {
      common[i] = common(sorted(i - 1), sorted(i));
    }
  }

  /**
   * {@return the prompts in an order in which those that share a run are neighbours}
   *
   * @param prompts of one token or more each
   * @param leastSpared how many tokens a run has to spare
   */
  static List<Leaf> of(List<Tokens> prompts, int leastSpared) {
    return prompts.isEmpty() ? List.of() : new PromptTree(prompts, leastSpared).leaves();
  }

  /** {@return how many tokens two prompts share, at most all but the last of either} */
  private static int common(Tokens a, Tokens b) {
    return Math.min(a.common(b), Math.min(a.length(), b.length()) - 1);
  }

  private Tokens sorted(int i) {
    return prompts.get(order[i]);
  }

  private record Range(int from, int to, @Nullable Node node) {}

  private List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    Deque<Range> open = new ArrayDeque<>();
    open.push(new Range(0, order.length, null));
    while (!open.isEmpty()) {
      Range range = open.pop();
      if (range.to - range.from == 1) {
        leaves.add(new Leaf(order[range.from], range.node));
      } else {
        split(range, open);
      }
    }
    return leaves;
  }

  /** Opens the groups of prompts that share more than all of the range do. */
  private void split(Range range, Deque<Range> open) {
    int shared = Integer.MAX_VALUE;
    for (int i = range.from + 1; i < range.to; i++) {
      shared = Math.min(shared, common[i]);
    }
    Node node = extended(range, shared);
    List<Range> groups = new ArrayList<>();
    int from = range.from;
    for (int i = range.from + 1; i <= range.to; i++) {
      if (i == range.to || common[i] == shared) {
        groups.add(new Range(from, i, node));
        from = i;
      }
    }
    groups.reversed().forEach(open::push);
  }

  private @Nullable Node extended(Range range, int shared) {
    int start = range.node == null ? 0 : range.node.end();
    int run = shared - start;
    return run >= LONG_RUN || (long) run * (different(range) - 1) >= leastSpared
        ? new Node(range.node, start, sorted(range.from).between(start, shared))
        : range.node;
  }

  /** {@return how many different prompts there are; equal ones need no run to be one} */
  private int different(Range range) {
    int different = 1;
    for (int i = range.from + 1; i < range.to; i++) {
      different += sorted(i).equals(sorted(i - 1)) ? 0 : 1;
    }
    return different;
  }
}
