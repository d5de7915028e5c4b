package org.javoke.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.javoke.lab.findings.Findings;
import org.javoke.lab.findings.ResultTables;
import org.javoke.lab.findings.Results;
import org.javoke.lab.study.Outlook;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.PlanText;
import org.javoke.lab.study.Study.Scale;
import org.javoke.lab.study.StudyFolder;
import org.javoke.lab.study.StudyProgress;
import org.javoke.lab.table.TextTable;

/** Tells a person of a study: what will be run, what is, and what came out. */
final class StudyPrinter {

  private static final int MOST_LACKING = 6;

  private final PrintWriter out;
  private final PrintWriter err;

  StudyPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Says what would be run. */
  void plan(Plan plan, int atOnce) {
    Scale scale = plan.scale();
    out.printf("%s%n%s%n%n", plan.study().title(), plan.study().question());
    out.printf("scale   %s%n", plan.choice().scale());
    out.printf("folder  %s%n", plan.choice().out());
    out.printf(
        "seeds   %s%n",
        plan.jobs().stream()
            .map(job -> String.valueOf(job.seed()))
            .distinct()
            .collect(Collectors.joining(", ")));
    out.printf(
        "jobs    %,d, with %,d steps%n",
        plan.jobs().size(), plan.jobs().stream().mapToInt(job -> job.commands().size()).sum());
    out.printf("time    %s%n", time(plan, atOnce));
    out.printf(
        "memory  %s%n",
        scale.memory() == 0 ? "not known" : "up to %,d MiB".formatted(scale.memory()));
    if (!scale.on().isEmpty()) {
      out.printf("machine %s%n", scale.on());
    }
    missing(plan);
    out.println();
    long first = plan.jobs().isEmpty() ? 0 : plan.jobs().getFirst().seed();
    for (Job job : plan.jobs()) {
      if (job.seed() == first) {
        out.printf("── %s%n%s%n", job.described(), PlanText.lines(job));
      }
    }
    long seeds = plan.jobs().stream().map(Job::seed).distinct().count();
    if (seeds > 1) {
      out.printf("── the same with %s%n", seeds == 2 ? "the other seed" : "each other seed");
    }
  }

  private void missing(Plan plan) {
    if (!plan.missing().isEmpty()) {
      out.printf("missing %d of what has to be fetched before:%n", plan.missing().size());
      plan.missing().forEach(one -> out.printf("  %s: %s%n", one.path(), one.get()));
    }
  }

  private static String time(Plan plan, int atOnce) {
    Outlook outlook = Outlook.of(plan, atOnce);
    String before =
        outlook.done() == 0 ? "" : "; %,d jobs were done before".formatted(outlook.done());
    if (outlook.allArms() && outlook.minutes() == 0) {
      return "not known" + before;
    }
    double minutes = Math.ceil(outlook.minutes());
    return String.format(
        Locale.ROOT,
        "about %.0f %s%s%s%s",
        minutes,
        minutes == 1 ? "minute" : "minutes",
        atOnce == 1 || outlook.allArms() ? "" : " with %d jobs at once".formatted(atOnce),
        outlook.allArms() ? " with all arms" : "",
        before);
  }

  /** {@return what tells how a run of the plan gets on} Jobs may run side by side. */
  StudyProgress progress(Plan plan) {
    AtomicInteger jobsDone = new AtomicInteger();
    return new StudyProgress() {
      @Override
      public void step(Job job, int number, Command command) {
        out.printf(
            "%s: step %d of %d%n  $ javoke %s%n",
            job.described(), number, job.commands().size(), command);
        out.flush();
      }

      @Override
      public void done(Job job, int ran, double seconds) {
        out.printf(
            Locale.ROOT,
            "%s: done%s, %.0f s (%d of %d)%n",
            job.described(),
            ran == 0 ? " before" : "",
            seconds,
            jobsDone.incrementAndGet(),
            plan.jobs().size());
        out.flush();
      }

      @Override
      public void failed(Job job, int number, Command command, int code, String message) {
        err.printf(
            "javoke: %s: step %d failed with exit code %d:%n  javoke %s%n%s%njavoke: %s has all that it said.%n",
            job.described(), number, code, command, message, job.folder().resolve("log.txt"));
      }

      @Override
      public void skipped(Job job, String needed) {
        err.printf("javoke: %s is left out: %s is not done.%n", job.described(), needed);
      }

      @Override
      public void troubled(String message) {
        err.printf("javoke: %s%njavoke: no other job begins; those at work end first.%n", message);
      }
    };
  }

  void stopped() {
    err.println("javoke: the study was stopped. The same command goes on with it.");
  }

  /** Writes the results and shows them. */
  void results(Findings findings) {
    StudyFolder folder = new StudyFolder(findings.plan().choice().out());
    Results.write(findings, folder);
    TextTable table = new TextTable(Terminal.hasColour(), Terminal.width());
    ResultTables tables = new ResultTables(findings);
    out.printf("%n%s%n", table.draw(tables.arms()));
    Results.sentences(findings).forEach(out::println);
    if (!findings.searches().isEmpty()) {
      out.printf("%n%s%n", table.draw(tables.searches()));
    }
    findings.notes().forEach(out::println);
    List<String> lacking = findings.lacking();
    lacking.stream().limit(MOST_LACKING).forEach(one -> out.printf("not there yet: %s%n", one));
    if (lacking.size() > MOST_LACKING) {
      out.printf("and %,d more are not there yet%n", lacking.size() - MOST_LACKING);
    }
    out.printf("%nreport  %s%n", folder.page());
    out.printf("study   %s%n", folder.root());
  }
}
