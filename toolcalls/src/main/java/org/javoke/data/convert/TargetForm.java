package org.javoke.data.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.data.Example;
import org.javoke.input.ChoiceException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A form in which samples are written. */
public interface TargetForm {

  /** {@return the name under which users choose it} */
  String name();

  /** {@return the sample in this form, or why it cannot be} */
  Written write(Example example);

  /**
   * {@return one that has written nothing yet; forms that need not know what they wrote are one}
   */
  default TargetForm anew() {
    return this;
  }

  /** {@return where the form's answers go if its samples go to {@code out}; null for no answers} */
  default @Nullable Path answers(Path out) {
    return null;
  }

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

    /**
     * It is a line in each of two files.
     *
     * @param line the question, as in {@link Line}
     * @param answer goes to {@link TargetForm#answers}
     * @param losses as in {@link Line}
     */
    record Pair(Value.Fields line, Value.Fields answer, List<String> losses) implements Written {
      public Pair {
        losses = List.copyOf(losses);
      }
    }

    /** The form has no place for such a sample. */
    record Impossible(String reason) implements Written {}
  }

  /** {@return every form there is} */
  static List<TargetForm> all() {
    return List.of(
        new CanonicalTarget(),
        new BfclTarget(),
        new HermesTarget(),
        new TagsTarget(),
        new ToolAceTarget(),
        new XlamTarget());
  }

  /**
   * {@return the form, in which each sample has both an answer and what is expected} Where one of
   * them is missing it is written from the other: as an answer, the first accepted value of each
   * argument; as what is expected, the calls of the last answer and no others. Samples that neither
   * can be told of are {@link Written.Impossible}.
   */
  static TargetForm completed(TargetForm form) {
    return new CompletedForm(form);
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
