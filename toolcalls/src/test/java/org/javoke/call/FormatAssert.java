package org.javoke.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** What a format makes of a reply, and what was expected. */
record FormatAssert(CallFormat format, String reply) {

  static FormatAssert on(String format) {
    return new FormatAssert(CallFormats.named(format), "");
  }

  FormatAssert reading(String text) {
    return new FormatAssert(format, text);
  }

  void isCalls(String prose, ToolCall... calls) {
    assertThat(format.parse(reply)).isEqualTo(new Parsed.Calls(List.of(calls), prose));
  }

  void isProse() {
    assertThat(format.parse(reply)).isEqualTo(new Parsed.Prose(reply));
  }

  void isMalformed(int position, String reason) {
    assertThat(format.parse(reply)).isInstanceOf(Parsed.Malformed.class);
    Parsed.Malformed malformed = (Parsed.Malformed) format.parse(reply);
    assertThat(malformed.reason()).contains(reason);
    assertThat(malformed.position()).isEqualTo(position);
    assertThat(malformed.text()).isEqualTo(reply);
  }

  /** {@return a call with its arguments as JSON} */
  static ToolCall call(String name, String arguments) {
    try {
      return new ToolCall(name, (Value.Fields) Json.read(arguments));
    } catch (JsonException e) {
      throw new IllegalArgumentException(arguments, e);
    }
  }
}
