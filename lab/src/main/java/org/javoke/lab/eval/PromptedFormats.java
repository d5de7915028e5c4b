package org.javoke.lab.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.benchmark.Question;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.policy.Request;
import org.javoke.schema.Language;

/**
 * The format in which BFCL's system prompt asks for calls, by question: it depends on the language.
 */
public final class PromptedFormats implements Function<Request, CallFormat> {

  private final Map<String, Language> languages;

  public PromptedFormats(List<Question> questions) {
    this.languages =
        questions.stream()
            .collect(
                Collectors.toMap(
                    Question::id, question -> question.task().language(), (a, _) -> a));
  }

  @Override
  public CallFormat apply(Request request) {
    return switch (languages.getOrDefault(request.id(), Language.PYTHON)) {
      case PYTHON -> CallFormats.named("pythonic");
      case JAVA -> CallFormats.named("java");
      case JAVASCRIPT -> CallFormats.named("javascript");
    };
  }
}
