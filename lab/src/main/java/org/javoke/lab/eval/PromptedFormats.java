package org.javoke.lab.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.local.Writing;
import org.javoke.policy.Request;
import org.javoke.schema.Language;
import org.jspecify.annotations.Nullable;

/**
 * What BFCL's system prompt asks for, by question: the format of the calls depends on the language.
 */
public final class PromptedFormats implements Function<Request, CallFormat> {

  private final Map<String, Question> questions;

  public PromptedFormats(List<Question> questions) {
    this.questions =
        questions.stream()
            .collect(Collectors.toMap(Question::id, Function.identity(), (a, _) -> a));
  }

  @Override
  public CallFormat apply(Request request) {
    return format(question(request));
  }

  /** {@return the format, and the tools that stand in the prompt or will in a later turn} */
  public Writing writing(Request request) {
    Question question = question(request);
    return new Writing(
        format(question),
        question == null
            ? List.of()
            : Stream.concat(
                    question.task().tools().stream(),
                    question.later().stream().flatMap(turn -> turn.released().stream()))
                .toList());
  }

  // The later requests of a conversation are numbered behind the id.
  private @Nullable Question question(Request request) {
    String id = request.id();
    int number = id.lastIndexOf('#');
    Question whole = questions.get(id);
    return whole != null || number < 0 ? whole : questions.get(id.substring(0, number));
  }

  private static CallFormat format(@Nullable Question question) {
    return switch (question == null ? Language.PYTHON : question.task().language()) {
      case PYTHON -> CallFormats.named("pythonic");
      case JAVA -> CallFormats.named("java");
      case JAVASCRIPT -> CallFormats.named("javascript");
    };
  }
}
