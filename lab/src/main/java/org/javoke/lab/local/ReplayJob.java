package org.javoke.lab.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.javoke.chat.Message;
import org.javoke.data.convert.LineFile;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.run.LineOutput;
import org.javoke.lab.run.ResumableFile;
import org.javoke.local.LanguageModel;
import org.javoke.replay.Replay;
import org.javoke.replay.Replay.Item;
import org.javoke.replay.Replay.Taken;
import org.javoke.value.Value;

/**
 * Refreshes the replay buffer and takes its share (iTool, section 4.3): {@code buffer.jsonl} has
 * the perplexity of every example's target, {@code replay.jsonl} the examples taken, as they were,
 * in the order of the data.
 */
public final class ReplayJob {

  private final LanguageModel model;
  private final Replay replay;

  public ReplayJob(LanguageModel model, Replay replay) {
    this.model = model;
    this.replay = replay;
  }

  /**
   * What came of it; examples whose perplexity cannot be had are among the failed of the totals.
   */
  public record Result(Totals totals, Perplexities perplexities, Taken taken) {}

  /**
   * {@return what was done}
   *
   * @param data as {@link PerplexityJob} takes it
   * @param out a folder that is there
   * @param named what decides about the buffer, by the names that a user knows
   * @throws InputException if the share rounds to nothing, or something cannot be read or written
   */
  public Result run(Path data, Path out, Map<String, String> named, TokenProgress progress)
      throws InterruptedException {
    List<Taken> taken = new ArrayList<>();
    try (ResumableFile buffer = ResumableFile.open(out.resolve("buffer.jsonl"), named)) {
      PerplexityJob.Result result =
          new PerplexityJob(model, false)
              .run(data, before(buffer, () -> taken.add(select(data, out, buffer))), progress);
      return new Result(result.totals(), result.perplexities(), taken.getFirst());
    }
  }

  // A buffer is whole only when its share is taken: a kill in between must not lose that.
  private static LineOutput before(LineOutput buffer, Runnable finish) {
    return new LineOutput() {
      @Override
      public void before(Consumer<JsonLine> sink) {
        buffer.before(sink);
      }

      @Override
      public void write(String line) {
        buffer.write(line);
      }

      @Override
      public void finish() {
        finish.run();
        buffer.finish();
      }

      @Override
      public void close() {}
    };
  }

  private Taken select(Path data, Path out, LineOutput buffer) {
    List<Item> items = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    try (JsonLines lines = JsonLines.open(data)) {
      buffer.before(scored -> {
        JsonLine line = lines.next();
        if (line != null && scored.object().at("perplexity") instanceof Value.Real(double h)) {
          // Rounding can make a certain answer's a hair less than 1.
          items.add(new Item(Integer.toString(line.number()), Math.max(1, h), calls(line)));
        } else if (reasons.isEmpty()) {
          reasons.add(scored.object().at("error") instanceof Value.Text(String why) ? why : "");
        }
      });
    }
    if (items.isEmpty() && !reasons.isEmpty()) {
      throw new InputException(
          "None of the lines of %s can be scored; of the first: %s"
              .formatted(data, reasons.getFirst()));
    }
    Taken taken = replay.take(items);
    Set<String> wanted = new HashSet<>(taken.items().stream().map(Item::id).toList());
    try (LineFile file = LineFile.create(out.resolve("replay.jsonl"))) {
      JsonLines.forEach(
          data,
          line -> {
            if (wanted.contains(Integer.toString(line.number()))) {
              file.add(line.value());
            }
          });
      file.complete();
    }
    return taken;
  }

  private static boolean calls(JsonLine line) {
    return line.object().at("messages") != null
        && Conversation.of(line).messages().getLast() instanceof Message.FromAssistant(_, var made)
        && !made.isEmpty();
  }
}
