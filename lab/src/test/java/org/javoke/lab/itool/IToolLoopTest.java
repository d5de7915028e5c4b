package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;

class IToolLoopTest {

  /** Writes down what it is asked; each training adds a letter to the policy's name. */
  private static final class Scripted implements Stages {
    private final List<Integer> pairs;
    private final List<String> asked = new ArrayList<>();

    Scripted(Integer... pairs) {
      this.pairs = Arrays.asList(pairs);
    }

    private static PolicyWeights named(String name) {
      return new PolicyWeights(Path.of("model"), Optional.of(Path.of(name)));
    }

    private static String name(PolicyWeights policy) {
      return String.valueOf(policy.adapter().orElseThrow().getFileName());
    }

    private void ask(String stage, int round, PolicyWeights policy) {
      asked.add("%s %d %s".formatted(stage, round, name(policy)));
    }

    @Override
    public void divide() {
      asked.add("divide");
    }

    @Override
    public PolicyWeights warmUp() {
      asked.add("warm up");
      return named("w");
    }

    @Override
    public void replay(int round, PolicyWeights policy) {
      ask("replay", round, policy);
    }

    @Override
    public int search(int round, PolicyWeights policy) {
      ask("search", round, policy);
      int found = pairs.get(round - 1);
      if (found < 0) {
        throw new InputException("the model is gone");
      }
      return found;
    }

    @Override
    public PolicyWeights prefer(int round, PolicyWeights policy) {
      ask("prefer", round, policy);
      return named(name(policy) + "p");
    }

    @Override
    public PolicyWeights carryOver(int round, PolicyWeights policy) {
      ask("carry over", round, policy);
      return policy;
    }

    @Override
    public void evaluate(int round, PolicyWeights policy) {
      ask("evaluate", round, policy);
    }

    @Override
    public void conclude(int rounds, PolicyWeights policy) {
      ask("conclude", rounds, policy);
    }
  }

  @Test
  void eachRoundWorksOnThePolicyOfTheOneBefore() throws Exception {
    Scripted stages = new Scripted(3, 5);
    PolicyWeights policy = new IToolLoop(stages, 2).run();
    assertThat(policy).isEqualTo(Scripted.named("wpp"));
    assertThat(stages.asked)
        .containsExactly(
            "divide",
            "warm up",
            "evaluate 0 w",
            "replay 1 w",
            "search 1 w",
            "prefer 1 w",
            "evaluate 1 wp",
            "replay 2 wp",
            "search 2 wp",
            "prefer 2 wp",
            "evaluate 2 wpp",
            "conclude 2 wpp");
  }

  @Test
  void aRoundWithoutPairsLeavesThePolicyAsItIs() throws Exception {
    Scripted stages = new Scripted(0, 1);
    assertThat(new IToolLoop(stages, 2).run()).isEqualTo(Scripted.named("wp"));
    assertThat(stages.asked)
        .contains("carry over 1 w", "evaluate 1 w", "prefer 2 w")
        .doesNotContain("prefer 1 w");
  }

  @Test
  void withoutRoundsThereIsTheWarmUpAlone() throws Exception {
    Scripted stages = new Scripted();
    assertThat(new IToolLoop(stages, 0).run()).isEqualTo(Scripted.named("w"));
    assertThat(stages.asked).containsExactly("divide", "warm up", "evaluate 0 w", "conclude 0 w");
  }

  @Test
  void aStageThatFailsEndsTheRun() {
    Scripted stages = new Scripted(2, -1, 2);
    assertThatThrownBy(() -> new IToolLoop(stages, 3).run()).hasMessage("the model is gone");
    assertThat(stages.asked.getLast()).isEqualTo("search 2 wp");
  }
}
