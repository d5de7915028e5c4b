package org.javoke.lab.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.lab.study.Plan.Job;

/**
 * How long a plan takes on the machine that its scale is meant for.
 *
 * @param minutes of what is not done yet; 0: not known
 * @param done jobs of which every step was done before, whether or not it has to run again
 * @param allArms whether the minutes are those of all arms, since it is not known what each takes
 */
public record Outlook(double minutes, int done, boolean allArms) {

  /**
   * {@return the outlook, from what each arm took when it was measured}
   *
   * @param atOnce how many jobs run side by side, with a core each
   */
  public static Outlook of(Plan plan, int atOnce) {
    Map<String, Integer> seconds = plan.scale().seconds();
    int done = 0;
    Map<Job, Double> left = new LinkedHashMap<>();
    boolean known = !seconds.isEmpty();
    for (Job job : plan.jobs()) {
      if (isDone(job)) {
        done++;
      } else if (!job.commands().isEmpty()) {
        Integer takes = seconds.get(template(plan, job));
        known &= takes != null;
        left.put(job, takes == null ? 0.0 : takes);
      }
    }
    if (known) {
      return new Outlook(new Timetable(left).end(atOnce) / 60, done, false);
    }
    long seeds = plan.jobs().stream().map(Job::seed).distinct().count();
    double share = (double) seeds / plan.scale().seeds().size();
    return new Outlook(plan.scale().minutes() * share, done, true);
  }

  private static boolean isDone(Job job) {
    JobState state = JobState.read(job.folder());
    return !job.commands().isEmpty()
        && state.steps().size() >= job.commands().size()
        && state.steps().stream().allMatch(JobState.Entry::done);
  }

  private static String template(Plan plan, Job job) {
    return plan.arms().stream()
        .filter(arm -> arm.name().equals(job.arm()))
        .map(Plan.PlannedArm::template)
        .findFirst()
        .orElse(Names.DATA);
  }
}
