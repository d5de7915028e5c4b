package org.javoke.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.endpoint.CompletionRequest.Logprobs;
import org.javoke.policy.Sampling;
import org.javoke.value.Json;
import org.javoke.value.Value;

/** Writes a request as the JSON that a completions endpoint takes. */
final class CompletionBody {

  private CompletionBody() {}

  /**
   * {@return the body, the same for the same request, whichever endpoint gets it}
   *
   * @param model the name under which the server knows it
   */
  static String write(CompletionRequest request, String model) {
    Map<String, Value> body = new LinkedHashMap<>();
    body.put("model", Value.of(model));
    body.put(
        "prompt", Value.of(request.prompt().stream().map(id -> Value.of(id.longValue())).toList()));
    putSampling(body, request.sampling());
    switch (request.logprobs()) {
      case Logprobs.Drawn(int likeliest, boolean special) -> {
        body.put("logprobs", Value.of((long) likeliest));
        if (special) {
          // Marks of calls are special tokens in some vocabularies.
          body.put("skip_special_tokens", Value.FALSE);
          body.put("spaces_between_special_tokens", Value.FALSE);
        }
      }
      case Logprobs.Echoed() -> {
        body.put("echo", Value.TRUE);
        // Some servers take 0 for "none".
        body.put("logprobs", Value.of(1));
      }
      case Logprobs.OfPrompt() -> body.put("prompt_logprobs", Value.of(1));
    }
    if (!request.stops().isEmpty()) {
      body.put("stop", Value.of(request.stops().stream().map(Value::of).toList()));
      body.put("include_stop_str_in_output", Value.TRUE);
    }
    body.put("stream", Value.FALSE);
    return Json.write(new Value.Fields(body));
  }

  private static void putSampling(Map<String, Value> body, Sampling sampling) {
    sampling.maxTokens().ifPresent(n -> body.put("max_tokens", Value.of((long) n)));
    sampling.temperature().ifPresent(t -> body.put("temperature", Value.of(t)));
    sampling.topP().ifPresent(p -> body.put("top_p", Value.of(p)));
    sampling.seed().ifPresent(seed -> body.put("seed", Value.of(seed)));
  }
}
