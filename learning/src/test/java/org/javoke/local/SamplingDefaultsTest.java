package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.javoke.generate.SamplingParameters;
import org.javoke.hub.GenerationDefaults;
import org.javoke.policy.Sampling;
import org.junit.jupiter.api.Test;

class SamplingDefaultsTest {

  private static GenerationDefaults defaults(boolean doSample) {
    return new GenerationDefaults(
        List.of(1), OptionalInt.empty(), OptionalInt.empty(), doSample, 0.7, 0.8, 20, 0.05, 1.1);
  }

  private static Sampling sampling(OptionalDouble temperature, OptionalDouble topP) {
    return new Sampling(temperature, topP, OptionalInt.empty(), OptionalLong.empty(), false);
  }

  @Test
  void whatTheUserDoesNotSayIsTheModels() {
    assertThat(SamplingDefaults.of(Sampling.UNKNOWN, defaults(true)))
        .isEqualTo(new SamplingParameters(0.7, 20, 0.8, 0.05, 1.1));
  }

  @Test
  void aModelThatIsNotSampledIsGreedyUnlessTheUserSamples() {
    assertThat(SamplingDefaults.of(Sampling.UNKNOWN, defaults(false)).temperature()).isZero();
    assertThat(
            SamplingDefaults.of(
                sampling(OptionalDouble.of(0.3), OptionalDouble.of(0.9)), defaults(false)))
        .isEqualTo(new SamplingParameters(0.3, 20, 0.9, 0.05, 1.1));
  }

  @Test
  void aMassOfNothingLeavesTheLikeliest() {
    assertThat(
            SamplingDefaults.of(
                    sampling(OptionalDouble.empty(), OptionalDouble.of(0)), defaults(true))
                .topP())
        .isPositive();
  }

  @Test
  void everyReplyHasAStreamOfItsOwn() {
    Set<Long> streams = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      for (int id = 0; id < 50; id++) {
        for (int draw = 0; draw < 10; draw++) {
          streams.add(SamplingDefaults.stream(seed, "simple_" + id, draw));
        }
      }
    }
    assertThat(streams).hasSize(10 * 50 * 10);
    assertThat(SamplingDefaults.stream(1, "a", 2)).isEqualTo(SamplingDefaults.stream(1, "a", 2));
  }
}
