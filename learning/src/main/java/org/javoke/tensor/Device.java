package org.javoke.tensor;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.javoke.input.InputException;

/** Where tensors live and are computed. */
public sealed interface Device {

  /** The processor. */
  record Cpu() implements Device {
    @Override
    public String toString() {
      return "cpu";
    }
  }

  /**
   * A card.
   *
   * @param index from 0
   */
  record Cuda(int index) implements Device {
    @Override
    public String toString() {
      return "cuda:" + index;
    }
  }

  Device CPU = new Cpu();

  /**
   * {@return the device that a user names}
   *
   * @param name {@code cpu}, {@code cuda}, {@code cuda:N}, or {@code auto}: the first card if there
   *     is one
   * @throws InputException if it is none of these, or there is no such card
   */
  static Device parse(String name) {
    Libtorch.load();
    int cards = torch.cuda_is_available() ? (int) torch.cuda_device_count() : 0;
    if (name.equals("cpu") || (name.equals("auto") && cards == 0)) {
      return CPU;
    }
    int index =
        name.equals("cuda") || name.equals("auto")
            ? 0
            : name.matches("cuda:\\d{1,4}") ? Integer.parseInt(name.substring(5)) : -1;
    if (index < 0) {
      throw new InputException(
          "The device '%s' is unknown. Expected auto, cpu, cuda or cuda:N.".formatted(name));
    }
    if (index >= cards) {
      throw new InputException(
          "There is no device %s: %d cards are usable here. A build with -Pgpu is needed to use one."
              .formatted(name, cards));
    }
    return new Cuda(index);
  }

  /** {@return libtorch's own name of it} */
  default org.bytedeco.pytorch.Device torchDevice() {
    return switch (this) {
      case Cpu _ -> new org.bytedeco.pytorch.Device(DeviceType.CPU, (byte) -1);
      case Cuda(int index) -> new org.bytedeco.pytorch.Device(DeviceType.CUDA, (byte) index);
    };
  }
}
