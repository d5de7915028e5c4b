package org.javoke.lab.study;

import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;

/** Is told how a study gets on. */
public interface StudyProgress {

  /**
   * A step begins.
   *
   * @param number from 1
   */
  void step(Job job, int number, Command command);

  /**
   * A job is done.
   *
   * @param ran how many of its steps ran now; 0: all were done before
   * @param seconds of all of them, now and before
   */
  void done(Job job, int ran, double seconds);

  /**
   * A step failed.
   *
   * @param message the last that it said
   */
  void failed(Job job, int number, Command command, int code, String message);

  /** A job cannot run, since one that it needs is not done. */
  void skipped(Job job, String needed);

  /** The study cannot go on: it ends once the jobs beside the one that found out have ended. */
  void troubled(String message);
}
