package org.javoke.lab.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A study made concrete: what is run where, and what has to come before it.
 *
 * @param scale that was chosen
 * @param arms in the study's order; one with {@code each} is several
 * @param jobs each after those that it needs
 * @param missing what a person has to fetch before
 */
public record Plan(
    Study study,
    Choice choice,
    Study.Scale scale,
    List<PlannedArm> arms,
    List<Job> jobs,
    List<Missing> missing) {

  public Plan {
    arms = List.copyOf(arms);
    jobs = List.copyOf(jobs);
    missing = List.copyOf(missing);
  }

  /**
   * An arm as it is run.
   *
   * @param template the arm's name in the study's file
   * @param x its place on the axis; null without
   */
  public record PlannedArm(
      String name,
      String template,
      String title,
      @org.jspecify.annotations.Nullable Double x,
      String line,
      String group) {}

  /**
   * One arm with one seed, or what the arms of a seed share: what can be run by itself.
   *
   * @param id such as {@code arms/sft/seed-1}
   * @param arm empty: it is what all share
   * @param needs ids of the jobs that must be done before
   */
  public record Job(
      String id,
      String arm,
      long seed,
      Path folder,
      List<String> needs,
      List<Command> commands,
      List<Evaluation> evaluations,
      List<Leak> leaks) {
    public Job {
      needs = List.copyOf(needs);
      commands = List.copyOf(commands);
      evaluations = List.copyOf(evaluations);
      leaks = List.copyOf(leaks);
    }

    /** {@return what it is, for people} */
    public String described() {
      return arm.isEmpty()
          ? "the shared data, seed %d".formatted(seed)
          : "%s, seed %d".formatted(arm, seed);
    }
  }

  /** A command line of javoke, with nothing left to replace. */
  public record Command(List<String> words) {

    private static final String OUT = "--out";
    private static final Set<String> GOING_ON = Set.of("eval", "score", "train", "itool", "rl");

    public Command {
      words = List.copyOf(words);
    }

    /** {@return where it writes to, if it says so} */
    public Optional<Path> out() {
      int at = words.lastIndexOf(OUT);
      return at < 0 || at + 1 >= words.size()
          ? Optional.empty()
          : Optional.of(Path.of(words.get(at + 1)));
    }

    /**
     * {@return whether it goes on with whatever it left} What others left when they were killed, or
     * were asked to stop and ended nevertheless, some refuse.
     */
    boolean goesOn() {
      return GOING_ON.contains(words.getFirst());
    }

    /** {@return whether it writes a run with verdicts} */
    public boolean evaluates() {
      return words.getFirst().equals("eval") || words.getFirst().equals("score");
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  /** A run with verdicts: the test's name and the run's folder. */
  public record Evaluation(String test, Path folder) {}

  /** Files that must have no tool, or no question, in common. */
  public record Leak(boolean tools, List<Path> train, List<Path> test) {
    public Leak {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  /** What is not there. */
  public record Missing(Path path, String get) {}

  public Optional<Job> job(String id) {
    return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
  }
}
