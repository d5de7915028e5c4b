package org.javoke.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.Decoder;

/** A model that is trained: what computes, what changes, and what is written at the end. */
public interface Trainee extends AutoCloseable {

  /** {@return the model as a step of training computes it, with dropout} */
  Decoder learning();

  /**
   * {@return the model as it is now, without dropout} It shares the weights that are trained, so
   * each step changes it; between steps it can generate and score.
   */
  Decoder policy();

  /** {@return the model as it was before the first step, also in a run that goes on} */
  Decoder reference();

  /**
   * {@return the model as it was in an earlier round}
   *
   * @param model the folder that this one is loaded from, or, where all weights are trained, that
   *     of any model of this shape
   * @param adapter on top of it; empty where all weights are trained
   * @throws InputException if it cannot be used
   */
  Decoder earlier(ModelFolder model, Optional<Path> adapter);

  /** {@return what training changes} */
  List<Parameter> parameters();

  /** {@return how many numbers training changes} */
  default long size() {
    return parameters().stream().mapToLong(parameter -> parameter.tensor().elements()).sum();
  }

  /**
   * Writes the weights as they are now.
   *
   * @param run the run's folder, in which it makes one of its own
   * @return that folder, which other tools can load
   * @throws InputException if it cannot be written
   */
  Path write(Path run);

  /** Frees the weights, the base's included. */
  @Override
  void close();
}
