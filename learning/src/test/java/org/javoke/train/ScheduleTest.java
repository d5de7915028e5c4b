package org.javoke.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void warmUpRisesFromNothing() {
    Schedule schedule = new Schedule(Schedule.Shape.CONSTANT, 0.4, 4, 100);
    assertThat(schedule.at(0)).isZero();
    assertThat(schedule.at(1)).isEqualTo(0.1); // 0.4 * 1 / 4
    assertThat(schedule.at(4)).isEqualTo(0.4);
    assertThat(schedule.at(99)).isEqualTo(0.4);
  }

  @Test
  void theLineFallsToNothing() {
    Schedule schedule = new Schedule(Schedule.Shape.LINEAR, 0.4, 2, 12);
    assertThat(schedule.at(7)).isEqualTo(0.2); // half of the ten steps after the warm-up
    assertThat(schedule.at(12)).isZero();
    assertThat(schedule.at(13)).isZero();
  }

  @Test
  void theWaveFallsToNothing() {
    Schedule schedule = new Schedule(Schedule.Shape.COSINE, 0.4, 2, 14);
    assertThat(schedule.at(2)).isEqualTo(0.4);
    assertThat(schedule.at(6)).isCloseTo(0.3, within(1e-12)); // a third: (1 + cos 60°) / 2 = 3/4
    assertThat(schedule.at(8)).isCloseTo(0.2, within(1e-12));
    assertThat(schedule.at(14)).isCloseTo(0, within(1e-12));
  }

  @Test
  void withoutWarmUpItStartsAtTheTop() {
    assertThat(new Schedule(Schedule.Shape.LINEAR, 0.4, 0, 4).at(0)).isEqualTo(0.4);
  }
}
