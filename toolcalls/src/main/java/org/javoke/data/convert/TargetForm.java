package org.javoke.data.convert;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.data.Example;
import org.javoke.input.ChoiceException;
import org.javoke.value.Value;

/** A form in which samples are written. */
public interface TargetForm {

  /** {@return the name under which users choose it} */
  String name();

  /** {@return the sample in this form, or why it cannot be} */
  Written write(Example example);

  /** What became of a sample. */
  sealed interface Written {

    /**
     * It is one line.
     *
     * @param losses what the form could not hold of it, each in a few words that are the same for
     *     every sample
     */
    record Line(Value.Fields line, List<String> losses) implements Written {
      public Line {
        losses = List.copyOf(losses);
      }
    }

    /** The form has no place for such a sample. */
    record Impossible(String reason) implements Written {}
  }

  /** {@return every form there is} */
  static List<TargetForm> all() {
    return List.of(new CanonicalTarget(), new HermesTarget(), new TagsTarget(), new XlamTarget());
  }

  /**
   * {@return the form of this name}
   *
   * @throws ChoiceException if there is none
   */
  static TargetForm named(String name) {
    return all().stream()
        .filter(form -> form.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ChoiceException(
                "There is no form \"%s\" to write. There are: %s"
                    .formatted(
                        name,
                        all().stream().map(TargetForm::name).collect(Collectors.joining(", ")))));
  }
}
