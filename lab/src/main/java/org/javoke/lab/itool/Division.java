package org.javoke.lab.itool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.javoke.data.convert.LineFile;
import org.javoke.data.read.Dataset;
import org.javoke.data.split.Difficulty;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.local.RightAnswers;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.replay.Replay;
import org.javoke.replay.WarmUpShare;
import org.javoke.value.Value;

/**
 * The data divided between warm-up and rounds, 90 and 10 per cent in the paper. What cannot work
 * later is refused here, before anything is trained.
 *
 * @param warmUp places of the examples that warm up, from 0
 * @param replay the examples of the rounds
 * @param hardest how many of these a round takes
 */
record Division(List<Integer> warmUp, List<Replay.Item> replay, int hardest) {

  /**
   * {@return the division of the data}
   *
   * @param notice is told of lines without a right answer
   * @throws InputException if no line has one, a side is empty, a round would take nothing, or two
   *     examples of the rounds have one id
   */
  static Division of(IToolSettings settings, Consumer<String> notice) {
    RightAnswers.missing(settings.loop().data()).ifPresent(notice);
    List<Replay.Item> all = new ArrayList<>();
    JsonLines.forEach(
        settings.loop().data(), line -> all.add(new Replay.Item(id(line), 1, makesCalls(line))));
    WarmUpShare.Sides<Integer> sides =
        settings
            .warmUp()
            .share()
            .divide(IntStream.range(0, all.size()).boxed().toList(), place -> all.get(place).id());
    List<Replay.Item> rest = sides.reinforced().stream().map(all::get).toList();
    if (settings.loop().rounds() == 0) {
      return new Division(sides.warmUp(), rest, 0);
    }
    requireDifferent(rest);
    return new Division(sides.warmUp(), rest, settings.replay().take(rest).items().size());
  }

  private static String id(JsonLine line) {
    return switch (line.object().at("id")) {
      case Value.Text(String text) -> text;
      case Value.Int(var number) -> number.toString();
      case null, default -> "line " + line.number();
    };
  }

  private static boolean makesCalls(JsonLine line) {
    return line.object().at("messages") instanceof Value.Items(List<Value> messages)
        && !messages.isEmpty()
        && messages.getLast() instanceof Value.Fields last
        && last.at("tool_calls") instanceof Value.Items(List<Value> calls)
        && !calls.isEmpty();
  }

  private static void requireDifferent(List<Replay.Item> items) {
    Set<String> seen = new HashSet<>();
    for (Replay.Item item : items) {
      if (!seen.add(item.id())) {
        throw new InputException(
            "two examples have the id '%s': give each one of its own, or none"
                .formatted(item.id()));
      }
    }
  }

  /**
   * Writes both sides, and the thirds of the warm-up. Once that is done nothing is written again.
   *
   * @throws InputException if a file cannot be written, or a third is empty
   */
  void write(Path data, IToolFolder folder) {
    if (Files.exists(folder.division())) {
      return;
    }
    sides(data, folder);
    Difficulty.Outcome outcome =
        new Difficulty(new Dataset(List.of(folder.warmUpData()), "canonical"))
            .run(Difficulty.Order.MEAN_RANK, folder.data(), _ -> {});
    if (outcome.rejected() > 0) {
      throw new InputException(
          "%,d lines of %s are no conversations in OpenAI's form: javoke data lint says which, and javoke data convert reads other forms."
              .formatted(outcome.rejected(), data));
    }
    JsonObject json = new JsonObject().put("warm_up", warmUp.size()).put("replay", replay.size());
    outcome.sizes().forEach((level, size) -> json.put(level.label(), size));
    SafeFile.write(folder.division(), PrettyJson.write(json.done()));
  }

  private void sides(Path data, IToolFolder folder) {
    Set<Integer> warm = new HashSet<>(warmUp);
    try (LineFile first = LineFile.create(folder.warmUpData());
        LineFile second = LineFile.create(folder.replayData())) {
      int[] place = {0};
      JsonLines.forEach(
          data, line -> (warm.contains(place[0]++) ? first : second).add(line.value()));
      first.complete();
      second.complete();
    }
  }
}
