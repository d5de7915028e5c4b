package org.javoke.lab.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.lab.study.Study.Arm;
import org.javoke.lab.study.Study.Scale;
import org.javoke.lab.study.Study.Step;

/** Whether what a study names is there: arms, variables, and an order in which arms can run. */
final class StudyCheck {

  private final Study study;
  private final Mistakes mistakes;

  private StudyCheck(Study study, Mistakes mistakes) {
    this.study = study;
    this.mistakes = mistakes;
  }

  static void check(Study study, Mistakes mistakes) {
    StudyCheck check = new StudyCheck(study, mistakes);
    check.arms();
    check.circles();
    study.scales().values().forEach(check::scale);
  }

  private void arms() {
    Set<String> known = new LinkedHashSet<>(study.arms().keySet());
    known.addAll(study.groups());
    for (Study.Pair pair : study.comparisons()) {
      for (String arm : List.of(pair.first(), pair.second())) {
        if (!isArm(arm, known)) {
          mistakes.unknown(pair.line(), "the arm", arm, known);
        }
      }
    }
    for (Study.Figure figure : study.published().figures()) {
      if (!isArm(figure.arm(), known)) {
        mistakes.unknown(figure.line(), "the arm", figure.arm(), known);
      }
    }
    if (!study.groups().isEmpty() && study.chooseBy().isEmpty()) {
      mistakes.add(
          1, "arms have a 'group', but there is no 'choose-by' with the test to choose by");
    }
    for (String group : study.groups()) {
      Arm arm = study.arms().get(group);
      if (arm != null) {
        mistakes.add(arm.at(), "the group '%s' is an arm".formatted(group));
      }
    }
  }

  // What the items of an arm's 'each' are is known only when values are.
  private boolean isArm(String name, Set<String> known) {
    return known.contains(name)
        || study.arms().values().stream()
            .anyMatch(arm -> !arm.each().isEmpty() && name.startsWith(arm.name() + "-"));
  }

  private void scale(Scale scale) {
    Set<String> timed = new LinkedHashSet<>(study.arms().keySet());
    timed.add(Names.DATA);
    scale.seconds().keySet().stream()
        .filter(name -> !timed.contains(name))
        .forEach(name -> mistakes.unknown(1, "seconds: the arm", name, timed));
    Map<String, List<String>> values = new LinkedHashMap<>(study.values());
    values.putAll(scale.values());
    Variables shared = new Variables(values).with(Names.placeholders(study));
    for (Step step : study.data()) {
      if (step.isIn(scale.name())) {
        resolve(shared, step.words(), step.line());
      }
    }
    scale.needs().forEach(need -> resolve(shared, List.of(need.path()), need.line()));
    for (Study.LeakRule rule : study.leaks()) {
      if (rule.isIn(scale.name())) {
        resolve(shared, rule.train(), rule.line());
        resolve(shared, rule.test(), rule.line());
      }
    }
    for (Arm arm : study.arms().values()) {
      if (arm.isIn(scale.name())) {
        arm(arm, values, shared, scale.name());
      }
    }
  }

  private void arm(Arm arm, Map<String, List<String>> values, Variables shared, String scale) {
    if (!arm.each().isEmpty() && !values.containsKey(arm.each())) {
      mistakes.unknown(arm.at(), "each: the value", arm.each(), values.keySet());
      return;
    }
    Map<String, List<String>> own = new LinkedHashMap<>();
    own.put(Names.ARM, List.of("arm"));
    if (!arm.each().isEmpty()) {
      own.put(Names.EACH, List.of("1"));
    }
    Variables variables = shared.with(own);
    List<Step> steps = arm.steps(scale);
    List<Study.Run> runs = arm.runs(scale);
    if (steps.isEmpty() && runs.isEmpty()) {
      mistakes.add(
          arm.at(),
          "the arm %s has no steps and no runs at the scale %s; say with 'only' where it is meant"
              .formatted(arm.name(), scale));
    }
    steps.forEach(step -> resolve(variables, step.words(), step.line()));
    runs.forEach(run -> resolve(variables, List.of(run.folder()), arm.at()));
    if (!arm.x().isEmpty()) {
      resolve(variables, List.of(arm.x()), arm.at());
    }
  }

  private void resolve(Variables variables, List<String> words, int line) {
    try {
      variables.words(words);
    } catch (Variables.Unresolved e) {
      mistakes.add(line, String.valueOf(e.getMessage()));
    }
  }

  private void circles() {
    Set<String> done = new LinkedHashSet<>();
    study.arms().values().forEach(arm -> visit(arm, new ArrayList<>(), done));
  }

  // As deep as there are arms, of which a file of 256 KiB has some thousands at most.
  private void visit(Arm arm, List<String> open, Set<String> done) {
    String name = arm.name();
    if (done.contains(name)) {
      return;
    }
    if (open.contains(name)) {
      List<String> circle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
      circle.add(name);
      mistakes.add(
          arm.at(), "the arms wait for each other: %s".formatted(String.join(" needs ", circle)));
      return;
    }
    open.add(name);
    arm.steps().forEach(step -> visit(step.words(), step.line(), open, done));
    visit(arm.runs().stream().map(Study.Run::folder).toList(), arm.at(), open, done);
    open.removeLast();
    done.add(name);
  }

  private void visit(List<String> words, int line, List<String> open, Set<String> done) {
    for (String needed : Names.armsIn(words, study)) {
      Arm other = study.arms().get(needed);
      if (other != null) {
        visit(other, open, done);
      } else {
        mistakes.unknown(line, "the arm", needed, study.arms().keySet());
      }
    }
  }
}
