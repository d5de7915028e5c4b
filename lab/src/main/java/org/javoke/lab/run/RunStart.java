package org.javoke.lab.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;

/** Begins a run in a folder, or finds that one of the same configuration is to be gone on with. */
final class RunStart {

  private RunStart() {}

  /** Makes the folder, and refuses one that holds anything but a run. */
  static void prepare(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException(folder + " is a file: give a new or an empty folder");
    }
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(RunFiles.RUN))) {
        refuseUnknownFiles(folder);
      }
    } catch (IOException e) {
      throw SafeFile.cannotWrite(folder, e, "choose a folder that can be written");
    }
  }

  private static void refuseUnknownFiles(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!RunFiles.known(name)) {
          throw new InputException(
              folder
                  + " holds \""
                  + name
                  + "\" and no run: give a new or an empty folder, so that nothing of yours is mixed"
                  + " up with the run");
        }
      }
    }
  }

  /** Writes {@code run.json}, last: a folder that has one has all that a resume needs. */
  static RunInfo startOrResume(
      Path folder, RunConfig config, List<Question> questions, Session session) {
    List<Session> sessions = new ArrayList<>();
    String digest;
    if (Files.exists(folder.resolve(RunFiles.RUN))) {
      digest = QuestionFile.digest(questions);
      RunInfo before = RunReader.info(folder);
      refuseOther(folder, before, new RunInfo(config, questions.size(), digest, List.of()));
      sessions.addAll(before.sessions());
    } else {
      digest = QuestionFile.write(folder.resolve(RunFiles.QUESTIONS), questions);
    }
    sessions.add(session);
    RunInfo info = new RunInfo(config, questions.size(), digest, sessions);
    write(folder, info);
    return info;
  }

  static void write(Path folder, RunInfo info) {
    SafeFile.write(folder.resolve(RunFiles.RUN), PrettyJson.write(ConfigJson.write(info)));
  }

  private static void refuseOther(Path folder, RunInfo before, RunInfo now) {
    List<RunConfig.Difference> differences =
        new ArrayList<>(before.config().differences(now.config()));
    if (!before.questionsSha256().equals(now.questionsSha256())) {
      differences.add(new RunConfig.Difference("questions", shown(before), shown(now)));
    }
    if (!differences.isEmpty()) {
      throw new InputException(
          folder
              + " holds a run of another configuration:\n"
              + differences.stream().map(d -> "  " + d).collect(Collectors.joining("\n"))
              + "\nGive another folder, or the configuration of that run to go on with it");
    }
  }

  private static String shown(RunInfo info) {
    String digest = info.questionsSha256();
    return info.questionCount()
        + " of SHA-256 "
        + digest.substring(0, Math.min(8, digest.length()));
  }
}
