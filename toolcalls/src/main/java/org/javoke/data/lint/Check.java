package org.javoke.data.lint;

import org.javoke.data.Example;

/** Looks at one sample by itself. Safe to use from several threads. */
interface Check {

  void check(Example example, Findings findings);
}
