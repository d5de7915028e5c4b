package org.javoke.samples;

import java.io.Serial;

/** A sample that cannot be trained on; the message says why, and the caller knows where it is. */
final class SampleException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean isLeftOut;

  private SampleException(String reason, boolean isLeftOut) {
    super(reason, null, false, false); // expected of datasets: no trace
    this.isLeftOut = isLeftOut;
  }

  /** {@return one that ends the reading: the file, or the template, is not fit for training} */
  static SampleException fatal(String reason) {
    return new SampleException(reason, false);
  }

  /**
   * {@return one after which the reading goes on without the sample}
   *
   * @param reason is counted, so it should not differ from sample to sample
   */
  static SampleException leftOut(String reason) {
    return new SampleException(reason, true);
  }

  boolean isLeftOut() {
    return isLeftOut;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
