package org.javoke.lab.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.benchmark.bfcl.BfclCategory;
import org.javoke.benchmark.bfcl.ReferenceResults;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.run.SampleReplies;

/**
 * Replies that were saved: by BFCL's own package, or as the samples of a run.
 *
 * @param name what the model is called where nobody says otherwise
 * @param files that the replies were read from
 * @param categories of the questions, as far as the names of the files tell; empty if they do not
 */
public record Responses(
    String name, List<Path> files, List<SavedReply> replies, List<String> categories) {

  private static final String SAMPLES = "samples.jsonl";

  public Responses {
    files = List.copyOf(files);
    replies = List.copyOf(replies);
    categories = List.copyOf(categories);
    if (replies.isEmpty()) {
      throw new InputException(
          files + " hold no replies: expected one JSON object a line, with \"id\" and \"result\"");
    }
  }

  /**
   * {@return the replies in a file or folder}
   *
   * @throws InputException if there are none, or a line is broken
   */
  public static Responses read(Path fileOrFolder) {
    Path inFolder = fileOrFolder.resolve(SAMPLES);
    if (Files.isRegularFile(inFolder)) {
      return new Responses(
          name(fileOrFolder), List.of(inFolder), SampleReplies.read(inFolder), List.of());
    }
    if (Files.isRegularFile(fileOrFolder) && holdsSamples(fileOrFolder)) {
      return new Responses(
          name(fileOrFolder), List.of(fileOrFolder), SampleReplies.read(fileOrFolder), List.of());
    }
    ReferenceResults results = ReferenceResults.find(fileOrFolder);
    return new Responses(
        name(fileOrFolder),
        results.files(),
        results.replies(),
        results.categories().stream().map(BfclCategory::label).toList());
  }

  /** {@return the mode in which the questions were put, as the form of the replies tells} */
  public Mode mode() {
    return replies.getFirst().mode();
  }

  private static boolean holdsSamples(Path file) {
    try (JsonLines lines = JsonLines.open(file)) {
      JsonLine first = lines.next();
      return first != null
          && first.object().at("reply") != null
          && first.object().at("result") == null;
    }
  }

  private static String name(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return Objects.requireNonNullElse(absolute.getFileName(), absolute).toString();
  }
}
