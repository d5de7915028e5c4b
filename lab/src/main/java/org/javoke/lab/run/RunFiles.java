package org.javoke.lab.run;

import java.util.Set;

/** The names of a run's files. */
public final class RunFiles {

  public static final String RUN = "run.json";
  public static final String QUESTIONS = "questions.jsonl";
  public static final String SAMPLES = "samples.jsonl";
  public static final String SUMMARY = "summary.json";
  public static final String TABLE = "summary.csv";
  public static final String REPORT = "report.html";
  public static final String COMPARISON = "compare.json";
  static final String LOCK = ".lock";

  private static final Set<String> ALL =
      Set.of(RUN, QUESTIONS, SAMPLES, SUMMARY, TABLE, REPORT, COMPARISON, LOCK);

  private RunFiles() {}

  /** {@return whether a file of that name may lie in the folder of a run} */
  static boolean known(String name) {
    String whole =
        name.endsWith(SafeFile.BESIDE)
            ? name.substring(0, name.length() - SafeFile.BESIDE.length())
            : name;
    return ALL.contains(whole);
  }
}
