package org.javoke.schema;

/** The programming language whose call syntax and types a tool's description uses. */
public enum Language {
  PYTHON,
  JAVA,
  JAVASCRIPT
}
