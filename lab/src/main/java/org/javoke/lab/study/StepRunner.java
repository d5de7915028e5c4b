package org.javoke.lab.study;

import java.io.PrintWriter;
import java.util.List;

/** Runs one command line of javoke. */
@FunctionalInterface
public interface StepRunner {

  /**
   * {@return its exit code: 0 when it is done}
   *
   * @param words the verb and what follows it
   * @param log for what it says
   */
  int run(List<String> words, PrintWriter log);
}
