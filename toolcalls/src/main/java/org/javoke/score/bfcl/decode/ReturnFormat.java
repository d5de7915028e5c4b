package org.javoke.score.bfcl.decode;

import org.javoke.schema.Language;

/** The syntax in which the prompt asks for calls. */
public enum ReturnFormat {
  PYTHON,
  JAVA,
  JAVASCRIPT,
  JSON,
  VERBOSE_XML,
  CONCISE_XML;

  /** {@return the syntax that BFCL's default prompt asks for} */
  public static ReturnFormat of(Language language) {
    return switch (language) {
      case PYTHON -> PYTHON;
      case JAVA -> JAVA;
      case JAVASCRIPT -> JAVASCRIPT;
    };
  }
}
