package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.Goldens;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;
import org.junit.jupiter.api.Test;

class HeldOutLossTest {

  private static final Example SHORT =
      Example.completion("short", new int[] {5, 6, 7}, new int[] {8, 9});
  private static final Example LONG =
      Example.completion("long", new int[] {5, 6}, new int[] {10, 11, 12, 13, 14, 15});

  @Test
  void isTheLossOfAStepThatHoldsAllSamples() {
    ModelFolder folder = ModelFolder.open(Goldens.model("tiny-qwen2"));
    try (Decoder decoder = DecoderLoader.load(folder, WeightFormat.FP32, Device.CPU)) {
      LogProbs model = new LogProbs(decoder, 0);
      HeldOutLoss.Measured together = new HeldOutLoss(List.of(SHORT, LONG), 1000).of(model);
      HeldOutLoss.Measured apart = new HeldOutLoss(List.of(SHORT, LONG), 1).of(model);
      double shortSum = new HeldOutLoss(List.of(SHORT), 1000).of(model).loss() * 2;
      double longSum = new HeldOutLoss(List.of(LONG), 1000).of(model).loss() * 6;

      assertThat(together.labels()).isEqualTo(8);
      // A mean over tokens, not over samples: (2 a + 6 b) / 8.
      assertThat(together.loss()).isCloseTo((shortSum + longSum) / 8, within(1e-5));
      assertThat(apart.loss()).isCloseTo(together.loss(), within(1e-5));
      assertThat(together.accuracy()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void withoutATokenThatBearsLossItIsRefused() {
    Example silent = new Example("silent", new int[] {1, 2}, new BitSet());
    assertThatThrownBy(() -> new HeldOutLoss(List.of(silent), 100))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("No token of the 1 held-out samples bears loss");
  }
}
