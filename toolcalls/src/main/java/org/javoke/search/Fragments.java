package org.javoke.search;

import java.util.List;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A step is some fragments of text, which end at marks and know nothing of calls, as in the iTool
 * authors' code. Nothing is put between fragments.
 *
 * @param marks each of which ends a fragment
 * @param fragments how many are a step
 */
public record Fragments(List<String> marks, int fragments) implements StepRule {

  /** The authors' marks, two fragments a step. */
  public static final Fragments ITOOL_CODE = new Fragments(List.of(". ", ", ", "=", "("), 2);

  public Fragments {
    marks = List.copyOf(marks);
    if (fragments < 1 || marks.isEmpty() || marks.stream().anyMatch(String::isEmpty)) {
      throw new InputException(
          "fragments of %s, %d a step: expected marks that are no empty texts, and 1 or more a step"
              .formatted(marks, fragments));
    }
  }

  @Override
  public @Nullable Cut next(String answer, int from, boolean inList, boolean ended) {
    int found = 0;
    for (int i = from; i < answer.length(); i++) {
      int mark = markAt(answer, i);
      if (mark > 0) {
        found++;
        i += mark - 1;
      }
      // One that nothing follows yet may be the answer's last, which takes what is left.
      if (found == fragments && i + 1 < answer.length()) {
        return new Cut(i + 1, false, Step.Kind.FRAGMENT);
      }
    }
    return ended ? new Cut(answer.length(), false, Step.Kind.FRAGMENT) : null;
  }

  private int markAt(String answer, int at) {
    return marks.stream()
        .filter(mark -> answer.startsWith(mark, at))
        .mapToInt(String::length)
        .findFirst()
        .orElse(0);
  }
}
