package org.javoke.cli;

import org.javoke.replay.Replay;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which examples are taken for their perplexity. */
final class ReplayOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--percent",
      paramLabel = "X",
      defaultValue = "20",
      description =
          "Of the examples, how many are taken: those of highest perplexity. Default: ${DEFAULT-VALUE}.")
  private double percent;

  @Option(
      names = "--apart",
      negatable = true,
      fallbackValue = "true",
      description = "Rank answers with calls and answers without apart, each giving its share.")
  private boolean apart;

  @Option(names = "--random", description = "Take as many at random: the control.")
  private boolean random;

  /**
   * {@return the choice}
   *
   * @param seed of the control
   */
  Replay replay(long seed) {
    Replay.Order order = random ? Replay.Order.RANDOM : Replay.Order.HARDEST;
    return Usage.understood(command, () -> new Replay(percent, order, apart, seed));
  }
}
