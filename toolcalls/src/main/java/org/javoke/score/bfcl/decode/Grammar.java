package org.javoke.score.bfcl.decode;

import java.lang.invoke.MethodHandles;
import org.javoke.input.InputException;
import org.treesitter.TSLanguage;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;

/** The grammars with which the reference parses replies; native code is loaded on first use. */
enum Grammar {
  JAVA,
  JAVASCRIPT;

  // Recovery from errors takes quadratic time and memory: hostile text must not stop a run.
  private static final int MAX_LENGTH = 100_000;
  private static final long TIMEOUT_MICROSECONDS = 1_000_000;

  /**
   * {@return the tree of the text}
   *
   * @throws Refusal if the text is too long, or so far from the language that parsing takes a
   *     second
   * @throws InputException if this platform has no library that parses it
   */
  TSTree parse(String text) throws Refusal {
    if (text.length() > MAX_LENGTH) {
      throw new Refusal("the text has more than " + MAX_LENGTH + " characters");
    }
    TSParser parser = parser();
    parser.setTimeoutMicros(TIMEOUT_MICROSECONDS);
    TSTree tree = parser.parseString(null, text);
    if (address(tree) == 0) {
      throw new Refusal("parsing the text took too long");
    }
    return tree;
  }

  private TSParser parser() {
    try {
      TSParser parser = new TSParser();
      parser.setLanguage(language());
      return parser;
    } catch (LinkageError | RuntimeException e) {
      throw new InputException(
          "replies in Java and JavaScript cannot be read on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": the tree-sitter library cannot be loaded ("
              + e.getMessage()
              + "). It exists for Linux, macOS and Windows on x86-64, and Linux and macOS on"
              + " aarch64, and is unpacked into the home directory (or that of"
              + " -Dtree-sitter-lib=DIR). Use one of these, or leave out the Java and JavaScript"
              + " categories.",
          e);
    }
  }

  private TSLanguage language() {
    return switch (this) {
      case JAVA -> new TreeSitterJava();
      case JAVASCRIPT -> new TreeSitterJavascript();
    };
  }

  // A parse that timed out gives a tree at address 0. The library offers no way to ask for it, and
  // touching such a tree ends the process.
  private static long address(TSTree tree) {
    try {
      MethodHandles.Lookup inside =
          MethodHandles.privateLookupIn(TSTree.class, MethodHandles.lookup());
      var method = TSTree.class.getDeclaredMethod("getPtr");
      return (long) inside.unreflect(method).invoke(tree);
    } catch (Throwable e) {
      throw new IllegalStateException("the tree-sitter library has no TSTree.getPtr any more", e);
    }
  }
}
