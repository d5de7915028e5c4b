package org.javoke.data.read;

import java.nio.file.Path;
import java.util.List;
import org.javoke.data.Example;
import org.javoke.value.Value;

/** One way in which datasets write samples down. */
public sealed interface DataFormat {

  /** {@return the name under which users choose it, such as {@code xlam}} */
  String name();

  /** {@return what it is, in one line} */
  String description();

  /** {@return whether a file whose first record is this one looks like it} */
  boolean looksLike(Value.Fields first);

  /** A format in which each record, a line or an element of an array, is a sample. */
  non-sealed interface OfRecords extends DataFormat {

    /**
     * {@return what reads the records of this file}
     *
     * @throws org.javoke.input.InputException if a file that belongs to it is missing
     */
    RecordReader open(Path file);
  }

  /** A format in which only the file as a whole makes sense. */
  non-sealed interface OfFiles extends DataFormat {

    /**
     * {@return the file's samples}
     *
     * @throws org.javoke.input.InputException if the file is something else
     */
    List<Example> read(Path file);
  }

  /** Reads records one by one. */
  interface RecordReader {

    /**
     * {@return the sample that the record is}
     *
     * @throws RecordException if it is none
     */
    Example read(Value.Fields record) throws RecordException;
  }
}
