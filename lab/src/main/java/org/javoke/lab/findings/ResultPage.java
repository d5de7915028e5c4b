package org.javoke.lab.findings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.lab.report.Markup;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.Study;

/** {@code report.html} of a study: one file without scripts. */
final class ResultPage {

  private static final String HOW =
      "An accuracy is the mean of the seeds'; its interval is the wider of Wilson's over the questions and Student's over the seeds. Two arms are compared on the same questions with the same seeds. A difference counts as found where it is larger than what the choice of questions brings about (sign-flip test) and larger than what the seeds do (paired t-test), after Holm's correction over all comparisons of the study.";

  private final Findings findings;
  private final ResultTables tables;
  private final Markup page = new Markup();

  private ResultPage(Findings findings) {
    this.findings = findings;
    this.tables = new ResultTables(findings);
  }

  static String of(Findings findings) {
    return new ResultPage(findings).html();
  }

  private String html() {
    Study study = findings.study();
    page.heading("h1", study.title());
    page.paragraph(study.question());
    opening();
    found();
    arms();
    published(study);
    lacking();
    steps();
    page.details("The study's file", study.text());
    return page.page(study.title() + " – Javoke", "study");
  }

  private void opening() {
    page.figures(
        List.of(
            Map.entry("scale", findings.plan().choice().scale()),
            Map.entry("arms", String.valueOf(findings.plan().arms().size())),
            Map.entry(
                "seeds",
                findings.plan().jobs().stream()
                    .map(job -> String.valueOf(job.seed()))
                    .distinct()
                    .collect(Collectors.joining(", ")))));
  }

  private void found() {
    page.open("section", "found");
    page.heading("h2", "What was found");
    if (findings.comparisons().isEmpty()) {
      page.paragraph("Nothing can be compared yet.");
    } else {
      page.table(tables.comparisons());
    }
    page.paragraph(HOW);
    page.close("section");
  }

  private void arms() {
    page.open("section", "arms");
    page.heading("h2", "The arms");
    for (String test : findings.tests()) {
      page.heading("h3", test);
      page.markup(CurvePlot.html(findings, test));
      page.markup(new ArmPlot(findings, test).html());
    }
    page.heading("h3", "By category");
    page.table(tables.categories());
    page.heading("h3", "All figures");
    page.table(tables.arms());
    if (!findings.searches().isEmpty()) {
      page.heading("h3", "What searches took");
      page.table(tables.searches());
    }
    page.close("section");
  }

  private void published(Study study) {
    if (!study.published().source().isEmpty()) {
      page.paragraph(
          "Published figures are of %s: another model and other data, to be set beside these in direction and size only."
              .formatted(study.published().source()));
    }
  }

  private void lacking() {
    findings.notes().forEach(note -> page.paragraph(note + "."));
    if (!findings.lacking().isEmpty()) {
      page.paragraph("Not there yet: %s.".formatted(String.join("; ", findings.lacking())));
    }
    if (findings.versions().size() > 1) {
      page.paragraph(
          "Several versions of Javoke judged: %s. Run the older evaluations anew before the figures count."
              .formatted(String.join(", ", findings.versions())));
    }
  }

  private void steps() {
    page.open("section", "steps");
    page.heading("h2", "What was run");
    findings.plan().jobs().stream()
        .filter(job -> job.seed() == findings.plan().jobs().getFirst().seed())
        .forEach(job -> page.details(job.described(), lines(job)));
    page.close("section");
  }

  private static String lines(Job job) {
    return job.commands().stream()
        .map(Command::toString)
        .map(line -> "javoke " + line)
        .collect(Collectors.joining("\n"));
  }
}
