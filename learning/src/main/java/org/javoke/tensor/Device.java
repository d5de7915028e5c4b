package org.javoke.tensor;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.javoke.input.InputException;

/**
 * Where tensors live and are computed.
 *
 * @param index of the card, from 0; 0 for the processor
 */
public record Device(Kind kind, int index) {

  /** What kind of device it is. */
  public enum Kind {
    CPU,
    CUDA
  }

  /** The processor. */
  public static final Device CPU = new Device(Kind.CPU, 0);

  /**
   * {@return the device that a user names}
   *
   * @param name {@code cpu}, {@code cuda}, {@code cuda:N}, or {@code auto}: the first card if there
   *     is one
   * @throws InputException if it is none of these, or there is no such card
   */
  public static Device parse(String name) {
    Libtorch.load();
    int cards = torch.cuda_is_available() ? torch.cuda_device_count() : 0;
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
    return new Device(Kind.CUDA, index);
  }

  /** {@return whether its memory is the process's own} */
  public boolean isCpu() {
    return kind == Kind.CPU;
  }

  org.bytedeco.pytorch.Device torchDevice() {
    return switch (kind) {
      case CPU -> new org.bytedeco.pytorch.Device(DeviceType.CPU, (byte) -1);
      case CUDA -> new org.bytedeco.pytorch.Device(DeviceType.CUDA, (byte) index);
    };
  }

  @Override
  public String toString() {
    return isCpu() ? "cpu" : "cuda:" + index;
  }
}
