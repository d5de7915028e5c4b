package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.javoke.input.InputException;
import org.javoke.tensor.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatChoiceTest {

  private static final long MUCH = 64L << 30;

  private static FormatChoice choice(long available, double oneRow, double manyRows) {
    return FormatChoice.auto(Configs.half(), 1024, available, new ProductSpeeds(oneRow, manyRows));
  }

  @ParameterizedTest
  @CsvSource({"2.0, 3.0, BF16", "2.0, 0.5, FP32", "0.9, 3.0, FP32", "1.05, 1.05, FP32"})
  void halfPrecisionWhereItIsQuickerAtBoth(double one, double many, WeightFormat expected) {
    FormatChoice choice = choice(MUCH, one, many);
    assertThat(choice.format()).isEqualTo(expected);
    assertThat(choice.reason())
        .contains("weights in " + expected.spelled())
        .contains("%.1f times the speed of fp32".formatted(one))
        .doesNotContain("\n");
  }

  /** 0.5B weights: 1,885 MiB in fp32, 943 in bf16, 472 in int8, with some 450 to 600 around. */
  @ParameterizedTest
  @CsvSource({"2600, FP32", "2000, BF16", "1200, INT8"})
  void aModelThatDoesNotFitIsHeldSmaller(long mebibytes, WeightFormat expected) {
    FormatChoice choice = choice(mebibytes << 20, 1, 1);
    assertThat(choice.format()).isEqualTo(expected);
    if (expected != WeightFormat.FP32) {
      assertThat(choice.reason()).contains("are available, and inference in fp32 takes");
    }
  }

  @Test
  void aModelThatFitsInNoFormatIsRefusedWithTheNumbers() {
    assertThatThrownBy(() -> choice(100 << 20, 1, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("100 MiB are available")
        .hasMessageContaining("smaller model");
  }

  @Test
  void theMeasurementMeasures() {
    ProductSpeeds speeds = ProductSpeeds.measured(Device.CPU);
    assertThat(speeds.oneRow()).isPositive();
    assertThat(speeds.manyRows()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(WeightFormat.class)
  void namesAreUnderstood(WeightFormat format) {
    assertThat(FormatChoice.named(format.spelled())).isEqualTo(format);
  }

  @Test
  void otherNamesAreRefused() {
    assertThatThrownBy(() -> FormatChoice.named("fp64"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fp64")
        .hasMessageContaining("nf4-double");
  }
}
