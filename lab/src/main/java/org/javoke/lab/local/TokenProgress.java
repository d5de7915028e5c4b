package org.javoke.lab.local;

/** Is told how the lines of a file get on. Called by one thread at a time. */
public interface TokenProgress extends AutoCloseable {

  /** Shows nothing. */
  TokenProgress NONE =
      new TokenProgress() {
        @Override
        public void begin(long total, long before) {}

        @Override
        public void answered(int tokens) {}

        @Override
        public void close() {}
      };

  /**
   * Called once, first.
   *
   * @param total how many lines there are
   * @param before how many of them an earlier process answered
   */
  void begin(long total, long before);

  /**
   * Called when a line is answered.
   *
   * @param tokens that were drawn or scored for it; 0 if it could not be
   */
  void answered(int tokens);

  @Override
  void close();
}
