package org.javoke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.input.Suggestions;
import org.javoke.lab.study.Choice;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Planner;
import org.javoke.lab.study.Study;
import org.javoke.lab.study.StudyReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which study, how big, and how much of it. */
final class StudyOptions {

  private static final String DESK = "desk";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME|FILE",
      description = "A study's name, or a study's file.")
  private @Nullable String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The study's folder: new, or of the same study. Default: studies/NAME-SCALE.")
  private @Nullable Path out;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "How big: desk (this machine) or paper (the published setting); default: desk.")
  private String scale = "";

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "S",
      description = "With which seeds; default: the scale's.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--arms",
      split = ",",
      paramLabel = "ARM",
      description = "Only these arms, and those that they need; default: all.")
  private List<String> arms = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE[,VALUE...]",
      description = "Another value than the study's, such as models=models/a,models/b.")
  private List<String> values = List.of();

  /** {@return what is to be run} */
  Plan plan() {
    Study study = StudyReader.read(file());
    String chosen = scale;
    if (chosen.isEmpty()) {
      chosen = study.scales().containsKey(DESK) ? DESK : study.scales().keySet().iterator().next();
    }
    Path folder = out == null ? Path.of("studies", study.name() + "-" + chosen) : out;
    if (seeds.stream().anyMatch(seed -> seed < 0)
        || seeds.stream().distinct().count() < seeds.size()) {
      throw new ChoiceException(
          "--seeds is %s, expected whole numbers from 0, each once".formatted(seeds));
    }
    return Planner.plan(
        study, new Choice(chosen, seeds, arms, set(), folder, StudyCatalogue.home()));
  }

  /** {@return the command line of the plan, as a scheduler is to give it} */
  List<String> command(Plan plan) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "javoke",
                "study",
                String.valueOf(name),
                "--out",
                plan.choice().out().toString(),
                "--scale",
                plan.choice().scale()));
    if (!seeds.isEmpty()) {
      words.addAll(
          List.of("--seeds", seeds.stream().map(String::valueOf).collect(Collectors.joining(","))));
    }
    if (!arms.isEmpty()) {
      words.addAll(List.of("--arms", String.join(",", arms)));
    }
    values.forEach(value -> words.addAll(List.of("--set", value)));
    return words;
  }

  private Path file() {
    String given = name;
    if (given == null) {
      throw new ChoiceException(
          "Say which study: a name or a file. There are: "
              + String.join(", ", StudyCatalogue.names()));
    }
    Path built = StudyCatalogue.file(given);
    if (given.matches("[A-Za-z0-9_-]+") && Files.isRegularFile(built)) {
      return built;
    }
    Path file = Path.of(given);
    if (!Files.isRegularFile(file)) {
      List<String> names = StudyCatalogue.names();
      throw new ChoiceException(
          "There is no study %s, and no such file. There are: %s"
              .formatted(given, Suggestions.listed(given, names, Math.max(1, names.size()))));
    }
    return file;
  }

  private Map<String, List<String>> set() {
    Map<String, List<String>> set = new LinkedHashMap<>();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new ChoiceException("--set is '%s', expected NAME=VALUE".formatted(value));
      }
      String text = value.substring(equals + 1);
      set.put(
          value.substring(0, equals), text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
    }
    return set;
  }
}
