package org.javoke.cli;

import java.nio.file.Path;
import java.util.Map;
import org.javoke.input.ChoiceException;
import org.javoke.lab.part.DividedWork;
import org.javoke.lab.part.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which part of a file's lines this process works on, or how many parts it puts together. */
final class PartOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--part",
      paramLabel = "I/N",
      description = "Only every N-th line, from the I-th, into DIR/part-I-of-N.")
  private @Nullable String part;

  @Option(
      names = "--gather",
      paramLabel = "N",
      description = "Put together what N parts have come to, and end with all of it.")
  private @Nullable Integer gathered;

  /** {@return whether this is but a part of the whole} */
  boolean isPart() {
    return part != null;
  }

  /** {@return whether the work is divided} */
  boolean isUsed() {
    return part != null || gathered != null;
  }

  /** Refuses what makes no sense, before anything is done. */
  void check() {
    if (part != null && gathered != null) {
      throw new ChoiceException(
          "--part works on a part and --gather puts them together: leave out one of them.");
    }
    Usage.understood(command, () -> part == null ? new Part(1, count()) : Part.of(part));
  }

  private int count() {
    return gathered == null ? 1 : gathered;
  }

  /**
   * {@return what this process works on}
   *
   * @param named what decides about the results, by the names that a user knows
   * @param file that the parts are put together in
   */
  DividedWork.Share begin(Path data, Path out, Map<String, String> named, String file) {
    if (part != null) {
      Part mine = Part.of(part);
      return new DividedWork(data, out, mine.count(), named).begin(mine.number());
    }
    if (gathered != null) {
      new DividedWork(data, out, gathered, named).gather(file);
    }
    return new DividedWork.Share(data, out);
  }
}
