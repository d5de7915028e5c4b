package org.javoke.score;

import java.util.List;

/**
 * What the calls of a conversation did, for people to read; long texts are shortened.
 *
 * @param turns in order
 */
public record Trace(List<Turn> turns) {

  public Trace {
    turns = List.copyOf(turns);
  }

  /**
   * One turn.
   *
   * @param steps one for each reply of the model
   * @param differences where the state after the turn is other than it should be, a line each
   */
  public record Turn(List<Step> steps, List<String> differences) {
    public Turn {
      steps = List.copyOf(steps);
      differences = List.copyOf(differences);
    }
  }

  /**
   * One reply.
   *
   * @param calls as they were carried out; empty where the reply makes none
   * @param results one for each call
   */
  public record Step(List<String> calls, List<String> results) {
    public Step {
      calls = List.copyOf(calls);
      results = List.copyOf(results);
    }
  }
}
