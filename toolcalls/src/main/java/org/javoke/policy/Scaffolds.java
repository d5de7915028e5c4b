package org.javoke.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.policy.Scaffold.BestOf;
import org.javoke.policy.Scaffold.Constrained;
import org.javoke.policy.Scaffold.Repair;

/** Reads the scaffolds that a user names, and puts them around a policy. */
public final class Scaffolds {

  private static final Pattern BEST_OF = Pattern.compile("best-of=(\\d{1,9})(:logprob|:majority)?");
  private static final int MOST_DRAWS = 1_000;

  private Scaffolds() {}

  /**
   * {@return the scaffolds that the texts name, in the same order}
   *
   * @param texts {@code constrained}, {@code repair}, {@code best-of=5} or {@code
   *     best-of=5:logprob} each
   * @throws InputException if one is none of these, or stands there twice, or {@code constrained}
   *     is not the first
   */
  public static List<Scaffold> parse(List<String> texts) {
    List<Scaffold> scaffolds = new ArrayList<>();
    for (String text : texts) {
      Scaffold scaffold = parse(text.strip());
      if (scaffolds.stream().anyMatch(other -> other.getClass() == scaffold.getClass())) {
        throw new InputException(
            "The scaffold '%s' comes on top of another of its kind. Name each kind once."
                .formatted(text));
      }
      if (scaffold instanceof Constrained && !scaffolds.isEmpty()) {
        throw new InputException(
            "The scaffold '%s' stands after '%s'. Name it first: it acts while a reply is written."
                .formatted(text, scaffolds.getLast().name()));
      }
      scaffolds.add(scaffold);
    }
    return List.copyOf(scaffolds);
  }

  /**
   * {@return the policy with the scaffolds around it} The first named is the innermost: {@code
   * repair} before {@code best-of=5} mends every draw before the vote.
   *
   * @param scaffolds without {@link Constrained}, which a policy that can do it is told when it is
   *     made: see {@link #isConstrained} and {@link #withoutConstrained}
   * @param formats the format in which a request's answer is to be written, if it is a text
   * @throws InputException if one is {@link Constrained}
   */
  public static Policy around(
      Policy policy, List<Scaffold> scaffolds, Function<Request, CallFormat> formats) {
    Policy built = policy;
    for (Scaffold scaffold : scaffolds) {
      built =
          switch (scaffold) {
            case Constrained constrained ->
                throw new InputException(
                    ("The scaffold '%s' needs a model in this process, since it chooses among the"
                            + " tokens as they are drawn; an endpoint does not offer that. Run a"
                            + " local model with --model FOLDER, or leave the scaffold out.")
                        .formatted(constrained.name()));
            case Repair _ -> new RepairPolicy(built, formats);
            case BestOf bestOf -> BestOfPolicy.of(built, bestOf, new MajorityChoice(formats));
          };
    }
    return built;
  }

  /** {@return whether replies are to be constrained while they are written} */
  public static boolean isConstrained(List<Scaffold> scaffolds) {
    return scaffolds.stream().anyMatch(Constrained.class::isInstance);
  }

  /** {@return the scaffolds that go around a policy that itself constrains its replies} */
  public static List<Scaffold> withoutConstrained(List<Scaffold> scaffolds) {
    return scaffolds.stream().filter(scaffold -> !(scaffold instanceof Constrained)).toList();
  }

  private static Scaffold parse(String text) {
    if (text.equals(Constrained.NAME)) {
      return new Constrained();
    }
    if (text.equals(RepairPolicy.NAME)) {
      return new Repair();
    }
    Matcher bestOf = BEST_OF.matcher(text);
    if (!bestOf.matches()) {
      throw new InputException(
          "The scaffold '%s' is unknown. Expected constrained, repair, best-of=N or best-of=N:logprob."
              .formatted(text));
    }
    int draws = Integer.parseInt(bestOf.group(1));
    if (draws < 2 || draws > MOST_DRAWS) {
      throw new InputException(
          "The scaffold '%s' draws %d times. Expected 2 to %d draws."
              .formatted(text, draws, MOST_DRAWS));
    }
    boolean logprob = ":logprob".equals(bestOf.group(2));
    return new BestOf(draws, logprob ? BestOf.By.LOGPROB : BestOf.By.MAJORITY);
  }
}
