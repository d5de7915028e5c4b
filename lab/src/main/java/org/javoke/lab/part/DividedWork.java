package org.javoke.lab.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.data.convert.LineFile;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.input.OutputFile;
import org.javoke.lab.run.ResumableFile;
import org.javoke.lab.run.SettingsFile;
import org.javoke.value.Json;

/**
 * A file whose lines are worked on in parts, each in a folder of its own, by whichever process.
 * Once all are done, what they came to is put together as the beginning of what one process would
 * have written, which then goes on with it and finds nothing left to do.
 *
 * @param data JSON Lines
 * @param out the folder of the whole
 * @param parts how many there are
 * @param named what decides about the results, by the names that a user knows
 */
public record DividedWork(Path data, Path out, int parts, Map<String, String> named) {

  private static final String DATA = "data.jsonl";
  private static final String SETTINGS = "settings.json";

  public DividedWork {
    named = Map.copyOf(named);
    new Part(1, parts);
  }

  /**
   * What a part works on.
   *
   * @param data its lines, where they stand in the whole: the others are blank, so that each keeps
   *     its number
   * @param out the folder of what it comes to
   */
  public record Share(Path data, Path out) {}

  /**
   * {@return what a part works on, anew or again}
   *
   * @param number from 1
   * @throws InputException if it was begun with other settings, or a line is no JSON
   */
  public Share begin(int number) {
    Part part = new Part(number, parts);
    Path folder = part.folder(out);
    OutputFile.folder(folder);
    SettingsFile.beginOrRequire(folder.resolve(SETTINGS), named);
    Path lines = folder.resolve(DATA);
    try (LineFile file = LineFile.create(lines);
        JsonLines all = JsonLines.open(data)) {
      int written = 0;
      long index = 0;
      for (JsonLine line = all.next(); line != null; line = all.next()) {
        if (part.has(index++)) {
          for (; written < line.number() - 1; written++) {
            file.add("");
          }
          file.add(line.value());
          written++;
        }
      }
      file.complete();
    }
    return new Share(lines, folder);
  }

  /**
   * Begins the whole's file with what all parts have in theirs, in the order of the data.
   *
   * @param name of the file, whose lines have the {@code id} of the line of data that they answer;
   *     a line of data may have none
   * @throws InputException if a part is not done, was made with other settings or from other data,
   *     or the whole's file is there
   */
  public void gather(String name) {
    List<Answers> answers = new ArrayList<>();
    try (ResumableFile whole = ResumableFile.open(out.resolve(name), named)) {
      for (int number = 1; number <= parts; number++) {
        answers.add(answers(new Part(number, parts), name));
      }
      int[] before = {0};
      whole.before(_ -> before[0]++);
      int found = 0;
      long index = 0;
      try (JsonLines all = JsonLines.open(data)) {
        for (JsonLine line = all.next(); line != null; line = all.next()) {
          JsonLine answer = answers.get((int) (index++ % parts)).to(line);
          if (answer != null && found++ >= before[0]) {
            whole.write(Json.write(answer.value()));
          }
        }
      }
      answers.forEach(each -> each.requireEnd(data));
    } finally {
      answers.forEach(Answers::close);
    }
  }

  private Answers answers(Part part, String name) {
    Path folder = part.folder(out);
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new InputException(
          "Part %s is not done: there is no %s. Run it with --part %s, to its end, and then this again."
              .formatted(part, file, part));
    }
    SettingsFile.beginOrRequire(folder.resolve(SETTINGS), named);
    return new Answers(file);
  }

  /** Deletes the parts' folders, where the whole is done. */
  public void forget() {
    new Part(1, parts).all().forEach(part -> part.forget(out));
  }
}
