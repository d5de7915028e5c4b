package org.javoke.lab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlookTest {

  @TempDir private Path folder;

  private Plan plan(String seconds, List<String> arms, List<Long> seeds) {
    String text = StudyReaderTest.SMALL.replace("minutes: 3", "minutes: 3\n    " + seconds);
    return Planner.plan(
        StudyReader.parse("small", "small.yaml", text),
        new Choice("desk", seeds, arms, Map.of(), folder, Path.of("home")));
  }

  private static final String ALL = "seconds: {data: 3, base: 12, tuned: 60, further: 45}";

  @Test
  void sumsWhatTheChosenArmsTake() {
    // Two seeds of all: 2 * (3 + 12 + 60 + 45) s.
    assertThat(Outlook.of(plan(ALL, List.of(), List.of()), 1)).isEqualTo(new Outlook(4, 0, false));
    // One seed of further, which needs tuned: 3 + 60 + 45 s.
    assertThat(Outlook.of(plan(ALL, List.of("further"), List.of(1L)), 1))
        .isEqualTo(new Outlook(1.8, 0, false));
  }

  @Test
  void jobsSideBySideEndSooner() {
    // The data of both until 3 s; base until 15, the other until 27; tuned until 63 and, after the
    // second base, from 27 until 87; further until 108, and from 87 until 132 s.
    assertThat(Outlook.of(plan(ALL, List.of(), List.of()), 2).minutes()).isEqualTo(2.2);
    // What needs each other cannot be side by side.
    assertThat(Outlook.of(plan(ALL, List.of("further"), List.of(1L)), 2).minutes()).isEqualTo(1.8);
  }

  @Test
  void leavesOutWhatIsDone() {
    Plan plan = plan(ALL, List.of("base"), List.of(1L));
    new JobState(List.of(new JobState.Entry("make", "x", true, 3)))
        .write(made(folder.resolve("data/seed-1")));
    new JobState(List.of(new JobState.Entry("eval", "x", false, 0)))
        .write(made(folder.resolve("arms/base/seed-1")));
    assertThat(Outlook.of(plan, 1)).isEqualTo(new Outlook(0.2, 1, false));
  }

  private static Path made(Path path) {
    assertThat(path.toFile().mkdirs()).isTrue();
    return path;
  }

  @Test
  void whereAnArmsTimeIsNotKnownItIsThatOfAllArms() {
    // One seed of the scale's two takes half of its 3 minutes.
    assertThat(Outlook.of(plan("seconds: {base: 12}", List.of("further"), List.of(7L)), 1))
        .isEqualTo(new Outlook(1.5, 0, true));
  }

  @Test
  void timesOfUnknownArmsAreMistakes() {
    assertThatThrownBy(() -> plan("seconds: {bsae: 12}", List.of(), List.of()))
        .hasMessageContaining("seconds: the arm 'bsae'");
    assertThatThrownBy(() -> plan("seconds: {base: soon}", List.of(), List.of()))
        .hasMessageContaining("'base' is 'soon', expected a count");
  }
}
