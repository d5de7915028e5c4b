package org.javoke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.lab.quickstart.QuickstartFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke quickstart}: everything once, on a small model, with nothing downloaded. */
@Command(
    name = "quickstart",
    description =
        "Show everything once with a small model: make data, check them, evaluate, train, evaluate again, compare.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Each step is another command of Javoke, which is printed before it runs.",
      "The same command goes on with a quickstart that was stopped."
    })
final class QuickstartCommand implements Callable<Integer> {

  /** The folder of the checkout that this runs from, which the launcher knows. */
  private static final String HOME = "javoke.home";

  private static final int MOST_TOKENS = 256;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model's folder. Default: Pico, in models/pico of Javoke's own folder.")
  private @Nullable Path model;

  @Option(
      names = "--training-recipe",
      paramLabel = "FILE",
      description = "Settings of the training. Default: recipes/pico/sft.yaml there.")
  private @Nullable Path recipe;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "javoke-quickstart",
      description = "The folder for everything. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("javoke-quickstart");

  @Option(
      names = "--train",
      paramLabel = "N",
      defaultValue = "500",
      description = "Examples to train on. Default: ${DEFAULT-VALUE}.")
  private int train = 500;

  @Option(
      names = "--test",
      paramLabel = "N",
      defaultValue = "200",
      description = "Questions, about tools that no example has. Default: ${DEFAULT-VALUE}.")
  private int test = 200;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of the examples; the questions have the next one. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "" + MOST_TOKENS,
      description = "The longest reply. Default: ${DEFAULT-VALUE}.")
  private int maxTokens = MOST_TOKENS;

  @Override
  public Integer call() {
    requirePositive("--train", train);
    requirePositive("--test", test);
    requirePositive("--max-tokens", maxTokens);
    Path folder = model == null ? home().resolve("models/pico") : model;
    Path settings = recipe == null ? home().resolve("recipes/pico/sft.yaml") : recipe;
    requireModel(folder);
    Usage.requireThere(
        spec, "--training-recipe", settings, "Name a YAML file of training settings.");
    QuickstartFolder place = new QuickstartFolder(out);
    place.begin(identity(folder, settings));
    return new QuickstartSteps(spec, place, folder).run(settings, train, test, seed, maxTokens);
  }

  private static Path home() {
    return Path.of(System.getProperty(HOME, "."));
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, expected at least 1.".formatted(option, value));
    }
  }

  private void requireModel(Path folder) {
    if (!Files.isRegularFile(folder.resolve("config.json"))) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no model in %s: no config.json. Pico is part of Javoke's repository: git checkout -- models/pico brings it back. Or name a folder in Hugging Face's layout with --model."
              .formatted(folder));
    }
  }

  private Map<String, String> identity(Path folder, Path settings) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("--model", folder.toAbsolutePath().normalize().toString());
    identity.put("--training-recipe", settings.toAbsolutePath().normalize().toString());
    identity.put("--train", String.valueOf(train));
    identity.put("--test", String.valueOf(test));
    identity.put("--seed", String.valueOf(seed));
    identity.put("--max-tokens", String.valueOf(maxTokens));
    return identity;
  }
}
