package org.javoke.model;

import java.nio.file.Path;
import org.javoke.hub.ModelFolder;
import org.javoke.input.SharedFiles;
import org.javoke.safetensors.TensorEntry;
import org.javoke.safetensors.Weights;
import org.javoke.tensor.Device;
import org.javoke.tensor.Dtype;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reference implementation answers for small models; outside the repository. */
public final class Goldens {

  private Goldens() {}

  /**
   * {@return the folder of goldens with the name; the test that asks is skipped if it is absent}
   */
  public static Path folder(String name) {
    return SharedFiles.at("goldens/model/" + name);
  }

  /** {@return the model's folder} */
  public static Path model(String name) {
    return folder("models/" + name);
  }

  /** {@return the model in fp32, on the processor} */
  public static Decoder decoder(String name) {
    return DecoderLoader.load(ModelFolder.open(model(name)), WeightFormat.FP32, Device.CPU);
  }

  /** {@return the content of a JSON file} */
  public static JsonNode json(Path file) {
    return new JsonMapper().readTree(file);
  }

  /** {@return a list of ids} */
  public static long[] ids(JsonNode list) {
    return list.valueStream().mapToLong(JsonNode::longValue).toArray();
  }

  /** {@return a stored tensor, converted} */
  public static Tensor tensor(Weights weights, String name, Dtype dtype) {
    TensorEntry entry = weights.tensor(name);
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    Tensor copy = Tensors.empty(StoredTensors.dtype(entry.dtype()), Device.CPU, shape);
    copy.memory().copyFrom(entry.data());
    return copy.to(dtype);
  }
}
