package org.javoke.lab.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.javoke.input.ChoiceException;
import org.javoke.input.Suggestions;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Evaluation;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.Plan.Leak;
import org.javoke.lab.study.Plan.Missing;
import org.javoke.lab.study.Plan.PlannedArm;
import org.javoke.lab.study.Study.Arm;
import org.javoke.lab.study.Study.Scale;
import org.javoke.lab.study.Study.Step;

/** Makes a plan of a study and what is wanted of it. */
public final class Planner {

  private final Study study;
  private final Choice choice;
  private final Scale scale;
  private final StudyFolder folder;
  private final Variables variables;

  private Planner(Study study, Choice choice, Scale scale, Variables variables) {
    this.study = study;
    this.choice = choice;
    this.scale = scale;
    this.folder = new StudyFolder(choice.out());
    this.variables = variables;
  }

  /**
   * {@return the plan}
   *
   * @throws ChoiceException if a scale, an arm or a value is wanted that there is not
   */
  public static Plan plan(Study study, Choice choice) {
    Scale scale = study.scales().get(choice.scale());
    if (scale == null) {
      throw unknown("scale", choice.scale(), study.scales().keySet());
    }
    Map<String, List<String>> values = new LinkedHashMap<>(study.values());
    values.putAll(scale.values());
    for (String name : choice.values().keySet()) {
      if (!values.containsKey(name)) {
        throw unknown("value", name, values.keySet());
      }
    }
    values.putAll(choice.values());
    values.put(Names.HOME, List.of(choice.home().toString()));
    return new Planner(study, choice, scale, new Variables(values)).plan(values);
  }

  private Plan plan(Map<String, List<String>> values) {
    Map<PlannedArm, Arm> arms = arms(values);
    Map<PlannedArm, Arm> chosen = chosen(arms);
    List<Long> seeds = choice.seeds().isEmpty() ? scale.seeds() : choice.seeds();
    List<Job> jobs = new ArrayList<>();
    for (long seed : seeds) {
      Job shared = shared(seed);
      List<String> first = shared.commands().isEmpty() ? List.of() : List.of(shared.id());
      if (!first.isEmpty()) {
        jobs.add(shared);
      }
      ordered(chosen).forEach((planned, arm) -> jobs.add(job(planned, arm, seed, first)));
    }
    return new Plan(
        study, choice, scale, List.copyOf(chosen.keySet()), jobs, missing(seeds.getFirst()));
  }

  private Map<PlannedArm, Arm> arms(Map<String, List<String>> values) {
    Map<PlannedArm, Arm> arms = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (Arm arm : study.arms().values()) {
      if (!arm.isIn(scale.name())) {
        continue;
      }
      List<String> items =
          arm.each().isEmpty() ? List.of("") : values.getOrDefault(arm.each(), List.of());
      for (String item : items) {
        PlannedArm planned = planned(arm, item);
        if (!names.add(planned.name())) {
          throw new ChoiceException(
              "Two arms are called %s: give the items of '%s' names that differ."
                  .formatted(planned.name(), arm.each()));
        }
        arms.put(planned, arm);
      }
    }
    return arms;
  }

  private PlannedArm planned(Arm arm, String item) {
    boolean one = arm.each().isEmpty();
    String name = one ? arm.name() : arm.name() + "-" + slug(item);
    Map<String, List<String>> own = one ? Map.of() : Map.of(Names.EACH, List.of(item));
    String x = arm.x().isEmpty() ? "" : word(variables.with(own), arm.x(), arm.at());
    String title =
        arm.title().contains("${each}")
            ? arm.title().replace("${each}", lastName(item))
            : one ? arm.title() : arm.title() + " " + lastName(item);
    return new PlannedArm(name, arm.name(), title, number(x, arm), arm.line(), arm.group());
  }

  private static String lastName(String item) {
    int end = Math.max(item.lastIndexOf('/'), item.lastIndexOf('\\'));
    return end + 1 < item.length() ? item.substring(end + 1) : item;
  }

  // It becomes a folder.
  private static String slug(String item) {
    String slug =
        lastName(item)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    return slug.isEmpty() ? "item" : slug.substring(0, Math.min(60, slug.length()));
  }

  private @org.jspecify.annotations.Nullable Double number(String x, Arm arm) {
    if (x.isEmpty()) {
      return null;
    }
    try {
      return Double.parseDouble(x);
    } catch (NumberFormatException _) {
      throw NodeReader.refused(
          study.name(), arm.at(), "x is '%s', expected a number".formatted(Mistakes.shown(x)));
    }
  }

