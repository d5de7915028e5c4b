package org.javoke.lab.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.javoke.lab.train.TrainingListener;
import org.javoke.train.Trainee;
import org.javoke.train.TrainingProgress;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers of a run for TensorBoard, into the folder {@code tensorboard} of the run. They
 * are beside the run: what cannot be written is said once, and training goes on without.
 */
public final class TensorBoardListener implements TrainingListener, Scalars, AutoCloseable {

  private final Path folder;
  private final Consumer<String> lines;
  private final InstantSource clock;
  private @Nullable TensorBoardFile file;

  /** What may fail. */
  @FunctionalInterface
  private interface Writing {
    @Nullable TensorBoardFile run() throws IOException;
  }

  /**
   * @param run the run's folder
   * @param lines are told what a person should know
   */
  public TensorBoardListener(Path run, Consumer<String> lines, InstantSource clock) {
    this.folder = run.resolve("tensorboard");
    this.lines = lines;
    this.clock = clock;
  }

  // To be asked before the listeners that tell it of evaluations.
  @Override
  public void begun(int done, Trainee model) {
    attempt(() -> new TensorBoardFile(folder, done == 0 ? 0 : done + 1, clock));
  }

  @Override
  public void after(TrainingProgress.Report report, Trainee model) {
    Map<String, Double> values = TrainingNumbers.of(report);
    add(report.step(), values);
  }

  @Override
  public void add(int step, Map<String, Double> values) {
    TensorBoardFile open = file;
    if (open != null) {
      attempt(() -> {
        open.add(step, values);
        return open;
      });
    }
  }

  private void attempt(Writing writing) {
    try {
      file = writing.run();
    } catch (IOException e) {
      file = null;
      lines.accept(
          "TensorBoard's files in %s cannot be written (%s): training goes on without them."
              .formatted(folder, e.getMessage()));
    }
  }

  @Override
  public void close() {
    TensorBoardFile open = file;
    if (open != null) {
      attempt(() -> {
        open.close();
        return null;
      });
    }
  }
}
