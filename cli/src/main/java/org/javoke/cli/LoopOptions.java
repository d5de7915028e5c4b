package org.javoke.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.lab.itool.LoopSettings;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Limits;
import org.javoke.lab.train.Tuning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What loops of sampling and training go on, and where. */
final class LoopOptions {

  // They change no result, or only how far it goes.
  private static final Set<String> FREE =
      Set.of(
          "--out",
          "--rounds",
          "--open-trees",
          "--endpoint",
          "--server-run",
          "--api-key-env",
          "--max-concurrency",
          "--timeout",
          "--attempts",
          "--kept-layers",
          "--tokens-at-once",
          "--checkpoint-steps",
          "--checkpoint-minutes",
          "--keep-checkpoints");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "JSON Lines of messages and tools; the last message is the right answer.")
  private Path data = Path.of("");

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description =
          "Questions as of eval --benchmark custom: asked before the first round and after each.")
  private @Nullable Path test;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN",
      description = "The run's folder: new, or of the same command that goes on.")
  private Path out = Path.of("");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "A run that is done goes on with more of them. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description = "How the model writes its calls, such as hermes; default: its template tells.")
  private @Nullable String callFormat;

  @Option(
      names = "--eval-max-tokens",
      paramLabel = "N",
      defaultValue = "256",
      description = "The longest reply to a test question. Default: ${DEFAULT-VALUE}.")
  private int longestReply;

  private Path data() {
    Usage.requireThere(command, "--data", data, "Name a JSON Lines file of conversations.");
    return data;
  }

  private Optional<Path> test() {
    if (test != null) {
      Usage.requireThere(command, "--test", test, "Name a file of test questions.");
    }
    return Optional.ofNullable(test);
  }

  Path out() {
    return out;
  }

  /**
   * {@return what the loop goes on}
   *
   * @param unused options that say nothing here
   */
  LoopSettings settings(BaseModel base, Tuning tuning, Limits limits, Set<String> unused) {
    return Usage.understood(
        command,
        () ->
            new LoopSettings(
                base,
                tuning,
                data(),
                test(),
                callFormat(),
                limits,
                rounds,
                longestReply,
                named(unused)));
  }

  private Optional<CallFormat> callFormat() {
    return Optional.ofNullable(callFormat)
        .map(name -> Usage.understood(command, () -> CallFormats.named(name)));
  }

  /** {@return what decides about the result, by the names of the options} */
  private Map<String, String> named(Set<String> unused) {
    Map<String, String> named = new TreeMap<>();
    for (OptionSpec option : RecipeArguments.settings(command)) {
      String name = option.longestName();
      Object value = option.getValue();
      if (value != null && !FREE.contains(name) && !unused.contains(name)) {
        named.put(name, text(value));
      }
    }
    return named;
  }

  private static String text(Object value) {
    return switch (value) {
      case Path path -> path.toAbsolutePath().normalize().toString();
      case Enum<?> constant -> constant.toString().toLowerCase(Locale.ROOT);
      case List<?> several -> {
        List<String> texts = new ArrayList<>();
        several.forEach(one -> texts.add(String.valueOf(one)));
        yield String.join(",", texts);
      }
      default -> String.valueOf(value);
    };
  }
}
