package org.javoke.lab.eval;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.SavedReply;
import org.javoke.benchmark.Selection;
import org.javoke.input.InputException;
import org.javoke.lab.run.OpenRun;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.Session;

/**
 * Judges replies that are given, and keeps them as a run.
 *
 * <p>The questions are those of every category that has a reply; one without a reply is unscored,
 * never wrong. Of two replies to one question the later counts.
 */
public final class Scoring {

  private static final int NAMED = 5;

  private final Benchmark benchmark;
  private final Judge judge;
  private final Clock clock;

  public Scoring(Benchmark benchmark, Judge judge, Clock clock) {
    this.benchmark = benchmark;
    this.judge = judge;
    this.clock = clock;
  }

  /**
   * Judges the replies.
   *
   * @param folder new, empty, or of a run of the same configuration
   * @throws InputException if the folder or the data cannot be used, or a reply is to a question
   *     that the benchmark does not have
   */
  public Outline run(Path folder, RunConfig config, Iterable<SavedReply> replies) {
    return run(folder, config, replies, List.of());
  }

  /**
   * Judges the replies.
   *
   * @param categories those that the replies are likely of, which spares reading others; empty if
   *     nothing is known
   */
  public Outline run(
      Path folder, RunConfig config, Iterable<SavedReply> replies, List<String> categories) {
    Map<String, SavedReply> byId = new HashMap<>();
    replies.forEach(reply -> byId.put(reply.id(), reply));
    List<Question> asked = asked(config.selection(), byId.keySet(), categories);
    refuseStrangers(asked, config.selection(), byId.keySet());
    List<Question> questions = answered(asked, byId);
    if (questions.isEmpty()) {
      throw new InputException(
          "There is no reply to any of the questions asked: check the file of replies and the"
              + " selection of categories and ids");
    }
    Session session = Sessions.begin(clock, List.of());
    try (OpenRun run = OpenRun.open(folder, config, questions, session)) {
      List<Question> remaining = run.remaining();
      List<Sample> judged = judge(remaining, byId);
      judged.forEach(run::add);
      return Outline.finish(run, config, questions, judged.size(), judged, session, clock);
    }
  }

  private List<Question> asked(Selection selection, Set<String> ids, List<String> categories) {
    if (selection.equals(Selection.ALL) && !categories.isEmpty()) {
      List<Question> likely = benchmark.questions(selection.withCategories(categories));
      if (likely.stream().map(Question::id).collect(Collectors.toSet()).containsAll(ids)) {
        return likely;
      }
    }
    return benchmark.questions(selection);
  }

  private List<Sample> judge(List<Question> questions, Map<String, SavedReply> replies) {
    return questions.parallelStream().map(question -> judge(question, replies)).toList();
  }

  private Sample judge(Question question, Map<String, SavedReply> replies) {
    SavedReply reply = replies.get(question.id());
    return reply == null
        ? judge.unscored(question, "no reply to this question was given", 0)
        : judge.judge(question, benchmark.task(question, reply.mode()), reply.outcome());
  }

  private static List<Question> answered(
      List<Question> questions, Map<String, SavedReply> replies) {
    Set<String> categories =
        questions.stream()
            .filter(question -> replies.containsKey(question.id()))
            .map(question -> question.category())
            .collect(Collectors.toSet());
    return questions.stream().filter(question -> categories.contains(question.category())).toList();
  }

  // A reply that the selection leaves out is none of its business; one that the benchmark does not
  // know is a mistake.
  private void refuseStrangers(List<Question> asked, Selection selection, Set<String> replies) {
    Set<String> strangers = new TreeSet<>(replies);
    asked.forEach(question -> strangers.remove(question.id()));
    if (!strangers.isEmpty() && !selection.equals(Selection.ALL)) {
      benchmark.questions(Selection.ALL).forEach(question -> strangers.remove(question.id()));
    }
    if (!strangers.isEmpty()) {
      throw new InputException(
          "%d of %d replies are to questions that the benchmark does not have: %s%s; give the data of the version of the benchmark that was asked"
              .formatted(
                  strangers.size(),
                  replies.size(),
                  strangers.stream().limit(NAMED).collect(Collectors.joining(", ")),
                  strangers.size() > NAMED ? ", ..." : ""));
    }
  }
}
