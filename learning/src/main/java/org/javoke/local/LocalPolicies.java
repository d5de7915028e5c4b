package org.javoke.local;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.javoke.call.CallFormat;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.input.InputException;
import org.javoke.policy.Policy;
import org.javoke.policy.Request;
import org.javoke.policy.Scaffold;
import org.javoke.policy.Scaffolds;

/** Puts together what answers requests with a local model. */
public final class LocalPolicies {

  private LocalPolicies() {}

  /**
   * {@return a policy over the model} Scaffolds work on texts, so {@code repair} mends calls before
   * they are read.
   *
   * @param model stays open: whoever opened it closes it
   * @param scaffolds innermost first
   * @param prompted how replies to a request without tools are to be written, for scaffolds
   * @param offered the format in which the model writes calls of tools that its template shows it,
   *     {@link LocalModel#callFormat} or what the user says; empty where no tools are offered so
   * @throws InputException if the model has no chat template, or cannot be constrained as asked
   */
  public static Policy of(
      LocalModel model,
      List<Scaffold> scaffolds,
      Function<Request, Writing> prompted,
      Optional<CallFormat> offered) {
    Function<Request, Writing> writing =
        request ->
            offered.isEmpty() || request.prompt().tools().isEmpty()
                ? prompted.apply(request)
                : new Writing(offered.get(), request.prompt().tools());
    Constraints constraints =
        Scaffolds.isConstrained(scaffolds)
            ? new CallConstraints(model, writing, Calling.AUTO)
            : Constraints.NONE;
    Policy texts =
        Scaffolds.around(
            new LocalPolicy(model, constraints),
            Scaffolds.withoutConstrained(scaffolds),
            request -> writing.apply(request).format());
    return offered.isEmpty() ? texts : new NativeReplies(texts, offered.get());
  }
}
