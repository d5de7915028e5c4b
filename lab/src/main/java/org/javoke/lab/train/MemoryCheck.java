package org.javoke.lab.train;

import java.util.List;
import java.util.Optional;
import org.javoke.hub.ModelConfig;
import org.javoke.input.InputException;
import org.javoke.model.MemoryEstimate;
import org.javoke.model.WeightFormat;

/** Whether what a run is going to do fits into this machine's memory. */
record MemoryCheck(ModelConfig model, TrainingPlan plan, Limits limits, int atOnce) {

  private static final int RANK = 8;

  /**
   * {@return a warning where it fits only if the activations are smaller than they may be}
   *
   * @param available bytes
   * @throws InputException if what is known exactly does not fit; what would fit is named
   */
  Optional<String> warning(long available) {
    MemoryEstimate memory = plan.memory();
    if (memory.least() > available) {
      memory.requireFits(available, smaller());
    }
    return memory.total() <= available
        ? Optional.empty()
        : Optional.of(
            "Memory may run out: %s are available. A smaller --max-length, --tokens-at-once or --kept-layers takes less."
                .formatted(MemoryEstimate.mib(available)));
  }

  private List<MemoryEstimate> smaller() {
    long adapter = MemoryEstimate.loraParameters(model, RANK);
    return List.of(
        MemoryEstimate.lora(model, WeightFormat.FP32, adapter, atOnce),
        MemoryEstimate.lora(model, WeightFormat.BF16, adapter, atOnce),
        MemoryEstimate.lora(model, WeightFormat.NF4_DOUBLE, adapter, atOnce));
  }
}
