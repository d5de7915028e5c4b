package org.javoke.train;

import java.time.Duration;
import java.util.SplittableRandom;
import org.javoke.input.InputException;

/**
 * How training goes; what it trains and on what is said elsewhere.
 *
 * @param rate the highest learning rate
 * @param warmupRatio share of the steps in which the rate rises, 0 to 1
 * @param weightDecay of all but biases and norms
 * @param maxGradNorm to which gradients are scaled down; 0 is no limit
 * @param microBatch samples that are computed before the next are looked at
 * @param accumulation micro-batches of a step
 * @param shuffled whether each epoch has an order of its own
 * @param seed of the order and of dropout
 * @param resetOptimiser whether each stage starts with a new optimiser and a schedule of its own
 * @param checkpointSteps steps from one checkpoint to the next; 0 is none by steps
 * @param checkpointTime time from one checkpoint to the next; zero is none by time
 * @param keptCheckpoints how many of the last stay
 */
public record TrainingSettings(
    double rate,
    Schedule.Shape schedule,
    double warmupRatio,
    double weightDecay,
    double maxGradNorm,
    int microBatch,
    int accumulation,
    boolean shuffled,
    long seed,
    boolean resetOptimiser,
    int checkpointSteps,
    Duration checkpointTime,
    int keptCheckpoints) {

  /**
   * @throws InputException if a value is out of its range
   */
  public TrainingSettings {
    require(rate >= 0 && rate < 1, "learning rate", rate, "0 to below 1");
    require(warmupRatio >= 0 && warmupRatio <= 1, "warm-up ratio", warmupRatio, "0 to 1");
    require(weightDecay >= 0 && weightDecay < 1, "weight decay", weightDecay, "0 to below 1");
    require(maxGradNorm >= 0, "largest gradient norm", maxGradNorm, "0 or more");
    require(microBatch >= 1 && microBatch <= 1 << 16, "batch", microBatch, "1 to 65536");
    require(
        accumulation >= 1 && accumulation <= 1 << 16, "accumulation", accumulation, "1 to 65536");
    require(checkpointSteps >= 0, "steps between checkpoints", checkpointSteps, "0 or more");
    require(keptCheckpoints >= 1, "kept checkpoints", keptCheckpoints, "1 or more");
  }

  private static void require(boolean fits, String name, double value, String expected) {
    if (!fits) {
      throw new InputException("The %s is %s; expected %s.".formatted(name, value, expected));
    }
  }

  /** {@return the schedule of so many steps} */
  Schedule scheduleOf(int steps) {
    return new Schedule(schedule, rate, (int) Math.ceil(warmupRatio * steps), steps);
  }

  /** {@return what dropout of the step starts from} */
  long seedOf(int step) {
    return new SplittableRandom(seed + step).nextLong() >>> 1;
  }
}
