package org.javoke.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.javoke.lab.quickstart.Flaw;
import org.javoke.lab.quickstart.Flaws;
import org.javoke.lab.quickstart.QuickstartFolder;
import org.javoke.lab.quickstart.StoryPage;
import org.javoke.train.StopRequest;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The quickstart as other commands, one after the other. Each of them goes on where it was stopped,
 * so that all of it does.
 */
final class QuickstartSteps {

  /** What to do with a model and a benchmark of the real world. */
  static final List<String> NEXT =
      List.of(
          "./javoke eval --model models/Qwen2.5-1.5B-Instruct --dtype nf4 --benchmark bfcl \\",
          "    --data path/to/bfcl_eval/data --out runs/qwen",
          "./javoke train sft --recipe recipes/qwen2.5-1.5b-lora.yaml --data train.jsonl --out runs/qwen-lora",
          "./javoke eval --model models/Qwen2.5-1.5B-Instruct --dtype nf4 --benchmark bfcl \\",
          "    --adapter runs/qwen-lora/adapter --data path/to/bfcl_eval/data --out runs/qwen-tuned",
          "./javoke compare runs/qwen runs/qwen-tuned");

  private static final int STEPS = 8;

  private final CommandSpec spec;
  private final PrintWriter out;
  private final QuickstartFolder folder;
  private final Path model;
  private int step;
  private int failure = ExitCode.OK;

  /**
   * @param model the folder of the model
   */
  QuickstartSteps(CommandSpec spec, QuickstartFolder folder, Path model) {
    this.spec = spec;
    this.out = spec.commandLine().getOut();
    this.folder = folder;
    this.model = model;
  }

  /** {@return the exit code: that of the first command that failed} */
  int run(Path recipe, int train, int test, long seed, int maxTokens) {
    boolean done =
        step("Make examples, and questions about other tools", () -> data(train, test, seed))
            && step("Look for mistakes in the data", this::lint)
            && step("Evaluate the model as it is", () -> eval(folder.before(), maxTokens))
            && step("Train an adapter", () -> train(recipe))
            && step(
                "Evaluate it with the adapter",
                () -> eval(folder.after(), maxTokens, "--adapter", text(folder.adapter())))
            && step(
                "Evaluate it again, writing only calls that fit the tools",
                () -> eval(folder.constrained(), maxTokens, constrained()))
            && step("Compare", this::compare)
            && step("Write the page", this::page);
    if (!done) {
      spec.commandLine().getErr().printf("The quickstart ended in step %d of %d. ", step, STEPS);
      spec.commandLine().getErr().println("The same command goes on from there.");
      return failure;
    }
    tell();
    return ExitCode.OK;
  }

  private boolean step(String title, BooleanSupplier work) {
    step++;
    out.printf("%n── %d of %d: %s%n", step, STEPS, title);
    long begun = System.nanoTime();
    boolean done = work.getAsBoolean();
    // The page cannot tell how long it took itself.
    if (done && step < STEPS) {
      folder.took(title, Math.round((System.nanoTime() - begun) / 1e8) / 10.0);
    }
    return done;
  }

  private boolean data(int train, int test, long seed) {
    return practice(folder.train(), train, seed, "seen")
        && practice(folder.test(), test, seed + 1, "unseen");
  }

  private boolean practice(Path file, int count, long seed, String side) {
    return command(
        "data",
        "practice",
        "--seed",
        String.valueOf(seed),
        "--count",
        String.valueOf(count),
        "--tools",
        side,
        "--out",
        text(file));
  }

  // That there are errors is a finding here, and no failure.
  private boolean lint() {
    boolean looked = finding("data", "lint", text(folder.train()), "--model", text(model));
    if (!looked) {
      return false;
    }
    Map<Flaw, Integer> flaws = Flaws.copy(folder.train(), folder.flawed());
    out.printf("%nA copy of these samples gets mistakes on purpose, as real datasets have them:%n");
    flaws.forEach((flaw, count) -> out.printf("  %3d × %s%n", count, flaw.described()));
    return finding("data", "lint", text(folder.flawed()))
        && command(
            "data",
            "clean",
            text(folder.flawed()),
            "--drop-errors",
            "--out",
            text(folder.cleaned()));
  }

  private String[] constrained() {
    return new String[] {"--adapter", text(folder.adapter()), "--scaffold", "constrained"};
  }

  private boolean eval(Path run, int maxTokens, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "eval",
                "--model",
                text(model),
                "--benchmark",
                "custom",
                "--data",
                text(folder.test()),
                "--temperature",
                "0",
                "--max-tokens",
                String.valueOf(maxTokens),
                "--out",
                text(run)));
    words.addAll(List.of(more));
    return command(words.toArray(String[]::new));
  }

  private boolean train(Path recipe) {
    return command(
        "train",
        "sft",
        "--recipe",
        text(recipe),
        "--model",
        text(model),
        "--data",
        text(folder.train()),
        "--out",
        text(folder.training()));
  }

  private boolean compare() {
    return command(
        "compare",
        text(folder.before()),
        text(folder.after()),
        "--json",
        text(folder.comparison()));
  }

  private boolean page() {
    StoryPage.write(folder, model, Flaws.copy(folder.train(), folder.flawed()), NEXT);
    return true;
  }

  private boolean command(String... words) {
    return ran(words) == ExitCode.OK;
  }

  private boolean finding(String... words) {
    int code = ran(words);
    return code == ExitCode.OK || code == ExitCode.SOFTWARE;
  }

  private int ran(String... words) {
    out.printf("%n$ ./javoke %s%n", String.join(" ", words));
    out.flush();
    StopRequest stop = Javoke.stop(spec);
    int code = Javoke.run(out, spec.commandLine().getErr(), stop, words);
    failure = code;
    return code;
  }

  private static String text(Path path) {
    return path.toString();
  }

  private void tell() {
    folder
        .seconds()
        .forEach((title, seconds) -> out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, title));
    out.printf(
        "%nOpen this page in a browser:%n%s%n", folder.page().toAbsolutePath().normalize().toUri());
    out.printf("%nThe same with a real model and a real benchmark:%n");
    NEXT.forEach(out::println);
  }
}
