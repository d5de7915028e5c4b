package org.javoke.hub;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decoder architectures that can be run. */
public enum Family {
  LLAMA("llama", "LlamaForCausalLM"),
  QWEN2("qwen2", "Qwen2ForCausalLM"),
  QWEN3("qwen3", "Qwen3ForCausalLM");

  private final String modelType;
  private final String architecture;

  Family(String modelType, String architecture) {
    this.modelType = modelType;
    this.architecture = architecture;
  }

  /** {@return its {@code model_type} in config.json} */
  public String modelType() {
    return modelType;
  }

  /** {@return its entry of {@code architectures} in config.json} */
  public String architecture() {
    return architecture;
  }

  static @Nullable Family ofType(String modelType) {
    for (Family family : values()) {
      if (family.modelType.equals(modelType)) {
        return family;
      }
    }
    return null;
  }

  static String listed() {
    return Arrays.stream(values())
        .map(family -> family.modelType + " (" + family.architecture + ")")
        .collect(Collectors.joining(", "));
  }
}
