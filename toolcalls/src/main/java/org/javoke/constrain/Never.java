package org.javoke.constrain;

/** What cannot be written, such as a value of the schema {@code false}. */
enum Never implements Part {
  NEVER;

  @Override
  public void step(int next, Stack at, Threads out) {}
}
