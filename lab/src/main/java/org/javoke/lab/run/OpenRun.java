package org.javoke.lab.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;

/**
 * A run that is being written: begun in an empty folder, or gone on with where it stopped. Only one
 * process at a time can have a run open.
 */
public final class OpenRun implements AutoCloseable {

  private final Path folder;
  private final List<Question> questions;
  private final RunLock lock;
  private final SampleLog log;
  private RunInfo info;

  private OpenRun(
      Path folder, List<Question> questions, RunLock lock, SampleLog log, RunInfo info) {
    this.folder = folder;
    this.questions = questions;
    this.lock = lock;
    this.log = log;
    this.info = info;
  }

  /**
   * Opens a run for writing.
   *
   * @param folder new, empty, or of a run of the same configuration
   * @param session this stretch of work
   * @throws InputException if the folder is of another run, is no run's, is open elsewhere, or
   *     cannot be written
   */
  public static OpenRun open(
      Path folder, RunConfig config, List<Question> questions, Session session) {
    return open(folder, config, questions, session, AppendFile::open);
  }

  static OpenRun open(
      Path folder,
      RunConfig config,
      List<Question> questions,
      Session session,
      SampleLog.Opener opener) {
    List<String> ids = distinctIds(questions);
    RunStart.prepare(folder);
    RunLock lock = RunLock.acquire(folder);
    try {
      RunInfo info = RunStart.startOrResume(folder, config, questions, session);
      SampleLog log = new SampleLog(folder.resolve(RunFiles.SAMPLES), ids, opener);
      return new OpenRun(folder, List.copyOf(questions), lock, log, info);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** {@return the questions without a verdict, in the benchmark's order} */
  public List<Question> remaining() {
    Set<String> scored = log.scored();
    return questions.stream().filter(question -> !scored.contains(question.id())).toList();
  }

  /**
   * Keeps a sample; when this returns, killing the process does not lose it. Any thread may call.
   *
   * @throws InputException if it cannot be written, such as on a full disk; the run can be gone on
   *     with
   */
  public void add(Sample sample) {
    log.add(sample);
  }

  /** Keeps the samples of a run of some of these questions, but for those that are there. */
  public void addAll(Path part) {
    Set<String> scored = log.scored();
    SampleReader.read(
        part.resolve(RunFiles.SAMPLES),
        sample -> {
          if (!scored.contains(sample.id())) {
            log.add(sample);
          }
        });
  }

  /** Ends this stretch of work: each sample is there once, in the benchmark's order. */
  public void finish(Instant moment) {
    log.tidyUp();
    List<Session> sessions = new ArrayList<>(info.sessions());
    sessions.add(sessions.removeLast().finishedAt(moment));
    info = new RunInfo(info.config(), info.questionCount(), info.questionsSha256(), sessions);
    RunStart.write(folder, info);
  }

  /**
   * {@return the finished run}
   *
   * @param held samples of it that are in memory; all others are read back from the disk
   */
  public SavedRun saved(List<Sample> held) {
    if (held.size() == questions.size()) {
      return new SavedRun(folder, info, questions, held);
    }
    List<Sample> samples = new ArrayList<>(questions.size());
    SampleReader.read(folder.resolve(RunFiles.SAMPLES), samples::add);
    return new SavedRun(folder, info, questions, samples);
  }

  /** Writes the figures: {@code summary.json} and {@code summary.csv}. */
  public void write(Summary summary) {
    SafeFile.write(folder.resolve(RunFiles.SUMMARY), PrettyJson.write(SummaryJson.write(summary)));
    SafeFile.write(folder.resolve(RunFiles.TABLE), SummaryTable.csv(summary));
  }

  @Override
  public void close() {
    try (lock) {
      log.close();
    }
  }

  private static List<String> distinctIds(List<Question> questions) {
    List<String> ids = questions.stream().map(Question::id).toList();
    if (Set.copyOf(ids).size() == ids.size()) {
      return ids;
    }
    throw new InputException("The benchmark asks a question twice: ids must differ");
  }
}
