package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.lab.recipe.Recipe;
import org.javoke.lab.recipe.RecipeKey;
import org.javoke.lab.recipe.RecipeReader;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A recipe's settings as options of the command line. What the command line says itself counts, and
 * the recipe's value is not looked at then; nor is that of an adapter's shape where an adapter is
 * there, or where none is trained.
 */
final class RecipeArguments {

  static final String RECIPE = "--recipe";

  // They ask for something else than a setting of the run.
  private static final Set<String> NO_SETTINGS =
      Set.of(RECIPE, "--dry-run", "--debug", "--help", "--version");

  private RecipeArguments() {}

  /**
   * {@return the arguments with those of the recipe that they name, if they name one}
   *
   * @throws ChoiceException if the recipe cannot be used; all that is wrong with it is told
   */
  static String[] expand(CommandLine root, String... arguments) {
    CommandLine command = root;
    int verbs = 0;
    while (verbs < arguments.length && !command.getSubcommands().isEmpty()) {
      CommandLine verb = command.getSubcommands().get(arguments[verbs]);
      if (verb != null) {
        command = verb;
      } else if (!arguments[verbs].startsWith("-")) {
        break;
      }
      verbs++;
    }
    CommandSpec spec = command.getCommandSpec();
    List<String> own = Arrays.asList(arguments).subList(verbs, arguments.length);
    if (spec.findOption(RECIPE) == null || own.contains("--help") || own.contains("-h")) {
      return arguments;
    }
    Optional<Path> recipe = recipe(own);
    if (recipe.isEmpty()) {
      return arguments;
    }
    List<String> all = new ArrayList<>(Arrays.asList(arguments).subList(0, verbs));
    all.addAll(options(RecipeReader.read(recipe.get()).checked(keys(spec)), spec, own));
    all.addAll(own);
    return all.toArray(String[]::new);
  }

  private static Optional<Path> recipe(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(RECIPE) && i + 1 < arguments.size()) {
        return Optional.of(Path.of(arguments.get(i + 1)));
      }
      if (argument.startsWith(RECIPE + "=")) {
        return Optional.of(Path.of(argument.substring(RECIPE.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static List<String> options(
      List<Recipe.Entry> entries, CommandSpec spec, List<String> own) {
    Set<String> given =
        own.stream()
            .map(argument -> argument.replaceFirst("=.*", ""))
            .collect(Collectors.toCollection(HashSet::new));
    given.addAll(TuningOptions.settled(given));
    List<String> options = new ArrayList<>();
    for (Recipe.Entry entry : entries) {
      String name = "--" + entry.key();
      OptionSpec option = spec.findOption(name);
      if (given.contains(name) || given.contains("--no-" + entry.key())) {
        continue;
      }
      if (option.splitRegex().isEmpty()) {
        entry.values().forEach(value -> options.add(name + "=" + value));
      } else {
        options.add(name + "=" + String.join(",", entry.values()));
      }
    }
    return options;
  }

  /** {@return the settings of a command, in the order in which its help shows them} */
  static List<RecipeKey> keys(CommandSpec spec) {
    return settings(spec).stream().map(RecipeArguments::key).toList();
  }

  /** {@return the options that are settings} */
  static List<OptionSpec> settings(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !NO_SETTINGS.contains(option.longestName()))
        .toList();
  }

  private static RecipeKey key(OptionSpec option) {
    String name = option.longestName().substring(2);
    Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
    boolean repeatable = option.isMultiValue();
    if (type == boolean.class || type == Boolean.class) {
      return new RecipeKey(name, repeatable, Set.of("true", "false")::contains, "true or false");
    }
    if (type == int.class || type == Integer.class) {
      return numbers(name, option, Integer::parseInt, "a whole number");
    }
    if (type == long.class || type == Long.class) {
      return numbers(name, option, Long::parseLong, "a whole number");
    }
    if (type == double.class || type == Double.class) {
      return numbers(name, option, Double::parseDouble, "a number");
    }
    if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
              .toList();
      return new RecipeKey(
          name,
          repeatable,
          value -> names.contains(value.toLowerCase(Locale.ROOT)),
          "one of " + String.join(", ", names));
    }
    return new RecipeKey(name, repeatable, _ -> true, option.paramLabel());
  }

  @FunctionalInterface
  private interface Parsing {
    Number parse(String text);
  }

  private static RecipeKey numbers(
      String name, OptionSpec option, Parsing parsing, String expected) {
    Predicate<String> number =
        value -> {
          try {
            parsing.parse(value);
            return true;
          } catch (NumberFormatException e) {
            return false;
          }
        };
    // A list that is written as one text, such as 1,2, is one too.
    Predicate<String> accepted =
        option.isMultiValue() && !option.splitRegex().isEmpty()
            ? value -> Arrays.stream(value.split(option.splitRegex())).allMatch(number)
            : number;
    return new RecipeKey(name, option.isMultiValue(), accepted, expected);
  }
}
