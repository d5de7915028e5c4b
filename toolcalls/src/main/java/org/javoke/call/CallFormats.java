package org.javoke.call;

import java.util.List;
import java.util.stream.Collectors;
import org.javoke.input.InputException;

/** Every call format there is, by name. */
public final class CallFormats {

  private static final List<CallFormat> ALL =
      List.of(
          new OpenAiFormat(),
          new HermesFormat(),
          new LlamaFormat(),
          new PythonicFormat(),
          new MistralFormat(),
          new SourceFormat("java", "\"'"),
          new SourceFormat("javascript", "\"'`"));

  private CallFormats() {}

  public static List<CallFormat> all() {
    return ALL;
  }

  /**
   * {@return the format of this name}
   *
   * @throws InputException if there is none
   */
  public static CallFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "there is no call format '"
                    + name
                    + "'. Choose one of: "
                    + ALL.stream().map(CallFormat::name).collect(Collectors.joining(", "))));
  }
}
