package org.javoke.lab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.ChoiceException;
import org.javoke.lab.study.Study.Arm;
import org.javoke.lab.study.Study.Figure;
import org.javoke.lab.study.Study.LeakRule;
import org.javoke.lab.study.Study.Need;
import org.javoke.lab.study.Study.Pair;
import org.javoke.lab.study.Study.Published;
import org.javoke.lab.study.Study.Scale;
import org.javoke.lab.study.Study.Step;

/** Reads a study's file. All its mistakes are told together, each with its line. */
public final class StudyReader {

  private static final int MOST_BYTES = 1 << 18;
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,59}";

  private final String name;
  private final String text;
  private final Mistakes mistakes;

  private StudyReader(String name, String file, String text) {
    this.name = name;
    this.text = text;
    this.mistakes = new Mistakes(file);
  }

  /**
   * {@return the study in the file}
   *
   * @throws ChoiceException if there is no such file, or it is no study
   */
  public static Study read(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return read(name, file);
  }

  /** {@return the study in the file, which may have another name} */
  static Study read(String name, Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ChoiceException(
            "The study %s has %,d bytes, expected at most %,d: it is no study."
                .formatted(file, Files.size(file), MOST_BYTES));
      }
      return parse(name, file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ChoiceException("The study %s cannot be read: %s".formatted(file, e));
    }
  }

  /**
   * {@return the study in the text}
   *
   * @param file for messages
   */
  static Study parse(String name, String file, String text) {
    StudyReader reader = new StudyReader(name, file, text);
    Study study = reader.study(NodeReader.read(file, text));
    StudyCheck.check(study, reader.mistakes);
    reader.mistakes.throwIfAny();
    return study;
  }

  private Study study(Node.Mapping root) {
    Section all =
        Section.of(
            "the study",
            root,
            mistakes,
            "title",
            "question",
            "scoring",
            "choose-by",
            "axis",
            "values",
            "scales",
            "data",
            "unseen",
            "arms",
            "comparisons",
            "published");
    String scoring = all.text("scoring", "bfcl");
    if (!Set.of("bfcl", "fair").contains(scoring)) {
      mistakes.unknown(all.line("scoring"), "the scoring", scoring, List.of("bfcl", "fair"));
    }
    Map<String, Scale> scales = scales(all);
    return new Study(
        name,
        all.required("title"),
        all.required("question"),
        scoring,
        all.text("choose-by", ""),
        all.text("axis", ""),
        all.values("values"),
        scales,
        steps("data", all.at("data"), scales.keySet()),
        leaks(all, scales.keySet()),
        arms(all, scales.keySet()),
        pairs(all),
        published(all),
        text);
  }

  private Map<String, Scale> scales(Section all) {
    Map<String, Scale> scales = new LinkedHashMap<>();
    all.entries("scales")
        .forEach((key, node) -> {
          named(key, node);
          Section one =
              Section.of(
                  "the scale " + key,
                  node,
                  mistakes,
                  "seeds",
                  "minutes",
                  "seconds",
                  "memory-mib",
                  "on",
                  "values",
                  "needs");
          scales.put(
              key,
              new Scale(
                  key,
                  seeds(one),
                  one.count("minutes"),
                  one.counts("seconds"),
                  one.count("memory-mib"),
                  one.text("on", ""),
                  one.values("values"),
                  needs(one)));
        });
    if (scales.isEmpty()) {
      mistakes.add(all.node().line(), "the study has no 'scales', expected one at least");
    }
    return scales;
  }

  private List<Long> seeds(Section scale) {
    List<Long> seeds = new ArrayList<>();
    for (String seed : scale.texts("seeds")) {
      if (seed.matches("\\d{1,9}")) {
        seeds.add(Long.parseLong(seed));
      } else {
        mistakes.add(
            scale.line("seeds"),
            "the seed '%s', expected a whole number from 0".formatted(Mistakes.shown(seed)));
      }
    }
    if (seeds.isEmpty() || new LinkedHashSet<>(seeds).size() < seeds.size()) {
      mistakes.add(scale.line("seeds"), scale.what() + " needs 'seeds', each once");
    }
    return seeds;
  }

  private List<Need> needs(Section scale) {
    List<Need> needs = new ArrayList<>();
    for (Node item : scale.items("needs")) {
      Section one = Section.of("needs", item, mistakes, "path", "get");
      needs.add(new Need(one.required("path"), one.required("get"), item.line()));
    }
    return needs;
  }

  /** A list is for every scale; below a scale's name it is for that one. */
  private List<Step> steps(
      String what, @org.jspecify.annotations.Nullable Node node, Set<String> scales) {
    List<Step> steps = new ArrayList<>();
    if (node
        instanceof Node.Mapping(Map<String, Node> entries, Map<String, Integer> lines, int _)) {
      entries.forEach((scale, below) -> {
        if (!scales.contains(scale)) {
          mistakes.unknown(lines.getOrDefault(scale, 1), what + ": the scale", scale, scales);
        }
        addSteps(steps, what, scale, below);
      });
    } else if (node != null) {
      addSteps(steps, what, "", node);
    }
    return steps;
  }

  private void addSteps(List<Step> steps, String what, String scale, Node node) {
    if (!(node instanceof Node.Listing(List<Node> items, int _))) {
      mistakes.add(node.line(), what + ": expected a list of command lines");
      return;
    }
    for (Node item : items) {
      if (item instanceof Node.Scalar(String line, int at) && !line.isBlank()) {
        steps.add(new Step(scale, List.of(line.strip().split("\\s+")), at));
      } else {
        mistakes.add(item.line(), what + ": expected a command line, such as 'data practice ...'");
      }
    }
  }

  private List<LeakRule> leaks(Section all, Set<String> scales) {
    List<LeakRule> rules = new ArrayList<>();
    for (Node item : all.items("unseen")) {
      Section one = Section.of("unseen", item, mistakes, "what", "scale", "train", "test");
      String what = one.required("what");
      String scale = one.text("scale", "");
      if (!Set.of("tools", "questions").contains(what)) {
        mistakes.unknown(item.line(), "unseen: what", what, List.of("tools", "questions"));
      }
      if (!scale.isEmpty() && !scales.contains(scale)) {
        mistakes.unknown(item.line(), "unseen: the scale", scale, scales);
      }
      rules.add(
          new LeakRule(
              what.equals("tools"), scale, one.texts("train"), one.texts("test"), item.line()));
    }
    return rules;
  }

  private Map<String, Arm> arms(Section all, Set<String> scales) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    all.entries("arms")
        .forEach((key, node) -> {
          named(key, node);
          Section one =
              Section.of(
                  "the arm " + key,
                  node,
                  mistakes,
                  "title",
                  "each",
                  "x",
                  "line",
                  "group",
                  "only",
                  "runs",
                  "steps");
          Set<String> only = new LinkedHashSet<>(one.texts("only"));
          only.stream()
              .filter(scale -> !scales.contains(scale))
              .forEach(
                  scale -> mistakes.unknown(one.line("only"), "only: the scale", scale, scales));
          List<Step> steps = steps("the arm " + key, one.at("steps"), scales);
          List<Study.Run> runs = runs(one, scales);
          if (steps.isEmpty() && runs.isEmpty()) {
            mistakes.add(node.line(), "the arm %s has no steps and no runs".formatted(key));
          }
          arms.put(
              key,
              new Arm(
                  key,
                  one.text("title", key),
                  one.text("each", ""),
                  one.text("x", ""),
                  one.text("line", ""),
                  one.text("group", ""),
                  only,
                  steps,
                  runs,
                  node.line()));
        });
    if (arms.isEmpty()) {
      mistakes.add(all.node().line(), "the study has no 'arms', expected one at least");
    }
    return arms;
  }

  /** Folders by test are for every scale; below a scale's name they are for that one. */
  private List<Study.Run> runs(Section arm, Set<String> scales) {
    List<Study.Run> runs = new ArrayList<>();
    arm.entries("runs")
        .forEach((key, node) -> {
          if (node instanceof Node.Mapping(Map<String, Node> tests, var _, int line)) {
            if (!scales.contains(key)) {
              mistakes.unknown(line, "runs: the scale", key, scales);
            }
            tests.forEach((test, folder) -> runs.add(run(arm, key, test, folder)));
          } else {
            runs.add(run(arm, "", key, node));
          }
        });
    return runs;
  }

  private static Study.Run run(Section arm, String scale, String test, Node folder) {
    return new Study.Run(scale, test, String.join("", arm.texts("runs", folder)));
  }

  // Names become folders.
  private void named(String key, Node node) {
    if (!key.matches(NAME)) {
      mistakes.add(
          node.line(),
          "the name '%s', expected small letters, digits, '.', '-' and '_'"
              .formatted(Mistakes.shown(key)));
    }
  }

  private List<Pair> pairs(Section all) {
    List<Pair> pairs = new ArrayList<>();
    for (Node item : all.items("comparisons")) {
      Section one =
          Section.of("comparisons", item, mistakes, "first", "second", "test", "scorings");
      List<String> scorings = one.texts("scorings");
      if (!scorings.isEmpty()
          && !(scorings.size() == 2 && Set.of("bfcl", "fair").containsAll(scorings))) {
        mistakes.add(item.line(), "'scorings', expected two of bfcl and fair");
      }
      pairs.add(
          new Pair(
              one.required("first"),
              one.required("second"),
              one.text("test", ""),
              scorings,
              item.line()));
    }
    return pairs;
  }

  private Published published(Section all) {
    if (!all.has("published")) {
      return Published.NONE;
    }
    Section published = Section.of("published", all.at("published"), mistakes, "source", "figures");
    List<Figure> figures = new ArrayList<>();
    for (Node item : published.items("figures")) {
      Section one = Section.of("figures", item, mistakes, "arm", "test", "accuracy");
      figures.add(
          new Figure(
              one.required("arm"), one.text("test", ""), one.number("accuracy"), item.line()));
    }
    return new Published(published.required("source"), figures);
  }
}
