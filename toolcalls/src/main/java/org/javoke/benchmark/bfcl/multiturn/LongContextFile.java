package org.javoke.benchmark.bfcl.multiturn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.benchmark.bfcl.multiturn.api.LongContext;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.input.InputException;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;

/**
 * Finds and reads the constants of the long-context questions. They are no part of BFCL's data
 * folder: they stand in the reference's source, beside it, as assignments of literals. The source
 * is read as data; nothing of it is run.
 */
public final class LongContextFile {

  private static final long LONGEST = 10_000_000;
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^([A-Z][A-Z0-9_]*)[ \\t]*=[ \\t]*");
  private static final List<String> PLACES =
      List.of(
          "long_context.py",
          "long_context_data.jsonl",
          "long_context_data.jsonl.gz",
          "../eval_checker/multi_turn_eval/func_source_code/long_context.py",
          "../../../goldens/bfcl/multi_turn/long_context_data.jsonl.gz");

  private LongContextFile() {}

  /** {@return the file, where it is in the folder of the data or where the reference keeps it} */
  public static Optional<Path> near(Path data) {
    return PLACES.stream()
        .map(place -> data.resolve(place).normalize())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * {@return the constants of a file: Python source, or JSON Lines of {@code name} and {@code
   * value}}
   *
   * @throws InputException if it cannot be read
   */
  public static LongContext read(Path file) {
    return file.toString().endsWith(".py") ? ofSource(file, text(file)) : LongContext.read(file);
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InputException(
            "%s is longer than %,d bytes: it is not the reference's file of constants"
                .formatted(file, LONGEST));
      }
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static LongContext ofSource(Path file, String source) {
    Map<String, Value> constants = new HashMap<>();
    Matcher assignment = ASSIGNMENT.matcher(source);
    while (assignment.find()) {
      String name = assignment.group(1);
      try {
        constants.put(name, literal(source, assignment.end()));
      } catch (PythonSyntaxException | Failure e) {
        throw new InputException(
            "%s: %s is no literal (%s); use the file of the reference's release"
                .formatted(file, name, e.getMessage()),
            e);
      }
    }
    return new LongContext(constants);
  }

  private static Value literal(String source, int start) throws PythonSyntaxException {
    return new CallInterpreter(new InstanceNames())
        .value(Python.parseAt(source, start).expression());
  }
}
