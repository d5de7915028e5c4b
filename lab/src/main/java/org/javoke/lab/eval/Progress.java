package org.javoke.lab.eval;

import org.javoke.lab.run.Sample;

/** Is told how a run gets on. Called by one thread at a time. */
public interface Progress extends AutoCloseable {

  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin(int total, int done) {}

        @Override
        public void finished(Sample sample) {}

        @Override
        public void close() {}
      };

  /**
   * Called once, first.
   *
   * @param total how many questions the run has
   * @param done how many of them were answered before, when the run is gone on with
   */
  void begin(int total, int done);

  /** Called when a sample is safe on disk. */
  void finished(Sample sample);

  @Override
  void close();
}
