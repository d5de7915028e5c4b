package org.javoke.lab.watch;

import java.nio.file.Path;
import org.javoke.lab.run.RunFiles;
import org.javoke.lab.train.TrainingListener;

/** Writes the run's page when it is finished. */
public final class ReportListener implements TrainingListener {

  private final Path run;

  /**
   * @param run the run's folder
   */
  public ReportListener(Path run) {
    this.run = run;
  }

  @Override
  public void finished(Path weights) {
    TrainingPage.write(run, run.resolve(RunFiles.REPORT));
  }
}
