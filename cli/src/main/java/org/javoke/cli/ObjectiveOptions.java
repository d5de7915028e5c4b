package org.javoke.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.lab.train.Preference;
import org.javoke.preference.Dpo;
import org.javoke.preference.Ipo;
import org.javoke.preference.Kto;
import org.javoke.preference.Orpo;
import org.javoke.preference.PairObjective;
import org.javoke.preference.SimPo;
import org.javoke.preference.WithNll;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which preference objective, with the parameters that it has. */
final class ObjectiveOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The objectives. */
  enum Name {
    DPO,
    IPO,
    SIMPO,
    ORPO,
    KTO
  }

  @Option(
      names = "--objective",
      required = true,
      paramLabel = "NAME",
      description = "dpo, ipo, simpo, orpo or kto.")
  private Name name = Name.DPO;

  @Option(
      names = "--beta",
      paramLabel = "X",
      description =
          "dpo, kto: pull to the reference, default 0.1. simpo: scale of rewards, default 2.")
  private @Nullable Double beta;

  @Option(
      names = "--label-smoothing",
      paramLabel = "P",
      description = "dpo: the probability that a label is wrong. Default: 0.")
  private double smoothing;

  @Option(
      names = "--robust",
      description = "dpo: the unbiased form of label smoothing instead of cDPO's.")
  private boolean robust;

  @Option(names = "--tau", paramLabel = "X", description = "ipo: regularisation, default 0.1.")
  private @Nullable Double tau;

  @Option(
      names = "--ipo-sums",
      description = "ipo: sums as in the paper instead of means over tokens as in TRL.")
  private boolean sums;

  @Option(
      names = "--gamma-beta-ratio",
      paramLabel = "X",
      defaultValue = "0.5",
      description = "simpo: the margin over beta. Default: ${DEFAULT-VALUE}.")
  private double gammaBetaRatio;

  @Option(
      names = "--orpo-lambda",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "orpo: weight of the odds ratio. Default: ${DEFAULT-VALUE}.")
  private double lambda;

  @Option(
      names = "--orpo-prompt-loss",
      description = "orpo: fine-tune on the prompt too, as TRL does.")
  private boolean promptLoss;

  @Option(
      names = "--nll-weight",
      paramLabel = "X",
      defaultValue = "0",
      description =
          "dpo, ipo, simpo: the chosen side's own loss, as in fine-tuning, is added with this weight."
              + " Default: ${DEFAULT-VALUE}.")
  private double nllWeight;

  @Option(
      names = "--desirable-weight",
      paramLabel = "X",
      defaultValue = "1",
      description = "kto: weight of what is liked. Default: ${DEFAULT-VALUE}.")
  private double desirableWeight;

  @Option(
      names = "--undesirable-weight",
      paramLabel = "X",
      defaultValue = "1",
      description = "kto: weight of what is not. Default: ${DEFAULT-VALUE}.")
  private double undesirableWeight;

  /**
   * {@return the objective with its parameters}
   *
   * @throws ChoiceException if another one's are given
   */
  Preference preference() {
    requireOwn();
    return checked(() ->
        switch (name) {
          case DPO ->
              paired(
                  new Dpo(
                      or(beta, 0.1),
                      smoothing,
                      robust ? Dpo.Smoothing.ROBUST : Dpo.Smoothing.CONSERVATIVE));
          case IPO -> paired(new Ipo(or(tau, 0.1), !sums));
          case SIMPO -> paired(SimPo.ofRatio(or(beta, 2), gammaBetaRatio));
          case ORPO ->
              new Preference.Paired(
                  new Orpo(
                      lambda,
                      promptLoss ? PairObjective.Nll.PROMPT_AND_CHOSEN : PairObjective.Nll.CHOSEN));
          case KTO ->
              new Preference.Unpaired(new Kto(or(beta, 0.1), desirableWeight, undesirableWeight));
        });
  }

  private Preference paired(PairObjective objective) {
    return new Preference.Paired(nllWeight == 0 ? objective : new WithNll(objective, nllWeight));
  }

  /** {@return the options that say nothing of this objective} */
  Set<String> unused() {
    Set<String> unused =
        Arrays.stream(Name.values())
            .flatMap(each -> options(each).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    options(name).forEach(unused::remove);
    return unused;
  }

  private static List<String> options(Name objective) {
    return switch (objective) {
      case DPO -> List.of("--beta", "--label-smoothing", "--robust", "--nll-weight");
      case IPO -> List.of("--tau", "--ipo-sums", "--nll-weight");
      case SIMPO -> List.of("--beta", "--gamma-beta-ratio", "--nll-weight");
      case ORPO -> List.of("--orpo-lambda", "--orpo-prompt-loss");
      case KTO -> List.of("--beta", "--desirable-weight", "--undesirable-weight");
    };
  }

  // One that is ignored in silence would be taken for another: IPO's tau is TRL's beta.
  private void requireOwn() {
    List<String> others =
        unused().stream().filter(command.commandLine().getParseResult()::hasMatchedOption).toList();
    if (!others.isEmpty()) {
      throw new ChoiceException(
          "The objective %s has no %s; it has %s. Leave out what it has not."
              .formatted(
                  name.name().toLowerCase(Locale.ROOT),
                  String.join(", ", others),
                  String.join(", ", options(name))));
    }
  }

  private static double or(@Nullable Double given, double otherwise) {
    return given == null ? otherwise : given;
  }

  private <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
