package org.javoke.endpoint;

import java.util.OptionalInt;
import org.javoke.policy.Usage;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** What the bodies of all kinds of completions have in common. */
final class ReplyFields {

  private ReplyFields() {}

  /**
   * {@return the body as an object that is no error}
   *
   * @param key taken out of what is said about it
   * @throws MalformedReplyException if it is none
   */
  static Value.Fields parsed(String body, ApiKey key) throws MalformedReplyException {
    Value.Fields reply = object(value(body, key), "the reply");
    if (reply.at("error") instanceof Value.Fields || reply.at("error") instanceof Value.Text) {
      throw new MalformedReplyException("an error with status 200: " + ServerMessage.of(body, key));
    }
    return reply;
  }

  /**
   * {@return the first of the choices}
   *
   * @throws MalformedReplyException if there is none
   */
  static Value.Fields choice(Value.Fields reply, String body, ApiKey key)
      throws MalformedReplyException {
    if (!(reply.at("choices") instanceof Value.Items choices) || choices.values().isEmpty()) {
      throw new MalformedReplyException(
          "a reply without 'choices': " + ServerMessage.of(body, key));
    }
    return object(choices.values().getFirst(), "'choices[0]'");
  }

  static Value.Fields object(@Nullable Value value, String what) throws MalformedReplyException {
    if (value instanceof Value.Fields fields) {
      return fields;
    }
    throw new MalformedReplyException(what + " is no JSON object");
  }

  static Usage usage(@Nullable Value usage) {
    return usage instanceof Value.Fields fields
        ? new Usage(count(fields.at("prompt_tokens")), count(fields.at("completion_tokens")))
        : Usage.UNKNOWN;
  }

  private static Value value(String body, ApiKey key) throws MalformedReplyException {
    if (body.isBlank()) {
      throw new MalformedReplyException("an empty reply");
    }
    try {
      return Json.read(body);
    } catch (JsonException e) {
      String kind =
          body.startsWith("data:")
              ? "a stream of events, though none was asked for"
              : body.stripLeading().startsWith("<") ? "a web page, not JSON" : "broken JSON";
      throw new MalformedReplyException(kind + ": " + ServerMessage.of(body, key));
    }
  }

  private static OptionalInt count(@Nullable Value value) {
    return value instanceof Value.Int(var number)
            && number.signum() >= 0
            && number.bitLength() < Integer.SIZE
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }
}
