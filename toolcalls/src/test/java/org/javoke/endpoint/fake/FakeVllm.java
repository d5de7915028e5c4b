package org.javoke.endpoint.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeCompletions.Token;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * A server that speaks what vLLM speaks: text completions of a model and of the adapters that it
 * was handed. What it says depends on the seed, and how likely it finds a token on its place.
 */
public final class FakeVllm implements FakeServer.Script {

  private final String model;
  private final List<String> sayings;
  private final Set<String> adapters = ConcurrentHashMap.newKeySet();
  private final Queue<String> handed = new ConcurrentLinkedQueue<>();

  /**
   * @param model its name
   * @param sayings one of which it says
   */
  public FakeVllm(String model, String... sayings) {
    this.model = model;
    this.sayings = List.of(sayings);
  }

  /** {@return what it was handed and what was taken back: "load NAME PATH" and "unload NAME"} */
  public List<String> handed() {
    return List.copyOf(handed);
  }

  /** {@return the adapters that it has} */
  public Set<String> adapters() {
    return Set.copyOf(adapters);
  }

  @Override
  public FakeReply reply(FakeServer.Received request, int number) {
    return switch (request.path()) {
      case "/v1/completions" -> completed(Asked.of(request.body()));
      case "/v1/load_lora_adapter" -> load(request.body());
      case "/v1/unload_lora_adapter" -> unload(request.body());
      default -> error(404, "Not Found");
    };
  }

  private static FakeReply error(int status, String message) {
    return FakeReply.status(
        status, Json.write(new Value.Fields(Map.of("message", Value.of(message)))));
  }

  private FakeReply load(String body) {
    String name = text(body, "lora_name");
    handed.add("load " + name + " " + text(body, "lora_path"));
    return adapters.add(name)
        ? FakeReply.status(200, "Success: LoRA adapter '" + name + "' added successfully.")
        : error(400, "The lora adapter '" + name + "' has already been loaded.");
  }

  private FakeReply unload(String body) {
    String name = text(body, "lora_name");
    handed.add("unload " + name);
    return adapters.remove(name)
        ? FakeReply.status(200, "Success: LoRA adapter '" + name + "' removed successfully.")
        : error(404, "The lora adapter '" + name + "' cannot be found.");
  }

  private static String text(String body, String key) {
    try {
      return Json.read(body) instanceof Value.Fields fields
              && fields.at(key) instanceof Value.Text(String text)
          ? text
          : "";
    } catch (JsonException e) {
      throw new IllegalArgumentException(body, e);
    }
  }

  private FakeReply completed(Asked asked) {
    if (!asked.model().equals(model) && !adapters.contains(asked.model())) {
      return error(404, "The model '" + asked.model() + "' does not exist.");
    }
    if (asked.echo()) {
      List<Token> tokens = new ArrayList<>();
      for (int i = 0; i < asked.prompt().size(); i++) {
        tokens.add(new Token("", i == 0 ? null : -0.01 * i));
      }
      return FakeReply.status(200, FakeCompletions.body("", false, tokens));
    }
    String said = sayings.get(new Random(asked.seed()).nextInt(sayings.size()));
    List<Token> tokens = List.of(new Token(said, -0.7), new Token("<|endoftext|>", -0.1));
    return FakeReply.status(200, FakeCompletions.stopped(said, "", tokens));
  }
}
