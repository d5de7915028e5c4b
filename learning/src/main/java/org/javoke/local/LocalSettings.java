package org.javoke.local;

import java.time.Clock;
import java.time.ZoneId;
import org.javoke.generate.GeneratorSettings;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;

/**
 * How a model is held and run.
 *
 * @param format of the weights in memory
 * @param device where it is computed
 * @param generator how much is done at once
 * @param clock whose date templates print that print one, as Llama's later ones do
 */
public record LocalSettings(
    WeightFormat format, Device device, GeneratorSettings generator, Clock clock) {

  /** {@return 32 bits, on a card if there is one, and the machine's clock} */
  public static LocalSettings standard() {
    return new LocalSettings(
        WeightFormat.FP32,
        Device.parse("auto"),
        GeneratorSettings.DEFAULT,
        Clock.system(ZoneId.systemDefault()));
  }

  public LocalSettings withFormat(WeightFormat other) {
    return new LocalSettings(other, device, generator, clock);
  }

  public LocalSettings withDevice(Device other) {
    return new LocalSettings(format, other, generator, clock);
  }

  public LocalSettings withGenerator(GeneratorSettings other) {
    return new LocalSettings(format, device, other, clock);
  }

  public LocalSettings withClock(Clock other) {
    return new LocalSettings(format, device, generator, other);
  }
}
