package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.javoke.data.split.Difficulty;

/**
 * Which file of a run is where.
 *
 * @param root the run's folder
 * @param first the name of the folder of what comes before the rounds
 */
public record IToolFolder(Path root, String first) {

  /** What the policy is, in the folder of each round and of a run that had nothing to learn. */
  public static final String POLICY = "policy.json";

  public IToolFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** {@return the folder of a run of the iTool loop} */
  public static IToolFolder of(Path root) {
    return new IToolFolder(root, "warm-up");
  }

  /** {@return the folder of a run of reward-filtered learning} */
  public static IToolFolder ofRewards(Path root) {
    return new IToolFolder(root, "start");
  }

  /** {@return the folder of whichever run lies there} */
  public static IToolFolder in(Path root) {
    IToolFolder rewards = ofRewards(root);
    return Files.isDirectory(rewards.round(0)) ? rewards : of(root);
  }

  /** {@return what the run was begun with} */
  public Path settings() {
    return root.resolve("settings.json");
  }

  /** {@return the folder of the divided data} */
  public Path data() {
    return root.resolve("data");
  }

  /** {@return the examples of the warm-up} */
  public Path warmUpData() {
    return data().resolve("warm-up.jsonl");
  }

  /** {@return the examples of the rounds} */
  public Path replayData() {
    return data().resolve("replay.jsonl");
  }

  /** {@return how many examples are where} */
  public Path division() {
    return data().resolve("division.json");
  }

  /** {@return the easy, the medium and the hard third of the warm-up} */
  public List<Path> thirds() {
    return Arrays.stream(Difficulty.Level.values())
        .map(level -> data().resolve(level.label() + ".jsonl"))
        .toList();
  }

  /**
   * {@return the folder of a round, with the {@code adapter} that it ends with}
   *
   * @param round 0 for what comes before the first
   */
  public Path round(int round) {
    return root.resolve(round == 0 ? first : "round-" + round);
  }

  /** {@return what the policy is after the round} */
  public Path policy(int round) {
    return round(round).resolve(POLICY);
  }

  /** {@return the folder of the perplexities, and of the examples that were hardest} */
  public Path buffer(int round) {
    return round(round).resolve("buffer");
  }

  /** {@return the perplexity of each of the rounds' examples} */
  public Path perplexities(int round) {
    return buffer(round).resolve("buffer.jsonl");
  }

  /** {@return the examples that were hardest} */
  public Path hardest(int round) {
    return buffer(round).resolve("replay.jsonl");
  }

  /** {@return the folder of the trees and pairs} */
  public Path search(int round) {
    return round(round).resolve("search");
  }

  /** {@return the trees} */
  public Path trees(int round) {
    return search(round).resolve("trees.jsonl");
  }

  /** {@return the page of the trees} */
  public Path treesPage(int round) {
    return search(round).resolve("trees.html");
  }

  /** {@return the pairs that the round trains on} */
  public Path pairs(int round) {
    return search(round).resolve("pairs.jsonl");
  }

  /** {@return the run of the test questions, as {@code javoke eval} writes it} */
  public Path evaluation(int round) {
    return round(round).resolve("evaluation");
  }

  /** {@return where several processes ask their parts of the test questions} */
  public Path evaluationParts(int round) {
    return round(round).resolve("evaluation-parts");
  }

  /** {@return the perplexities under the policy that the round, the last one, ends with} */
  public Path perplexitiesAfter(int round) {
    return round(round).resolve("perplexity-after.jsonl");
  }

  /** {@return the folder of the answers drawn, and of those kept} */
  public Path answers(int round) {
    return round(round).resolve("answers");
  }

  /** {@return the answers drawn for each prompt, with their verdicts} */
  public Path drawn(int round) {
    return answers(round).resolve("answers.jsonl");
  }

  /** {@return the samples that the round trains on} */
  public Path kept(int round) {
    return answers(round).resolve("kept.jsonl");
  }

  /** {@return how many answers were right, and kept} */
  public Path answerCounts(int round) {
    return answers(round).resolve("answers.json");
  }

  /** {@return the numbers of all rounds} */
  public Path rounds() {
    return root.resolve("rounds.json");
  }

  /** {@return the same as a table} */
  public Path metrics() {
    return root.resolve("metrics.csv");
  }

  /** {@return the run's page} */
  public Path page() {
    return root.resolve("report.html");
  }
}
