package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.custom.CustomBenchmark;
import org.javoke.data.Turn;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.javoke.data.read.ExampleFile.Entry;
import org.javoke.lab.study.Choice;
import org.javoke.lab.study.Plan;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.Planner;
import org.javoke.lab.study.Study;
import org.javoke.lab.study.StudyReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of the studies that come with Javoke without a model that answers. */
class BuiltInStudiesTest {

  private static final Path HOME = Path.of("..");
  private static final String PAPER = "paper";
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

  /**
   * The four categories that studies learn from, and the patterns of practice that are like them.
   */
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "simple_python", "simple",
          "multiple", "multiple",
          "parallel", "parallel",
          "parallel_multiple", "parallel_multiple");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> stepsAreCommandLines() throws IOException {
    return scales((study, scale) -> {
      Plan plan = plan(study, scale, Map.of());
      assertThat(plan.jobs()).isNotEmpty();
      for (Job job : plan.jobs()) {
        for (Command command : job.commands()) {
          assertThatCode(() -> parsed(command)).as(command.toString()).doesNotThrowAnyException();
          assertThat(command.out()).as("where it writes: " + command).isPresent();
          if (command.words().contains("--adapter")) {
            assertThat(command.words())
                .as("the adapter that is there has these: " + command)
                .doesNotContain("--lora-r", "--lora-alpha", "--target-modules");
          }
        }
        if (!job.arm().isEmpty()) {
          assertThat(job.evaluations()).as(job.id()).isNotEmpty();
        }
      }
    });
  }

  private static void parsed(Command command) {
    picocli.CommandLine line = Javoke.commandLine();
    line.parseArgs(RecipeArguments.expand(line, command.words().toArray(String[]::new)));
  }

  /** A value that nothing names is one whose name is mistaken, or that was forgotten. */
  @TestFactory
  Stream<DynamicTest> everyValueOfAScaleIsUsedThere() throws IOException {
    return scales((study, scale) -> {
      Study.Scale its = Objects.requireNonNull(study.scales().get(scale));
      Map<String, List<String>> values = new LinkedHashMap<>(study.values());
      values.putAll(its.values());
      Set<String> used = new HashSet<>();
      written(study, its).forEach(text -> names(text, values, used));
      assertThat(used).as("names in steps").containsAll(its.values().keySet());
    });
  }

  private static Stream<String> written(Study study, Study.Scale scale) {
    Stream<Study.Step> steps =
        Stream.concat(
            study.data().stream(), study.arms().values().stream().flatMap(a -> a.steps().stream()));
    return Stream.of(
            steps.filter(step -> isIn(step.scale(), scale)).flatMap(s -> s.words().stream()),
            study.leaks().stream()
                .filter(rule -> isIn(rule.scale(), scale))
                .flatMap(rule -> Stream.concat(rule.train().stream(), rule.test().stream())),
            study.arms().values().stream()
                .flatMap(arm -> Stream.of(arm.x(), "${" + arm.each() + "}")),
            study.arms().values().stream()
                .flatMap(arm -> arm.runs().stream())
                .map(Study.Run::folder),
            scale.needs().stream().map(Study.Need::path))
        .flatMap(texts -> texts);
  }

  private static boolean isIn(String of, Study.Scale scale) {
    return of.isEmpty() || of.equals(scale.name());
  }

  private static void names(String text, Map<String, List<String>> values, Set<String> used) {
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      if (used.add(matcher.group(1))) {
        values.getOrDefault(matcher.group(1), List.of()).forEach(one -> names(one, values, used));
      }
    }
  }

  /** Whoever starts one is told at the start what is not there, and not after hours. */
  @TestFactory
  Stream<DynamicTest> whatStepsReadAndNoStepWritesHasToBeFetched() throws IOException {
    return scales((study, scale) -> {
      Plan plan = plan(study, scale, Map.of());
      List<Path> fetched = plan.missing().stream().map(Plan.Missing::path).toList();
      for (Job job : plan.jobs()) {
        for (Command command : job.commands()) {
          for (String word : command.words()) {
            if (word.startsWith("models/") || word.startsWith("data/")) {
              assertThat(fetched)
                  .as(word + " of " + command)
                  .anyMatch(path -> isOf(Path.of(word), path));
            }
          }
        }
      }
    });
  }

  /** Of a folder one file is looked for, by which it is known. */
  private static boolean isOf(Path read, Path fetched) {
    return fetched.startsWith(read)
        || read.startsWith(fetched)
        || Objects.equals(read.getParent(), fetched.getParent());
  }

  /**
   * The data steps at the scale of the papers, on stand-ins in the same forms: what is trained on
   * has answers, and what is asked can be judged.
   */
  @TestFactory
  Stream<DynamicTest> dataAtTheScaleOfPapersCanBeTrainedOnAndAsked() throws IOException {
    return studies()
        .filter(study -> study.scales().containsKey(PAPER))
        .map(study -> DynamicTest.dynamicTest(study.name(), () -> dataServes(study)));
  }

  private void dataServes(Study study) throws IOException {
    Plan plan = plan(study, PAPER, standIns(study));
    Set<Path> madeByModels = new HashSet<>();
    for (Job job : plan.jobs()) {
      if (job.seed() != plan.jobs().getFirst().seed()) {
        continue;
      }
      for (Command command : job.commands()) {
        List<String> words = command.words();
        switch (words.getFirst()) {
          case "data" -> {
            Ran ran = Ran.of(words.toArray(String[]::new));
            assertThat(ran.exitCode()).as(command + "\n" + ran.err()).isZero();
          }
          case "eval" -> isAsked(words);
          default -> {
            Path file = Path.of(words.get(words.indexOf("--data") + 1));
            if (madeByModels.stream().noneMatch(file::startsWith)) {
              isLearnt(file);
            }
            madeByModels.add(command.out().orElseThrow());
          }
        }
      }
    }
  }

  private static void isAsked(List<String> words) {
    if (words.contains("custom")) {
      Path file = Path.of(words.get(words.indexOf("--data") + 1));
      assertThat(new CustomBenchmark(file).questions(Selection.ALL))
          .as(file.toString())
          .isNotEmpty();
    }
  }

  private static void isLearnt(Path file) {
    assertThat(ExampleFile.readAll(file, DataFormats.of(DataFormats.AUTO, file)))
        .as(file.toString())
        .isNotEmpty()
        .allSatisfy(entry ->
            assertThat(entry)
                .isInstanceOfSatisfying(
                    Entry.Good.class,
                    good ->
                        assertThat(good.example().messages().getLast().isFrom(Turn.ASSISTANT))
                            .as(good.toString())
                            .isTrue()));
  }

  /** Values that name stand-ins for what a person fetches, and sizes that fit them. */
  private Map<String, List<String>> standIns(Study study) throws IOException {
    Path bfcl = Files.createDirectories(folder.resolve("bfcl"));
    if (!Files.exists(bfcl.resolve("BFCL_v4_multiple.json"))) {
      for (Map.Entry<String, String> category : CATEGORIES.entrySet()) {
        Path file = bfcl.resolve("BFCL_v4_" + category.getKey() + ".json");
        practice(category.getValue(), "bfcl", file, 40);
        // There the file's name says it.
        Files.writeString(
            file, Files.readString(file).replaceAll("\"category\":\"[a-z_]+\",?", ""));
      }
      practice("simple,parallel,irrelevance", "toolace", folder.resolve("toolace.json"), 60);
      practice("simple,parallel", "xlam", folder.resolve("xlam.json"), 60);
    }
    Map<String, List<String>> all =
        Map.of(
            "bfcl", List.of(bfcl.toString()),
            "toolace", List.of(folder.resolve("toolace.json").toString()),
            "tools", List.of(folder.resolve("xlam.json").toString()),
            "sizes", List.of("10", "30"),
            "size", List.of("20"));
    Map<String, List<String>> known = new LinkedHashMap<>(all);
    known
        .keySet()
        .removeIf(name ->
            !study.values().containsKey(name)
                && !Objects.requireNonNull(study.scales().get(PAPER)).values().containsKey(name));
    return known;
  }

  private void practice(String patterns, String form, Path out, int count) {
    String made = folder.resolve("made.jsonl").toString();
    String seed =
        String.valueOf(Math.floorMod(patterns.hashCode(), 9999)); // ids differ from file to file
    for (String[] words :
        List.of(
            new String[] {
              "data",
              "practice",
              "--seed",
              seed,
              "--count",
              String.valueOf(count),
              "--patterns",
              patterns,
              "--difficulty",
              "easy",
              "--out",
              made
            },
            new String[] {"data", "convert", made, "--to", form, "--out", out.toString()})) {
      assertThat(Ran.of(words).exitCode()).as(String.join(" ", words)).isZero();
    }
  }

  /** Answers with several calls, which the models' own template refuses, come back from it. */
  @Test
  void theTemplateForLlama3WritesAndReadsSeveralCalls() {
    Path samples = folder.resolve("several.jsonl");
    practice("parallel,multi_turn,simple,irrelevance", "canonical", samples, 40);
    Path template = HOME.resolve("recipes/templates/llama-3-several-calls.jinja");
    Ran lint = Ran.of("data", "lint", samples.toString(), "--template", template.toString());
    assertThat(lint.exitCode()).as(lint.out() + lint.err()).isZero();
    assertThat(lint.out()).contains("0 with errors");
  }

  /** Looks at one scale of one study. */
  private interface Look {
    void at(Study study, String scale) throws IOException;
  }

  private Stream<DynamicTest> scales(Look look) throws IOException {
    return studies()
        .flatMap(study ->
            study.scales().keySet().stream()
                .map(scale ->
                    DynamicTest.dynamicTest(
                        study.name() + " " + scale, () -> look.at(study, scale))));
  }

  private static Stream<Study> studies() throws IOException {
    try (Stream<Path> all = Files.list(HOME.resolve("recipes/studies"))) {
      List<Path> files = all.sorted().toList();
      assertThat(files).isNotEmpty();
      return files.stream().map(StudyReader::read);
    }
  }

  private Plan plan(Study study, String scale, Map<String, List<String>> values) {
    return Planner.plan(
        study, new Choice(scale, List.of(), List.of(), values, folder.resolve("out"), HOME));
  }
}
