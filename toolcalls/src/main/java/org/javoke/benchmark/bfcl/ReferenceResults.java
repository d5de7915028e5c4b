package org.javoke.benchmark.bfcl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;

/**
 * Replies that BFCL's own package saved: lines {@code {"id", "result"}}, where the result is a text
 * in prompting mode, and with native tools a list of {@code {name: arguments as JSON text}}.
 *
 * <p>With native tools a model that makes no call is saved as a text too. So all replies of a model
 * count as native as soon as one of them is: the reference reads such a text as no call, whatever
 * it says.
 */
public final class ReferenceResults {

  private final ResultFiles files;

  private ReferenceResults(ResultFiles files) {
    this.files = files;
  }

  /**
   * Finds the result files of one model; none is read yet.
   *
   * @param fileOrFolder a result file, or a folder with such files in it or below
   * @throws org.javoke.input.InputException if there is none, or there are several models
   */
  public static ReferenceResults find(Path fileOrFolder) {
    return new ReferenceResults(ResultFiles.find(fileOrFolder));
  }

  /** {@return the categories that have a file, as far as the names of the files tell} */
  public Set<BfclCategory> categories() {
    return Collections.unmodifiableSet(files.categories());
  }

  /** {@return the files that replies are read from} */
  public List<Path> files() {
    return List.copyOf(files.scorable());
  }

  /** {@return the names of categories that have a file and cannot be scored yet} */
  public Set<String> skipped() {
    return Collections.unmodifiableSet(files.skipped());
  }

  /**
   * {@return all replies, in the order of files and lines}
   *
   * @throws org.javoke.input.InputException if a line is broken, lacks its id or result, or repeats
   *     an id
   */
  public List<SavedReply> replies() {
    List<ResultLine> lines = new ArrayList<>();
    Map<String, JsonLine> seen = new HashMap<>();
    for (Path file : files.scorable()) {
      JsonLines.forEach(file, line -> lines.add(unique(line, seen)));
    }
    boolean isNative = lines.stream().anyMatch(ResultLine::isStructured);
    Mode mode = isNative ? Mode.NATIVE : Mode.PROMPTING;
    return lines.stream().map(line -> line.reply(mode)).toList();
  }

  private static ResultLine unique(JsonLine line, Map<String, JsonLine> seen) {
    ResultLine result = ResultLine.of(line);
    JsonLine earlier = seen.put(result.id(), line);
    if (earlier != null) {
      throw line.error(
          "the id \"%s\" stands in %s, line %d, too: keep one of the two"
              .formatted(result.id(), earlier.file(), earlier.number()));
    }
    return result;
  }
}
