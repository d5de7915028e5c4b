package org.javoke.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.input.InputException;
import org.javoke.lab.study.Plan.Command;
import org.javoke.lab.study.Plan.Job;
import org.javoke.lab.study.StudyRun.Ending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunTest {

  @TempDir private Path folder;

  private final List<String> ran = new ArrayList<>();
  private final Told told = new Told();

  /** The words of a step that fails, as long as it does. */
  private String failing = "";

  private boolean stop;

  @BeforeEach
  void model() throws IOException {
    Files.createDirectories(folder.resolve("home/m"));
    Files.writeString(folder.resolve("home/m/weights"), "1");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Plan plan(String text) {
    return Planner.plan(
        StudyReader.parse("small", "small.yaml", text),
        new Choice("desk", List.of(1L), List.of(), Map.of(), out(), folder.resolve("home")));
  }

  private StudyRun study() {
    return study(StudyReaderTest.SMALL);
  }

  private StudyRun study(String text) {
    return new StudyRun(plan(text), this::run, told, () -> stop, Clock.systemUTC());
  }

  /** Writes what it is told to write: a file, or a folder with one. */
  private int run(List<String> words, PrintWriter log) {
    String line = String.join(" ", words);
    if (!failing.isEmpty() && line.contains(failing)) {
      log.println("javoke: it cannot be done");
      return 1;
    }
    ran.add(words.getFirst() + " " + Path.of(words.getLast()).getFileName());
    Path target = Path.of(words.getLast());
    try {
      Files.createDirectories(target.getParent());
      if (line.contains(".jsonl --out") || !target.toString().endsWith(".jsonl")) {
        Files.createDirectories(target.resolve("adapter"));
        Files.writeString(target.resolve("adapter/weights"), line);
      } else {
        Files.writeString(target, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  @Test
  void runsEveryStepOnce() throws InterruptedException {
    assertThat(study().run(1)).isEqualTo(Ending.DONE);
    assertThat(ran)
        .containsExactly(
            "make train.jsonl", "eval test", "train sft", "eval test", "train more", "eval test");
    ran.clear();
    assertThat(study().run(1)).isEqualTo(Ending.DONE);
    assertThat(ran).isEmpty();
    assertThat(told.done)
        .endsWith(
            "data/seed-1 0", "arms/base/seed-1 0", "arms/tuned/seed-1 0", "arms/further/seed-1 0");
  }

  @Test
  void goesOnAfterAStepThatFailed() throws InterruptedException {
    failing =
        "--adapter "
            + out().resolve("arms/tuned/seed-1/sft/adapter")
            + " --out "
            + out().resolve("arms/tuned/seed-1/test");
    assertThat(study().run(1)).isEqualTo(Ending.FAILED);
    assertThat(told.failed).containsExactly("arms/tuned/seed-1 2 1 javoke: it cannot be done");
    assertThat(told.skipped).containsExactly("arms/further/seed-1 arms/tuned/seed-1");
    failing = "";
    ran.clear();
    assertThat(study().run(1)).isEqualTo(Ending.DONE);
    assertThat(ran).containsExactly("eval test", "train more", "eval test");
  }

  /** The first line of an error says what is wrong; it is not to be lost behind a list. */
  @Test
  void aFailureIsToldFromWhereTheErrorBegins() throws InterruptedException {
    StepRunner failing =
        (words, log) -> {
          log.printf("reading%njavoke: it cannot be used: 9 problems%n");
          for (int i = 1; i <= 9; i++) {
            log.printf("  line %d%n", i);
          }
          log.println("javoke: --debug shows where it happened.");
          return 1;
        };
    assertThat(runOf(StudyReaderTest.SMALL, failing).run(1)).isEqualTo(Ending.FAILED);
    assertThat(told.failed.getFirst().lines())
        .hasSize(8)
        .first()
        .isEqualTo("data/seed-1 1 1 javoke: it cannot be used: 9 problems");
  }

  @Test
  void aChangedStepRunsAgainAndSoDoWhatFollowsFromIt() throws InterruptedException {
    study().run(1);
    ran.clear();
    String changed = StudyReaderTest.SMALL.replace("train ${model}", "train --lr 3 ${model}");
    assertThat(study(changed).run(1)).isEqualTo(Ending.DONE);
    // What "train more" writes is the same again here, so that nothing follows from it.
    assertThat(ran).containsExactly("train sft", "eval test", "train more");
    // What was there is kept.
    assertThat(out().resolve("arms/tuned/seed-1/sft.old-1/adapter/weights")).exists();
  }

  @Test
  void otherInputsMakeAnotherStep() throws IOException, InterruptedException {
    study().run(1);
    ran.clear();
    Files.writeString(folder.resolve("home/m/weights"), "2");
    study().run(1);
    // What was trained is the same again here, so that nothing follows for the arm after it.
    assertThat(ran).containsExactly("eval test", "train sft", "eval test");
  }

  @Test
  void aStoppedStudySaysSo() throws InterruptedException {
    stop = true;
    assertThat(study().run(1)).isEqualTo(Ending.STOPPED);
    assertThat(ran).isEmpty();
  }

  @Test
  void whatAKilledStepLeftIsPutAsideWhereItCannotBeGoneOnWith() throws InterruptedException {
    String text = StudyReaderTest.SMALL.replace("- train ${model}", "- search ${model}");
    StepRunner once =
        (words, log) ->
            words.getFirst().equals("search") && Files.exists(Path.of(words.getLast()))
                ? 1
                : run(words, log);
    StepRunner killed =
        (words, log) -> {
          if (words.getFirst().equals("search")) {
            run(words, log);
            throw new IllegalStateException("killed");
          }
          return run(words, log);
        };
    assertThatThrownBy(() -> runOf(text, killed).run(1)).hasMessage("killed");
    ran.clear();
    assertThat(runOf(text, once).run(1)).isEqualTo(Ending.DONE);
    assertThat(ran).startsWith("search sft", "eval test");
    assertThat(out().resolve("arms/tuned/seed-1/sft.old-1")).isDirectory();
    // A step of its own that fails is not tried twice, and what goes on by itself is left alone.
    ran.clear();
    failing = "train";
    String longer = text.replace("- train --adapter", "- train --lr 3 --adapter");
    assertThat(study(longer).run(1)).isEqualTo(Ending.FAILED);
    assertThat(study(longer).run(1)).isEqualTo(Ending.FAILED);
    assertThat(told.failed).hasSize(2);
    assertThat(out().resolve("arms/further/seed-1/more.old-2")).doesNotExist();
  }

  private StudyRun runOf(String text, StepRunner runner) {
    return new StudyRun(plan(text), runner, told, () -> stop, Clock.systemUTC());
  }

  @Test
  void aJobOfItsOwnNeedsWhatComesBefore() throws InterruptedException {
    assertThatThrownBy(() -> study().run("arms/base/seed-1", Duration.ZERO))
        .hasMessageContaining("arms/base/seed-1 needs data/seed-1, which is not done");
    assertThat(study().run("data/seed-1", Duration.ZERO)).isEqualTo(Ending.DONE);
    assertThat(study().run("arms/base/seed-1", Duration.ZERO)).isEqualTo(Ending.DONE);
    assertThat(ran).containsExactly("make train.jsonl", "eval test");
    assertThatThrownBy(() -> study().run("arms/base/seed-9", Duration.ZERO))
        .hasMessageContaining("There is no job arms/base/seed-9");
  }

  @Test
  void anArmThatRunsIsRefusedWithWhoHoldsIt() throws InterruptedException {
    failing = "eval";
    study().run(1);
    failing = "";
    Path arm = out().resolve("arms/base/seed-1");
    try (JobLock _ = JobLock.acquire(arm, "base, seed 1", Clock.systemUTC())) {
      assertThatThrownBy(() -> study().run(1))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("base, seed 1 is being run already, by process ")
          .hasMessageContaining("since 2");
    }
    assertThat(study().run(1)).isEqualTo(Ending.DONE);
  }

  @Test
  void aFolderOfAnotherStudyOrVersionIsRefused() throws IOException, InterruptedException {
    study().run(1);
    Choice other =
        new Choice("paper", List.of(), List.of(), Map.of(), out(), folder.resolve("home"));
    Plan paper =
        Planner.plan(StudyReader.parse("small", "small.yaml", StudyReaderTest.SMALL), other);
    assertThatThrownBy(
            () -> new StudyRun(paper, this::run, told, () -> false, Clock.systemUTC()).run(1))
        .hasMessageContaining(
            "holds the study small at the scale desk, and not small at the scale paper");
    Path settings = out().resolve("settings.json");
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("\"format\": ?1", "\"format\": 0"));
    assertThatThrownBy(() -> study().run(1))
        .hasMessageContaining(
            "settings.json has format 0, and this version of Javoke reads format 1")
        .hasMessageContaining("written by an older version");
    Files.delete(settings);
    assertThatThrownBy(() -> study().run(1))
        .hasMessageContaining("is not empty and has no settings.json");
  }

  @Test
  void otherValuesThanTheFoldersAreRefusedInTheWordsOfTheCommandLine() throws InterruptedException {
    study().run(1);
    Choice other =
        new Choice(
            "desk",
            List.of(),
            List.of(),
            Map.of("count", List.of("7")),
            out(),
            folder.resolve("home"));
    Plan changed =
        Planner.plan(StudyReader.parse("small", "small.yaml", StudyReaderTest.SMALL), other);
    assertThatThrownBy(
            () -> new StudyRun(changed, this::run, told, () -> false, Clock.systemUTC()).run(1))
        .hasMessageContaining(
            "was begun without --set, and now it is with --set count=7. Say the same to go on with it");
  }

  @Test
  void aLeakEndsTheStudyBeforeAnythingIsTrained() throws InterruptedException {
    String text =
        StudyReaderTest.SMALL.replace(
            "arms:\n",
            "unseen:\n  - {what: tools, train: \"${data}/train.jsonl\", test: \"${data}/train.jsonl\"}\narms:\n");
    StudyRun run =
        new StudyRun(
            plan(text),
            (words, log) -> {
              ran.add(words.getFirst());
              write(Path.of(words.getLast()), SAMPLE);
              return 0;
            },
            told,
            () -> false,
            Clock.systemUTC());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> run.run(1))
          .hasMessageContaining("1 of them stand in")
          .hasMessageContaining("such as lamp");
    }
    assertThat(ran).containsExactly("make");
  }

  private static final String SAMPLE =
      "{\"messages\":[{\"role\":\"user\",\"content\":\"Light, please.\"},{\"role\":\"assistant\",\"content\":\"Yes.\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"lamp\",\"description\":\"A lamp.\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}}]}\n";

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what it is told. */
  private static final class Told implements StudyProgress {
    private final List<String> done = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    @Override
    public void step(Job job, int number, Command command) {}

    @Override
    public void done(Job job, int now, double seconds) {
      done.add(job.id() + " " + now);
    }

    @Override
    public void failed(Job job, int number, Command command, int code, String message) {
      failed.add("%s %d %d %s".formatted(job.id(), number, code, message));
    }

    @Override
    public void skipped(Job job, String needed) {
      skipped.add(job.id() + " " + needed);
    }

    @Override
    public void troubled(String message) {
      throw new AssertionError("one job at a time has none beside it: " + message);
    }
  }
}
