package org.javoke.lab.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private final List<String> out = new ArrayList<>();
  private final InOrder lines = new InOrder(out::add);

  @Test
  void linesComeOutInOrderHoweverTheyCome() {
    List<Integer> places = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
    Collections.shuffle(places, new Random(1));
    places.forEach(place -> lines.add(place, "line " + place));
    assertThat(out).isEqualTo(IntStream.range(0, 500).mapToObj(i -> "line " + i).toList());
    assertThat(lines.isFull()).isFalse();
  }

  @Test
  void whatIsEarlyWaitsAndTooMuchOfItMakesFull() {
    // 1,023 wait for the first and one more makes it full.
    for (int place = 1; place < 1024; place++) {
      lines.add(place, "");
    }
    assertThat(lines.isFull()).isFalse();
    lines.add(1024, "");
    assertThat(lines.isFull()).isTrue();
    assertThat(out).isEmpty();
    lines.add(0, "");
    assertThat(out).hasSize(1025);
    assertThat(lines.isFull()).isFalse();
  }

  @Test
  void longLinesCountByTheirLength() {
    String long8 = "x".repeat(8 << 20);
    for (int place = 1; place <= 4; place++) {
      assertThat(lines.isFull()).isFalse();
      lines.add(place, long8);
    }
    assertThat(lines.isFull()).isTrue();
  }
}
