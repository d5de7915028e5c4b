package org.javoke.lab.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Takes a report apart again. */
final class Blocks {

  private Blocks() {}

  /**
   * {@return the text between the start tag that contains this and the next end tag of its kind}
   */
  static String element(String html, String tag, String containing) {
    Matcher found =
        Pattern.compile(
                "<%s[^>]*%s[^>]*>(.*?)</%s".formatted(tag, Pattern.quote(containing), tag),
                Pattern.DOTALL)
            .matcher(html);
    if (!found.find()) {
      throw new AssertionError("there is no " + tag + " with " + containing);
    }
    return found.group(1);
  }

  static Value.Fields overview(String html) throws JsonException {
    return (Value.Fields) Json.read(element(html, "script", "overview-data"));
  }

  static Value.Fields samples(String html) throws IOException, JsonException {
    byte[] bytes = Base64.getDecoder().decode(element(html, "script", "sample-data"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return (Value.Fields) Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static List<Value> list(Value.Fields fields, String name) {
    if (fields.at(name) instanceof Value.Items(List<Value> values)) {
      return values;
    }
    throw new AssertionError("no list " + name + " in " + Json.write(fields));
  }

  static Value.Fields run(String html, int index) throws JsonException {
    return (Value.Fields) list(overview(html), "runs").get(index);
  }
}
