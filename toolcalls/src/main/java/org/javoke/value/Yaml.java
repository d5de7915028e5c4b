package org.javoke.value;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML 1.2 as {@link Value}s: the subset that JSON has words for, in one document. */
public final class Yaml {

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Json.MAX_DEPTH)
                  .maxNumberLength(Json.MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private Yaml() {}

  /**
   * {@return the value that the text holds}
   *
   * @throws JsonException if the text is no YAML, or holds nothing
   */
  public static Value read(String text) throws JsonException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonException("there is no value", 0);
      }
      return Json.value(parser, first);
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
      throw new JsonException(e.getOriginalMessage(), (int) offset);
    }
  }
}
