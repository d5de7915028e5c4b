package org.javoke.template.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the parser has to know about the constructs around the place it stands at: the loops that
 * could be left, the routines whose special names are used, and whether code runs on a condition.
 */
final class Surroundings {

  private final Deque<SpecialNames> routines = new ArrayDeque<>();
  private final List<SyntaxException> unknown = new ArrayList<>();
  private int loops; // around this place within the same routine
  private int loopsAnywhere;
  private boolean conditional;

  /** The special names that a routine's body reads without having assigned them before. */
  static final class SpecialNames {

    private final Set<String> watched = new HashSet<>(List.of("caller", "varargs", "kwargs"));
    private final Set<String> used = new HashSet<>();

    boolean uses(String name) {
      return used.contains(name);
    }

    private void read(String name) {
      if (watched.contains(name)) {
        used.add(name);
      }
    }
  }

  /** What {@link #restore} brings back when a construct ends. */
  record Saved(int loops, boolean conditional) {}

  void readName(String name) {
    routines.forEach(routine -> routine.read(name));
  }

  void assignName(String name) {
    routines.forEach(routine -> routine.watched.remove(name));
  }

  Saved enterLoop() {
    Saved saved = save();
    loops++;
    loopsAnywhere++;
    conditional = false;
    return saved;
  }

  void leaveLoop(Saved saved) {
    loopsAnywhere--;
    restore(saved);
  }

  Saved enterRoutine() {
    Saved saved = save();
    routines.push(new SpecialNames());
    loops = 0;
    conditional = false;
    return saved;
  }

  SpecialNames leaveRoutine(Saved saved) {
    restore(saved);
    return routines.pop();
  }

  /** Enters code with variables of its own that always runs. */
  Saved enterScope() {
    Saved saved = save();
    conditional = false;
    return saved;
  }

  /** Enters code that runs only if something holds. */
  Saved enterCondition() {
    Saved saved = save();
    conditional = true;
    return saved;
  }

  void restore(Saved saved) {
    loops = saved.loops();
    conditional = saved.conditional();
  }

  private Saved save() {
    return new Saved(loops, conditional);
  }

  /** {@return whether {@code break} and {@code continue} have a loop to act on} */
  boolean inLoop() {
    return loops > 0;
  }

  /** {@return whether there is a loop around, even beyond the routine} */
  boolean inAnyLoop() {
    return loopsAnywhere > 0;
  }

  /** Remembers a filter or test that does not exist. */
  void unknownName(SyntaxException error) {
    unknown.add(error);
  }

  /** {@return how many unknown names are remembered} */
  int unknownNames() {
    return unknown.size();
  }

  /** Forgets unknown names but for the first ones: they stand in code that may never run. */
  void forgetUnknownNames(int kept) {
    unknown.subList(kept, unknown.size()).clear();
  }

  /**
   * Fails for an unknown name in code that always runs; elsewhere, as in Jinja, only its use does.
   */
  void checkNames() {
    if (!unknown.isEmpty() && !conditional) {
      throw unknown.getFirst();
    }
    unknown.clear();
  }
}
