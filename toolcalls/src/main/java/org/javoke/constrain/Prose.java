package org.javoke.constrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Free text in which calls may start: a deterministic automaton that knows what its format's parser
 * would take for a call, or for the attempt at one.
 */
final class Prose {

  private static final int FORBIDDEN = -1;
  private static final int OPENS = -2;

  private final List<int[]> moves;
  private final List<At> places;
  private final Prose withoutCalls;

  private Prose(List<int[]> moves, BitSet callStarts) {
    this.moves = moves;
    this.places = places(callStarts);
    this.withoutCalls = new Prose(moves);
  }

  private Prose(List<int[]> moves) {
    this.moves = moves.stream().map(Prose::closed).toList();
    this.places = places(new BitSet());
    this.withoutCalls = this;
  }

  private static int[] closed(int[] row) {
    return Arrays.stream(row).map(target -> Math.max(target, FORBIDDEN)).toArray();
  }

  private List<At> places(BitSet callStarts) {
    return IntStream.range(0, moves.size())
        .mapToObj(state -> new At(this, state, callStarts.get(state)))
        .toList();
  }

  /**
   * {@return prose that calls follow once it ends with the text; the patterns cannot be written}
   */
  static Prose opening(String opener, List<Pattern> forbidden) {
    List<Pattern> patterns = new ArrayList<>(forbidden);
    patterns.add(Pattern.of(opener));
    return new Automaton(patterns, patterns.size() - 1).prose(false);
  }

  /**
   * {@return prose at whose line starts calls may start; the patterns cannot be written}
   *
   * @param barrier what a parser would take for a part of calls that start behind it
   */
  static Prose atLineStarts(List<Pattern> forbidden, Pattern barrier) {
    List<Pattern> patterns = new ArrayList<>(forbidden);
    patterns.add(barrier);
    return new Automaton(patterns, -1).prose(true);
  }

  /** {@return the same without calls: what would start one cannot be written} */
  Prose withoutCalls() {
    return withoutCalls;
  }

  Part start() {
    return places.getFirst();
  }

  /** A place in prose. */
  private record At(Prose prose, int state, boolean callStart) implements Part {

    @Override
    public void step(int next, Stack at, Threads out) {
      int target = prose.moves.get(state)[next];
      if (target == OPENS) {
        out.add(at.rest());
      } else if (target != FORBIDDEN) {
        out.add(at.with(prose.places.get(target)));
      }
    }

    @Override
    public boolean nullable() {
      return callStart;
    }

    @Override
    public boolean ends() {
      return true;
    }

    @Override
    public boolean shared() {
      return true;
    }
  }

  /** Makes one deterministic automaton of all patterns. */
  private static final class Automaton {

    private final List<Pattern> patterns;
    private final int opener;
    private final Map<List<Integer>, Integer> states = new HashMap<>();
    private final List<List<Integer>> open = new ArrayList<>();
    private final BitSet callStarts = new BitSet();

    Automaton(List<Pattern> patterns, int opener) {
      this.patterns = patterns;
      this.opener = opener;
    }

    Prose prose(boolean callsAtLineStart) {
      BitSet start = new BitSet();
      move(new BitSet(), '\n', start); // a reply starts as a line does
      number(start, true);
      List<int[]> moves = new ArrayList<>();
      for (int state = 0; state < open.size(); state++) {
        BitSet from = new BitSet();
        open.get(state).stream().filter(place -> place >= 0).forEach(from::set);
        int[] row = new int[256];
        for (int value = 0; value < 256; value++) {
          BitSet to = new BitSet();
          int done = move(from, value, to);
          row[value] = done == 0 ? number(to, value == '\n') : done;
        }
        moves.add(row);
      }
      return new Prose(List.copyOf(moves), callsAtLineStart ? callStarts : new BitSet());
    }

    private int number(BitSet places, boolean lineStart) {
      List<Integer> key = new ArrayList<>(places.stream().boxed().toList());
      key.add(lineStart ? -1 : -2);
      return states.computeIfAbsent(
          key,
          added -> {
            open.add(added);
            callStarts.set(open.size() - 1, lineStart && !behindBarrier(places));
            return open.size() - 1;
          });
    }

    private boolean behindBarrier(BitSet places) {
      return places.nextSetBit((patterns.size() - 1) << 8) >= 0;
    }

    // A place is a pattern and the element that comes next in it, in one number.
    private int move(BitSet from, int value, BitSet to) {
      int done = 0;
      for (int i = 0; i < patterns.size(); i++) {
        List<Pattern.Element> elements = patterns.get(i).elements();
        for (int next = 0; next < elements.size(); next++) {
          if ((next == 0 || from.get(i << 8 | next)) && advance(elements, next, value, i, to)) {
            done = i == opener && done == 0 ? OPENS : FORBIDDEN;
          }
        }
      }
      return done;
    }

    private static boolean advance(
        List<Pattern.Element> elements, int next, int value, int pattern, BitSet to) {
      int at = next;
      while (at < elements.size()) {
        Pattern.Element element = elements.get(at);
        if (element.bytes().get(value)) {
          int target = element.many() ? at : at + 1;
          if (target == elements.size()) {
            return true;
          }
          to.set(pattern << 8 | target);
        }
        if (!element.many()) {
          return false;
        }
        at++;
      }
      return false;
    }
  }
}
