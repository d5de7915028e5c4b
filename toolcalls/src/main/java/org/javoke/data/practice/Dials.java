package org.javoke.data.practice;

/**
 * How hard one sample is, from 0 to 1.
 *
 * @param difficulty decides how many tools are offered, how many optional parameters are given, and
 *     how often the request's words differ from the schema's
 */
record Dials(double difficulty) {

  /** {@return the share of words that differ between request and schema} */
  double synonyms() {
    return difficulty * 0.8;
  }

  /** {@return the share of values that the request states in another form than the call} */
  double transforms() {
    return Math.max(0, difficulty - 0.5);
  }

  /** {@return the share of requests that tell something beside} */
  double narratives() {
    return difficulty * 0.5;
  }

  /** {@return the share of optional parameters that are given} */
  double optionals() {
    return 0.3 + difficulty * 0.4;
  }

  /** {@return the share of parameters that are described} */
  double descriptions() {
    return 0.35 + difficulty * 0.5;
  }

  /** {@return how many tools are offered beside those that are called, at most} */
  int distractors() {
    return difficulty < 0.34 ? 2 : difficulty < 0.67 ? 3 : 6;
  }

  /** {@return the share of distractors from the same domain} */
  double near() {
    return 0.15 + difficulty * 0.6;
  }

  int slots() {
    return difficulty < 0.34 ? 3 : difficulty < 0.67 ? 4 : 6;
  }
}
