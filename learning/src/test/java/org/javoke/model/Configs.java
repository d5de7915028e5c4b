package org.javoke.model;

import java.util.List;
import java.util.OptionalInt;
import org.javoke.hub.Family;
import org.javoke.hub.ModelConfig;
import org.javoke.hub.Rope;
import org.javoke.hub.RopeScaling;
import org.javoke.safetensors.StoredDtype;

/** Configurations of models that exist, without their folders. */
final class Configs {

  private Configs() {}

  /** {@return the shape of Qwen2.5-0.5B} */
  static ModelConfig half() {
    return new ModelConfig(
        Family.QWEN2,
        24,
        896,
        14,
        2,
        64,
        4864,
        151_936,
        1e-6,
        new Rope(1e6, new RopeScaling.None()),
        true,
        true,
        false,
        false,
        false,
        32_768,
        StoredDtype.BF16,
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
