package org.javoke.search;

import java.util.Random;

/** Texts of what answers are made of, in any order. */
final class Texts {

  private static final String[] PIECES = {
    "<tool_call>",
    "</tool_call>",
    "<tool_call/>",
    "[TOOL_CALLS]",
    "[ARGS]",
    "<|python_tag|>",
    "{\"name\": \"f\", ",
    "\"arguments\": {}}",
    "\"parameters\": {\"a\": 1}}",
    "[f(",
    "f(a=1)",
    "g()",
    "a=",
    "'",
    "\"",
    "`",
    "\\",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    ". ",
    ".",
    "!",
    "?",
    "\n",
    "\n\n",
    " ",
    "  ",
    "word",
    "Der Satz",
    "3.5",
    "1.",
    "。",
    "é",
    "😀",
    "\uD83D",
    "\u0000",
    "\t",
    "=="
  };

  private Texts() {}

  static String random(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(25);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
