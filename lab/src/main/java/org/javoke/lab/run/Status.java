package org.javoke.lab.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.score.Score;

/** A verdict without its reasons. */
public enum Status {
  CORRECT,
  WRONG,
  GRADED,
  UNSCORED;

  /** {@return the status of a score} */
  public static Status of(Score score) {
    return switch (score) {
      case Score.Correct _ -> CORRECT;
      case Score.Wrong _ -> WRONG;
      case Score.Graded _ -> GRADED;
      case Score.Unscored _ -> UNSCORED;
    };
  }

  /** {@return the status that is written so, if any is} */
  static Optional<Status> named(String name) {
    return Stream.of(values()).filter(status -> status.written().equals(name)).findFirst();
  }

  /** {@return how it stands in files: lower case} */
  public String written() {
    return name().toLowerCase(Locale.ROOT);
  }
}
