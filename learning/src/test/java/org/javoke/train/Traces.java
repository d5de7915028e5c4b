package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.javoke.hub.AdapterFolder;
import org.javoke.model.Goldens;
import org.javoke.safetensors.SafetensorsFile;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import tools.jackson.databind.JsonNode;

/** What the reference's training runs started from and came to. */
public final class Traces {

  private Traces() {}

  /** {@return the adapter of a PEFT folder} */
  public static LoraWeights adapter(Path path) {
    try (AdapterFolder folder = AdapterFolder.open(path)) {
      return LoraWeights.of(folder, Device.CPU);
    }
  }

  /** {@return the largest difference between the parameters and those stored under their names} */
  public static double difference(List<Parameter> parameters, Path file) {
    double largest = 0;
    try (Weights stored = SafetensorsFile.open(file);
        Scope _ = Scope.open()) {
      for (Parameter parameter : parameters) {
        Tensor expected = Goldens.tensor(stored, parameter.name(), Dtype.F32);
        largest =
            Math.max(
                largest,
                parameter.tensor().detach().sub(expected).abs().view(-1).amax(0, false).item());
      }
    }
    return largest;
  }

  /** {@return the examples of a trace} */
  public static List<Example> examples(JsonNode trace) {
    List<Example> examples = new ArrayList<>();
    for (JsonNode stored : trace.path("examples_in_order")) {
      long[] ids = Goldens.ids(stored.path("input_ids"));
      long[] mask = Goldens.ids(stored.path("completion_mask"));
      BitSet learned = new BitSet();
      boolean all = trace.has("completion_only") && !trace.path("completion_only").booleanValue();
      for (int i = 0; i < ids.length; i++) {
        learned.set(i, all || mask[i] == 1);
      }
      examples.add(
          new Example(
              "example " + examples.size(),
              Arrays.stream(ids).mapToInt(Math::toIntExact).toArray(),
              learned));
    }
    return examples;
  }

  /** {@return the samples in micro-batches, and these in steps} */
  public static <S> List<List<List<S>>> steps(List<S> samples, int microBatch, int accumulation) {
    List<List<List<S>>> steps = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += microBatch * accumulation) {
      List<List<S>> step = new ArrayList<>();
      for (int i = 0; i < accumulation; i++) {
        int start = from + i * microBatch;
        step.add(samples.subList(start, start + microBatch));
      }
      steps.add(step);
    }
    return steps;
  }

  static double relative(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }
}
