package org.javoke.data.read;

import java.nio.file.Path;

/** Reads records that were just written, so that a writer knows what its form has kept. */
public final class ReadBack {

  private ReadBack() {}

  /** {@return what reads BFCL's questions without their answers} */
  public static DataFormat.RecordReader bfclQuestions() {
    return BfclFormat.questions();
  }

  /** {@return what reads records of Hermes} */
  public static DataFormat.RecordReader hermes() {
    return new HermesFormat().open(Path.of("hermes"));
  }

  /** {@return what reads messages with tags in their content} */
  public static DataFormat.RecordReader tags() {
    return new TagsFormat().open(Path.of("tags"));
  }

  /** {@return what reads records of ToolACE} */
  public static DataFormat.RecordReader toolAce() {
    return new ToolAceFormat().open(Path.of("toolace"));
  }
}
