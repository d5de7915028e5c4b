package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.input.InputException;
import org.javoke.lab.train.BaseModel;
import org.javoke.lab.train.Tuning;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyWeightsTest {

  private static final BaseModel BASE =
      new BaseModel(Path.of("/models/base"), WeightFormat.FP32, Device.CPU);

  @TempDir private Path root;

  @Test
  void anAdapterIsTrainedOnOverTheSameModel() {
    Tuning lora = SmallRun.lora();
    PolicyWeights start = PolicyWeights.before(BASE, lora);
    assertThat(start).isEqualTo(new PolicyWeights(Path.of("/models/base"), Optional.empty()));
    assertThat(start.next(lora)).isEqualTo(lora);
    PolicyWeights first = start.after(lora, Path.of("/run/one"));
    assertThat(first.next(lora))
        .isEqualTo(new Tuning.Continued(Path.of("/run/one"), OptionalDouble.empty()));
    assertThat(first.base(BASE)).isEqualTo(BASE);
  }

  @Test
  void anAdapterToStartFromKeepsItsDropoutFromRoundToRound() {
    Tuning given = new Tuning.Continued(Path.of("/run/given"), OptionalDouble.of(0.1));
    PolicyWeights start = PolicyWeights.before(BASE, given);
    assertThat(start.adapter()).contains(Path.of("/run/given"));
    assertThat(start.next(given)).isEqualTo(given);
    assertThat(start.after(given, Path.of("/run/one")).next(given))
        .isEqualTo(new Tuning.Continued(Path.of("/run/one"), OptionalDouble.of(0.1)));
  }

  @Test
  void aWholeModelTakesThePlaceOfTheOneBefore() {
    Tuning full = new Tuning.Full();
    PolicyWeights after = PolicyWeights.before(BASE, full).after(full, Path.of("/run/one"));
    assertThat(after).isEqualTo(new PolicyWeights(Path.of("/run/one"), Optional.empty()));
    assertThat(after.base(BASE).folder()).isEqualTo(Path.of("/run/one"));
    assertThat(after.next(full)).isEqualTo(full);
  }

  @Test
  void theFileHasPathsInsideOfTheRunRelativeToIt() throws IOException {
    Path adapter = Files.createDirectories(root.resolve("round-1/adapter"));
    Path file = root.resolve("policy.json");
    PolicyWeights policy = new PolicyWeights(root, Optional.of(adapter));
    new PolicyFile(root, file).write(policy, true);
    assertThat(file).content().contains("\"adapter\":\"round-1/adapter\"");
    assertThat(new PolicyFile(root, file).read()).contains(policy);
  }

  @Test
  void aSpoiltFileOrLostWeightsAreSaid() throws IOException {
    PolicyFile file = new PolicyFile(root, root.resolve("policy.json"));
    assertThat(file.read()).isEmpty();
    for (String text :
        new String[] {"", "{", "[]", "{}", "{\"model\": 1}", "{\"model\": \"gone\"}"}) {
      Files.writeString(file.file(), text);
      assertThatThrownBy(file::read)
          .as(text)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("policy.json cannot be used");
    }
  }
}
