package org.javoke.samples;

import java.io.Serial;

/** A sample that cannot be trained on; the message says why, and the caller knows where it is. */
final class SampleException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private static final int LONGEST = 700;

  private final boolean isLeftOut;

  private SampleException(String reason, boolean isLeftOut) {
    super(shown(reason), null, false, false); // expected of datasets: no trace
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

  // Parts of it are data's or a template's, and go to a terminal, which obeys control characters.
  private static String shown(String reason) {
    String whole = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "...";
    return whole.replaceAll("\\p{Cntrl}", "?");
  }

  boolean isLeftOut() {
    return isLeftOut;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
