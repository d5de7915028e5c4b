package org.javoke.lab.run;

import java.util.List;

/**
 * What {@code run.json} holds.
 *
 * @param questionCount how many questions the run asks
 * @param questionsSha256 of {@code questions.jsonl}, in hexadecimal: runs with equal ones asked the
 *     same
 * @param sessions oldest first
 */
public record RunInfo(
    RunConfig config, int questionCount, String questionsSha256, List<Session> sessions) {
  public RunInfo {
    sessions = List.copyOf(sessions);
  }
}
