package org.javoke.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.javoke.input.InputException;

/**
 * The API key, or none. It leaves this object only in the header of a request; what comes back from
 * a server is {@linkplain #redact redacted} before anyone else sees it.
 */
public final class ApiKey {

  public static final ApiKey NONE = new ApiKey("", "");

  /** Shorter ones are placeholders such as {@code EMPTY}, which a model may well say itself. */
  private static final int SHORTEST_SECRET = 12;

  private static final String MASK = "[API key]";
  private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[^\\s\"'\\\\,;<>\\[]+");
  private static final Pattern KEY_SHAPED = Pattern.compile("\\bsk-[\\w*.-]{4,}");

  private final String variable;
  private final String secret;

  private ApiKey(String variable, String secret) {
    this.variable = variable;
    this.secret = secret;
  }

  /**
   * {@return the key that the environment variable holds, or none where it is unset or empty}
   *
   * @throws InputException if it holds something that cannot be sent
   */
  public static ApiKey from(Map<String, String> environment, String variable) {
    String secret = environment.getOrDefault(variable, "").strip();
    if (secret.isEmpty()) {
      return NONE;
    }
    if (!secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new InputException(
          "The environment variable "
              + variable
              + " holds spaces, control characters or letters beyond ASCII, which no API key has."
              + " Set it to the key alone.");
    }
    return new ApiKey(variable, secret);
  }

  /** {@return the value of the Authorization header, if one is to be sent} */
  Optional<String> header() {
    return secret.isEmpty() ? Optional.empty() : Optional.of("Bearer " + secret);
  }

  /** {@return a message without the key, and without what looks like one} */
  String redact(String message) {
    String masked = secret.isEmpty() ? message : message.replace(secret, MASK);
    masked = BEARER.matcher(masked).replaceAll("$1" + MASK);
    return KEY_SHAPED.matcher(masked).replaceAll(MASK);
  }

  /** {@return an answer of the model without the key, and otherwise untouched} */
  String redactAnswer(String answer) {
    return secret.length() < SHORTEST_SECRET ? answer : answer.replace(secret, MASK);
  }

  @Override
  public String toString() {
    return secret.isEmpty() ? "no API key" : "API key from " + variable;
  }
}