  private Map<PlannedArm, Arm> chosen(Map<PlannedArm, Arm> all) {
    if (choice.arms().isEmpty()) {
      return all;
    }
    Set<String> known = new LinkedHashSet<>();
    all.keySet().forEach(arm -> known.addAll(List.of(arm.name(), arm.template())));
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : choice.arms()) {
      if (!known.contains(name)) {
        throw unknown("arm", name, known);
      }
      want(name, all, wanted);
    }
    Map<PlannedArm, Arm> chosen = new LinkedHashMap<>();
    all.forEach((planned, arm) -> {
      if (wanted.contains(planned.name())) {
        chosen.put(planned, arm);
      }
    });
    return chosen;
  }

  // Circles are refused when a study is read.
  private void want(String name, Map<PlannedArm, Arm> all, Set<String> wanted) {
    all.forEach((planned, arm) -> {
      boolean meant = planned.name().equals(name) || planned.template().equals(name);
      if (meant && wanted.add(planned.name())) {
        needed(arm).forEach(needed -> want(needed, all, wanted));
      }
    });
  }

  private Set<String> needed(Arm arm) {
    Set<String> needed = new LinkedHashSet<>();
    arm.steps(scale.name()).forEach(step -> needed.addAll(Names.armsIn(step.words(), study)));
    arm.runs(scale.name())
        .forEach(run -> needed.addAll(Names.armsIn(List.of(run.folder()), study)));
    return needed;
  }

  /** {@return the arms, each after those that it needs} */
  private Map<PlannedArm, Arm> ordered(Map<PlannedArm, Arm> arms) {
    Map<PlannedArm, Arm> ordered = new LinkedHashMap<>();
    arms.forEach((planned, arm) -> place(planned, arm, arms, ordered));
    return ordered;
  }

  private void place(
      PlannedArm planned, Arm arm, Map<PlannedArm, Arm> all, Map<PlannedArm, Arm> ordered) {
    if (ordered.containsKey(planned)) {
      return;
    }
    Set<String> before = needed(arm);
    all.forEach((other, its) -> {
      if (before.contains(other.name())) {
        place(other, its, all, ordered);
      }
    });
    ordered.put(planned, arm);
  }

  private Job shared(long seed) {
    Variables own = variables.with(folders(seed));
    List<Leak> leaks = new ArrayList<>();
    for (Study.LeakRule rule : study.leaks()) {
      if (rule.isIn(scale.name())) {
        leaks.add(
            new Leak(
                rule.tools(),
                paths(own, rule.train(), rule.line()),
                paths(own, rule.test(), rule.line())));
      }
    }
    return new Job(
        StudyFolder.DATA + "/" + StudyFolder.seed(seed),
        "",
        seed,
        folder.data(seed),
        List.of(),
        commands(own, study.data()),
        List.of(),
        leaks);
  }

  private Job job(PlannedArm planned, Arm arm, long seed, List<String> first) {
    Map<String, List<String>> own = folders(seed);
    own.put(Names.ARM, List.of(folder.arm(planned.name(), seed).toString()));
    own.put(Names.EACH, List.of(item(planned, arm)));
    List<String> needs = new ArrayList<>(first);
    needed(arm).forEach(name -> needs.add(id(name, seed)));
    List<Command> commands = commands(variables.with(own), arm.steps());
    return new Job(
        id(planned.name(), seed),
        planned.name(),
        seed,
        folder.arm(planned.name(), seed),
        needs,
        commands,
        evaluations(variables.with(own), arm, commands, folder.arm(planned.name(), seed)),
        List.of());
  }

  private List<Evaluation> evaluations(Variables own, Arm arm, List<Command> commands, Path place) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (Command command : commands) {
      Path out = command.out().orElse(null);
      if (out != null && command.evaluates()) {
        Path name = out.startsWith(place) ? place.relativize(out) : out.getFileName();
        evaluations.add(new Evaluation(String.valueOf(name), out));
      }
    }
    arm.runs(scale.name())
        .forEach(run ->
            evaluations.add(
                new Evaluation(run.test(), path(word(own, run.folder(), arm.at()), arm.at()))));
    return evaluations;
  }

  private String item(PlannedArm planned, Arm arm) {
    if (arm.each().isEmpty()) {
      return "";
    }
    return variables.raw(arm.each()).stream()
        .filter(item -> planned.name().equals(arm.name() + "-" + slug(item)))
        .findFirst()
        .orElse("");
  }

  private static String id(String arm, long seed) {
    return StudyFolder.ARMS + "/" + arm + "/" + StudyFolder.seed(seed);
  }

  private Map<String, List<String>> folders(long seed) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    own.put(Names.SEED, List.of(String.valueOf(seed)));
    own.put(Names.DATA, List.of(folder.data(seed).toString()));
    study
        .arms()
        .keySet()
        .forEach(name -> own.put(Names.OTHER + name, List.of(folder.arm(name, seed).toString())));
    return own;
  }

  private List<Command> commands(Variables own, List<Step> steps) {
    List<Command> commands = new ArrayList<>();
    for (Step step : steps) {
      if (step.isIn(scale.name())) {
        commands.add(new Command(words(own, step.words(), step.line())));
      }
    }
    return commands;
  }

  private List<Path> paths(Variables own, List<String> words, int line) {
    return words(own, words, line).stream().map(word -> path(word, line)).toList();
  }

  private List<Missing> missing(long seed) {
    Variables own = variables.with(folders(seed));
    List<Missing> missing = new ArrayList<>();
    for (Study.Need need : scale.needs()) {
      Path path = path(word(own, need.path(), need.line()), need.line());
      if (!Files.exists(path)) {
        missing.add(new Missing(path, need.get()));
      }
    }
    return missing;
  }

  private Path path(String word, int line) {
    try {
      return Path.of(word);
    } catch (InvalidPathException _) {
      throw NodeReader.refused(
          study.name(), line, "'%s' is no path".formatted(Mistakes.shown(word)));
    }
  }

  private String word(Variables own, String word, int line) {
    try {
      return own.word(word);
    } catch (Variables.Unresolved e) {
      throw NodeReader.refused(study.name(), line, String.valueOf(e.getMessage()));
    }
  }

  private List<String> words(Variables own, List<String> words, int line) {
    try {
      return own.words(words);
    } catch (Variables.Unresolved e) {
      throw NodeReader.refused(study.name(), line, String.valueOf(e.getMessage()));
    }
  }

  private static ChoiceException unknown(String what, String name, Set<String> known) {
    return new ChoiceException(
        "There is no %s %s in this study. There are: %s"
            .formatted(
                what,
                Mistakes.shown(name),
                Suggestions.listed(name, known, Math.max(1, known.size()))));
  }
}
