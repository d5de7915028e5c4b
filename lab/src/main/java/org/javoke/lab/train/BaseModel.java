package org.javoke.lab.train;

import java.nio.file.Path;
import org.javoke.hub.ModelFolder;
import org.javoke.model.WeightFormat;
import org.javoke.tensor.Device;

/**
 * The model that training starts from.
 *
 * @param folder in Hugging Face's layout
 * @param format how its weights are held
 * @param device where it is computed
 */
public record BaseModel(Path folder, WeightFormat format, Device device) {

  /**
   * {@return the folder, opened}
   *
   * @throws org.javoke.input.InputException if it is no model that can be used
   */
  ModelFolder open() {
    return ModelFolder.open(folder);
  }
}
