package org.javoke.lab.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import org.javoke.lab.run.Summary.Grades;
import org.javoke.score.Score;

/** {@link Grades} while they grow. Their sum is exact, so that their order does not matter. */
final class GradeCount {

  private final String measure;
  private int graded;
  private int unscored;
  private BigDecimal sum = BigDecimal.ZERO;

  GradeCount(String measure) {
    this.measure = measure;
  }

  void add(Score score) {
    switch (score) {
      case Score.Graded(double grade) -> {
        graded++;
        sum = sum.add(new BigDecimal(grade));
      }
      case Score.Unscored _ -> unscored++;
      case Score.Correct _, Score.Wrong _ ->
          throw new IllegalArgumentException(measure + " is a grade, got " + score);
    }
  }

  Grades grades() {
    return new Grades(measure, graded, unscored, mean());
  }

  private OptionalDouble mean() {
    return graded == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            sum.divide(BigDecimal.valueOf(graded), MathContext.DECIMAL64).doubleValue());
  }
}
