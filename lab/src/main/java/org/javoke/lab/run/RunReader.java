package org.javoke.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;

/** Reads the files of a run. */
final class RunReader {

  private RunReader() {}

  static SavedRun read(Path folder) {
    RunInfo info = info(folder);
    List<Question> questions = QuestionFile.read(folder.resolve(RunFiles.QUESTIONS));
    Map<String, Sample> latest = new HashMap<>();
    Path samples = folder.resolve(RunFiles.SAMPLES);
    if (Files.exists(samples)) {
      SampleReader.read(samples, sample -> latest.put(sample.id(), sample));
    }
    List<Sample> ordered =
        questions.stream()
            .map(question -> latest.get(question.id()))
            .filter(Objects::nonNull)
            .toList();
    return new SavedRun(folder, info, questions, ordered);
  }

  static RunInfo info(Path folder) {
    Path file = folder.resolve(RunFiles.RUN);
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder
              + (Files.exists(folder) ? " is no folder" : " does not exist")
              + ": give the folder that a run was written to");
    }
    if (!Files.exists(file)) {
      throw new InputException(
          folder + " holds no " + RunFiles.RUN + ": give the folder that a run was written to");
    }
    try {
      return ConfigJson.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static InputException cannotRead(Path file, IOException cause) {
    return new InputException("Cannot read " + file + ": " + SafeFile.reason(cause), cause);
  }
}
