package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.javoke.input.OutputFile;
import org.javoke.lab.recipe.Recipe;
import org.javoke.lab.recipe.RecipeWriter;
import org.javoke.lab.train.TrainingListener;
import org.javoke.lab.train.TrainingPlan;
import org.javoke.train.Trainee;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A recipe to take settings from, and the recipe that a run was made by. */
final class RecipeOptions {

  private static final String FILE = "recipe.yaml";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  // Its settings were put among the arguments before these were understood.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = RecipeArguments.RECIPE,
      paramLabel = "FILE",
      description =
          "YAML of these options without their dashes, such as lr: 1e-4; what is said here counts more.")
  private @Nullable Path recipe;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dry;

  /** {@return whether the run is only to be planned} */
  boolean isDry() {
    return dry;
  }

  /**
   * {@return what writes all settings into the run's folder, as they were understood, so that it
   * can be made again}
   *
   * @param without options that have no bearing on the run
   */
  TrainingListener kept(Path folder, Set<String> without) {
    return new TrainingListener() {
      @Override
      public void starting(TrainingPlan plan, Trainee model) {
        keep(folder, without);
      }
    };
  }

  /**
   * Writes all settings into the run's folder, as they were understood.
   *
   * @param without options that have no bearing on the run
   */
  void keep(Path folder, Set<String> without) {
    List<Recipe.Entry> entries = new ArrayList<>();
    for (OptionSpec option : RecipeArguments.settings(command)) {
      List<String> values = values(option);
      if (!values.isEmpty() && !without.contains(option.longestName())) {
        entries.add(new Recipe.Entry(option.longestName().substring(2), values, 0));
      }
    }
    RecipeWriter.write(
        OutputFile.folder(folder).resolve(FILE),
        List.of(
            "What this run was made by. To make it again:",
            "%s --recipe %s --out ANOTHER_FOLDER"
                .formatted(command.qualifiedName(), folder.resolve(FILE))),
        entries);
  }

  private static List<String> values(OptionSpec option) {
    Object value = option.getValue();
    return switch (value) {
      case null -> List.of();
      case Collection<?> several -> several.stream().map(RecipeOptions::text).toList();
      default -> List.of(text(value));
    };
  }

  private static String text(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? constant.toString().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }
}
