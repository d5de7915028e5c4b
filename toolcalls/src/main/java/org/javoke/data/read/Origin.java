package org.javoke.data.read;

import java.nio.file.Path;

/**
 * Where a sample stands.
 *
 * @param line on which it begins, from 1; 0 where the file only makes sense as a whole
 * @param record its place among the file's records, from 1
 */
public record Origin(Path file, int line, long record) {

  @Override
  public String toString() {
    return line == 0 ? file + ", record " + record : file + ", line " + line;
  }
}
