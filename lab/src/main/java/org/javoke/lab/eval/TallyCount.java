package org.javoke.lab.eval;

import java.util.EnumMap;
import java.util.Map;
import org.javoke.lab.run.Summary.Interval;
import org.javoke.lab.run.Summary.Tally;
import org.javoke.score.Mistake;
import org.javoke.score.Score;
import org.javoke.score.statistics.Accuracy;
import org.jspecify.annotations.Nullable;

/** A {@link Tally} while it grows. */
final class TallyCount {

  private int correct;
  private int wrong;
  private int unscored;
  private final Map<Mistake, Integer> kinds = new EnumMap<>(Mistake.class);

  void add(Score score) {
    switch (score) {
      case Score.Correct _ -> correct++;
      case Score.Wrong(Mistake mistake, String _, String _) -> {
        wrong++;
        kinds.merge(mistake, 1, Integer::sum);
      }
      case Score.Graded _ -> throw new IllegalArgumentException("a grade is no verdict");
      case Score.Unscored _ -> unscored++;
    }
  }

  Tally tally() {
    return new Tally(correct, wrong, unscored, kinds, interval());
  }

  private @Nullable Interval interval() {
    int scored = correct + wrong;
    if (scored == 0) {
      return null;
    }
    var wilson = new Accuracy(correct, scored).wilson95();
    return new Interval(wilson.low(), wilson.high());
  }
}
