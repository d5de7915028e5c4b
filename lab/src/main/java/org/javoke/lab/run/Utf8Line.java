package org.javoke.lab.run;

import java.nio.charset.StandardCharsets;

/** One line of JSON as bytes. */
final class Utf8Line {

  private Utf8Line() {}

  /** {@return the JSON in UTF-8 with a line end} */
  static byte[] encode(String json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
