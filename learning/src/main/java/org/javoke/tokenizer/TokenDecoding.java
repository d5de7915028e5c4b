package org.javoke.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How a tokenizer's spelling of a token becomes its bytes. */
enum TokenDecoding {
  /**
   * Each byte is spelt as one printable character (GPT-2's table). A spelling with a character that
   * is not in the table is taken as it is.
   */
  BYTE_LEVEL {
    @Override
    byte[] bytes(String token) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(token.length());
      for (int i = 0; i < token.length(); i++) {
        int value = byteOf(token.charAt(i));
        if (value < 0) {
          return Surrogates.whole(token).getBytes(StandardCharsets.UTF_8);
        }
        out.write(value);
      }
      return out.toByteArray();
    }
  },
  /** A space is spelt U+2581, and a byte that is no character by itself {@code <0x0A>}. */
  BYTE_FALLBACK {
    @Override
    byte[] bytes(String token) {
      return fallback(token);
    }
  },
  /** The same, and the text loses one space at its beginning. */
  BYTE_FALLBACK_STRIPPED {
    @Override
    byte[] bytes(String token) {
      return fallback(token);
    }
  };

  abstract byte[] bytes(String token);

  private static byte[] fallback(String token) {
    if (token.length() == 6 && token.startsWith("<0x") && token.endsWith(">")) {
      int high = Character.digit(token.charAt(3), 16);
      int low = Character.digit(token.charAt(4), 16);
      if (high >= 0 && low >= 0) {
        return new byte[] {(byte) (high * 16 + low)};
      }
    }
    return Surrogates.whole(token.replace('\u2581', ' ')).getBytes(StandardCharsets.UTF_8);
  }

  // Printable Latin-1 stands for itself; the 68 other bytes, in order, are U+0100 and up.
  private static int byteOf(char c) {
    if ((c >= '!' && c <= '~') || (c >= 0xA1 && c <= 0xAC) || (c >= 0xAE && c <= 0xFF)) {
      return c;
    }
    int shifted = c - 0x100;
    if (shifted < 0 || shifted >= 68) {
      return -1;
    }
    // 0x00-0x20 are 33 bytes, 0x7F-0xA0 are 34, and 0xAD is the last.
    return shifted < 33 ? shifted : shifted < 67 ? shifted - 33 + 0x7F : 0xAD;
  }
}
