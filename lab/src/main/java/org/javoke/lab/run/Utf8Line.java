package org.javoke.lab.run;

import java.nio.charset.StandardCharsets;

/** One line of JSON as bytes. */
final class Utf8Line {

  private Utf8Line() {}

  /**
   * {@return the JSON in UTF-8 with a line end} Half a surrogate pair, which a model can write as
   * JSON and UTF-8 cannot hold, stays as JSON's escape: replies are kept exactly.
   */
  static byte[] encode(String json) {
    String line = hasLoneSurrogate(json) ? escapeLoneSurrogates(json) : json;
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  // A plain loop: this goes over megabytes of questions at every cold start.
  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static String escapeLoneSurrogates(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(point -> {
          if (isSurrogate(point)) {
            escaped.append("\\u").append(Integer.toHexString(point));
          } else {
            escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }

  // A pair is one code point beyond this range: what is left in it stands alone.
  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
