package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.input.InputException;
import org.javoke.replay.Replay;
import org.javoke.replay.WarmUpShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivisionTest {

  @TempDir private Path home;

  private IToolSettings settings(double share, double percent, boolean apart) throws IOException {
    Path data = home.resolve("data.jsonl");
    if (!Files.exists(data)) {
      SmallRun.data(data);
    }
    IToolSettings small = SmallRun.settings(home, data, data, 1);
    return new IToolSettings(
        small.loop(),
        new WarmUpPlan(
            WarmUpPlan.Order.MIXED,
            new WarmUpShare(share, 0),
            small.warmUp().loss(),
            small.warmUp().phase()),
        new Replay(percent, Replay.Order.HARDEST, apart, 0),
        small.search(),
        small.objective(),
        small.preferring());
  }

  @Test
  void bothSidesAndTheThirdsAreWrittenInTheOrderOfTheData() throws IOException {
    IToolSettings settings = settings(75, 50, false);
    IToolFolder folder = IToolFolder.of(home.resolve("out"));
    Files.createDirectories(folder.data());
    Division division = Division.of(settings, _ -> {});
    division.write(settings.loop().data(), folder);
    // 75 % of 12 are 9, in thirds of 3; 50 % of the other 3 are 1.5, rounded to 2.
    assertThat(division.hardest()).isEqualTo(2);
    assertThat(Files.readAllLines(folder.warmUpData())).hasSize(9);
    assertThat(Files.readAllLines(folder.replayData())).hasSize(3);
    assertThat(folder.thirds())
        .allSatisfy(third -> assertThat(Files.readAllLines(third)).hasSize(3));
    assertThat(folder.division()).content().contains("\"warm_up\":9", "\"hard\":3");
    String first = Files.readString(folder.warmUpData());
    division.write(settings.loop().data(), folder);
    assertThat(folder.warmUpData()).hasContent(first);
    assertThat(first.lines().map(line -> Integer.parseInt(line.split("\"", 5)[3].substring(1))))
        .isSorted();
  }

  @Test
  void aShareThatRoundsToNothingIsRefusedBeforeAnythingIsTrained() throws IOException {
    IToolSettings few = settings(75, 15, false); // 15 % of 3 are 0.45
    assertThatThrownBy(() -> Division.of(few, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rounds to none");
    IToolSettings none = settings(97, 50, false); // 97 % of 12 are 11.64: all of them
    assertThatThrownBy(() -> Division.of(none, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leaves a side empty");
  }

  @Test
  void equalIdsAmongTheRoundsAreRefused() throws IOException {
    Path data = SmallRun.data(home.resolve("data.jsonl"));
    Files.writeString(
        data, Files.readString(data).replaceAll("\"id\": \"e\\d+\"", "\"id\": \"e\""));
    assertThatThrownBy(() -> Division.of(settings(75, 50, false), _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two examples have the id 'e'");
  }

  @Test
  void linesOfAnotherFormAreRefused() throws IOException {
    Path data = SmallRun.data(home.resolve("data.jsonl"));
    Files.writeString(data, Files.readString(data) + "{\"question\": \"?\"}\n".repeat(8));
    IToolSettings settings = settings(75, 50, false);
    IToolFolder folder = IToolFolder.of(home.resolve("out"));
    Files.createDirectories(folder.data());
    assertThatThrownBy(() -> Division.of(settings, _ -> {}).write(settings.loop().data(), folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no conversations in OpenAI's form");
    assertThat(folder.division()).doesNotExist();
  }
}
