package org.javoke.preference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.train.BatchBuilder;
import org.javoke.train.LogProbs;
import org.javoke.train.Objective;
import org.javoke.train.Pass;
import org.javoke.train.Share;
import org.javoke.train.StepMetrics;

/**
 * {@link Kto} at work, as TRL computes it: the reference point of a micro-batch is the mean of
 * {@code logp - ref} over its prompts, each with the completion of the example before it (the first
 * with that of the last), and at least 0. Micro-batches of one example have no other completion, so
 * the reference point says nothing there.
 *
 * <p>Neighbours with the same prompt share it, forward and backward.
 */
public final class UnpairedLoss implements Objective<Feedback> {

  private final Kto objective;
  private final LogProbs policy;
  private final LogProbs reference;
  private final Map<Question, Double> references = new HashMap<>();

  /** A prompt with a completion, which may be another one's. */
  private record Question(Feedback prompt, Feedback completion) {}

  public UnpairedLoss(Kto objective, LogProbs policy, LogProbs reference) {
    this.objective = objective;
    this.policy = policy;
    this.reference = reference;
  }

  @Override
  public StepMetrics accumulate(List<List<Feedback>> microBatches, long seed, Share divided) {
    FeedbackTally tally = new FeedbackTally(microBatches);
    boolean[] mine = divided.of(costs(microBatches));
    long pass = 0;
    for (int i = 0; i < mine.length; i++) {
      List<Feedback> examples = microBatches.get(i);
      if (!mine[i]) {
        pass += byPrompt(questions(examples)).size();
        continue;
      }
      double kl = referencePoint(examples);
      tally.kl(kl / microBatches.size());
      double share = 1.0 / (examples.size() * (double) microBatches.size());
      for (List<Question> group : byPrompt(questions(examples))) {
        learn(group, kl, share, seed + (pass++ << 16), tally);
      }
    }
    return tally.metrics();
  }

  // Examples of a micro-batch are compared with each other, so it is computed as a whole.
  private static long[] costs(List<List<Feedback>> microBatches) {
    return microBatches.stream()
        .mapToLong(examples -> examples.stream().mapToLong(Feedback::tokens).sum())
        .toArray();
  }

  private static List<Question> questions(List<Feedback> examples) {
    return examples.stream().map(example -> new Question(example, example)).toList();
  }

  private void learn(
      List<Question> group, double kl, double share, long seed, FeedbackTally tally) {
    List<Double> known = known(group);
    BatchBuilder builder = new BatchBuilder();
    SharedPrompt layout = add(builder, group);
    try (Pass pass = policy.pass(builder.build(), seed)) {
      float[] logProbs = pass.logProbs();
      float[] gradient = new float[logProbs.length];
      for (int i = 0; i < group.size(); i++) {
        Feedback example = group.get(i).completion();
        double found = SharedPrompt.sum(logProbs, layout.labels(i));
        Kto.Term term = objective.term(found - known.get(i), kl, example.desirable());
        for (int label : layout.labels(i)) {
          gradient[label] += (float) (example.weight() * share * term.slope());
        }
        tally.add(example, found, term, share);
      }
      pass.backward(gradient);
    }
  }

  private double referencePoint(List<Feedback> examples) {
    List<Question> questions = new ArrayList<>();
    Feedback before = examples.getLast();
    for (Feedback example : examples) {
      questions.add(new Question(example, before));
      before = example;
    }
    double sum = 0;
    for (List<Question> group : byPrompt(questions)) {
      List<Double> found = logProbs(policy, group);
      List<Double> known = known(group);
      for (int i = 0; i < group.size(); i++) {
        sum += found.get(i) - known.get(i);
      }
    }
    return Math.max(0, sum / examples.size());
  }

  private List<Double> known(List<Question> group) {
    if (!references.keySet().containsAll(group)) {
      List<Double> found = logProbs(reference, group);
      for (int i = 0; i < group.size(); i++) {
        references.put(group.get(i), found.get(i));
      }
    }
    return group.stream().map(references::get).toList();
  }

  private static List<Double> logProbs(LogProbs model, List<Question> group) {
    BatchBuilder builder = new BatchBuilder();
    SharedPrompt layout = add(builder, group);
    float[] logProbs = model.of(builder.build());
    List<Double> sums = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      sums.add(SharedPrompt.sum(logProbs, layout.labels(i)));
    }
    return sums;
  }

  private static SharedPrompt add(BatchBuilder builder, List<Question> group) {
    return SharedPrompt.add(
        builder,
        group.getFirst().prompt().prompt(),
        group.stream().map(question -> question.completion().completion()).toList());
  }

  private static List<List<Question>> byPrompt(List<Question> questions) {
    Map<List<Integer>, List<Question>> groups = new LinkedHashMap<>();
    for (Question question : questions) {
      List<Integer> prompt = Arrays.stream(question.prompt().prompt()).boxed().toList();
      groups.computeIfAbsent(prompt, _ -> new ArrayList<>()).add(question);
    }
    return List.copyOf(groups.values());
  }

  @Override
  public String name(Feedback example) {
    return example.id();
  }
}
