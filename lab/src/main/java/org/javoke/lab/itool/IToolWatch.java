package org.javoke.lab.itool;

import java.nio.file.Path;
import java.util.List;
import org.javoke.lab.eval.Progress;
import org.javoke.lab.local.TokenProgress;
import org.javoke.lab.train.TrainingListener;

/** Is told how a run gets on, by the thread that runs it. */
public interface IToolWatch {

  /** Shows nothing. */
  IToolWatch NONE = new IToolWatch() {};

  /** Told when a stage begins that is not done yet. */
  default void begins(String stage) {}

  /** Told of what a person should know. */
  default void notice(String line) {}

  /** {@return what shows how lines get on; whoever asks closes it} */
  default TokenProgress lines(String task) {
    return TokenProgress.NONE;
  }

  /** {@return what shows how test questions get on; whoever asks closes it} */
  default Progress questions(String task) {
    return Progress.NONE;
  }

  /**
   * {@return who follows training}
   *
   * @param run the folder of that training
   */
  default List<TrainingListener> training(Path run) {
    return List.of();
  }
}
