package org.javoke.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.javoke.hub.ModelConfig;
import org.javoke.input.InputException;
import org.javoke.tensor.Device;

/**
 * A weight format that was chosen for a machine.
 *
 * @param reason one line that says why
 */
public record FormatChoice(WeightFormat format, String reason) {

  // Formats that are as good as the next one but for what they take.
  private static final List<WeightFormat> SMALLER =
      List.of(
          WeightFormat.FP32,
          WeightFormat.BF16,
          WeightFormat.INT8,
          WeightFormat.NF4,
          WeightFormat.NF4_DOUBLE);

  // Below that a difference may be the measurement's.
  private static final double CLEARLY = 1.1;

  /**
   * {@return the best format for the model here: bf16 where the processor is quicker at it than at
   * 32 bits, fp32 elsewhere, and a smaller one if that does not fit into memory}
   *
   * @param context tokens that are to fit
   * @throws InputException if none fits
   */
  public static FormatChoice auto(ModelConfig config, Device device, int context) {
    return auto(config, context, AvailableMemory.bytes(), ProductSpeeds.measured(device));
  }

  static FormatChoice auto(ModelConfig config, int context, long available, ProductSpeeds speeds) {
    boolean half = speeds.oneRow() > CLEARLY && speeds.manyRows() > CLEARLY;
    WeightFormat wanted = half ? WeightFormat.BF16 : WeightFormat.FP32;
    String measured =
        String.format(
            Locale.ROOT,
            "bf16 products run at %.1f times the speed of fp32 for one row, %.1f times for %d",
            speeds.oneRow(),
            speeds.manyRows(),
            ProductSpeeds.MANY);
    List<MemoryEstimate> smaller =
        SMALLER.subList(SMALLER.indexOf(wanted), SMALLER.size()).stream()
            .map(format -> MemoryEstimate.inference(config, format, 1, context))
            .toList();
    for (int i = 0; i < smaller.size(); i++) {
      if (smaller.get(i).total() <= available) {
        WeightFormat format = SMALLER.get(SMALLER.indexOf(wanted) + i);
        return new FormatChoice(
            format,
            i == 0
                ? "weights in %s: %s".formatted(format.spelled(), measured)
                : "weights in %s: %s are available, and %s"
                    .formatted(
                        format.spelled(), MemoryEstimate.mib(available), smaller.getFirst()));
      }
    }
    smaller.getLast().requireFits(available, List.of());
    throw new AssertionError("it fitted after all");
  }

  /**
   * {@return the format of the name}
   *
   * @throws InputException if there is none
   */
  public static WeightFormat named(String name) {
    return Arrays.stream(WeightFormat.values())
        .filter(format -> format.spelled().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "There is no weight format '%s'; expected auto, %s"
                    .formatted(
                        name,
                        Arrays.stream(WeightFormat.values())
                            .map(WeightFormat::spelled)
                            .collect(Collectors.joining(", ")))));
  }
}
