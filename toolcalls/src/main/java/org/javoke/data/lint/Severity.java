package org.javoke.data.lint;

/** How bad a finding is. */
public enum Severity {
  /** Whoever trains on it teaches the model something wrong. */
  ERROR,
  /** It may be meant so; look at it. */
  WARNING
}
