package org.javoke.lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinesTest {

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private PlainLines shown(long total) {
    PlainLines.Amount amount = new PlainLines.Amount(total, " MB", 1_000_000);
    return new PlainLines(lines::add, () -> now, "looking", amount);
  }

  // 100 of 2,500 MB in 5 seconds are 20 MB/s; the other 2,400 take 120 seconds.
  @Test
  void aLineHasWhatIsDoneTheRateAndWhatIsLeft() {
    PlainLines shown = shown(2_500_000_000L);
    now = now.plusSeconds(5);
    shown.at(100_000_000, ", 7 samples");
    assertThat(lines).containsExactly("looking: 100 of 2,500 MB, 20 MB/s, 0:02:00 left, 7 samples");
  }

  @Test
  void betweenTwoLinesAreFiveSeconds() {
    PlainLines shown = shown(1_000_000_000);
    for (int second = 1; second <= 14; second++) {
      now = now.plusSeconds(1);
      shown.at(second * 1_000_000L, "");
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast()).startsWith("looking: 10 of 1,000 MB, 1 MB/s");
  }

  @Test
  void ofAnUnknownTotalNothingIsLeft() {
    PlainLines shown = shown(-1);
    now = now.plusSeconds(10);
    shown.at(50_000_000, "");
    assertThat(lines).containsExactly("looking: 50 MB, 5 MB/s");
  }

  @Test
  void whatHasNotMovedHasNoTimeLeft() {
    PlainLines shown = shown(1_000_000);
    now = now.plusSeconds(10);
    shown.at(0, "");
    assertThat(lines).containsExactly("looking: 0 of 1 MB, 0 MB/s");
  }
}
