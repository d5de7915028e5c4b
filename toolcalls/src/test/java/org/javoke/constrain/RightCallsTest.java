package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that BFCL expects can be written, if they fit the schemas of their tools. */
class RightCallsTest {

  private static List<BfclCases.Case> cases = List.of();

  private final JsonSchemas schemas = new JsonSchemas();

  @BeforeAll
  static void read() {
    cases = BfclCases.all().stream().filter(one -> !one.calls().isEmpty()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hermes", "llama3", "mistral", "openai", "pythonic"})
  void rightCallsCanBeWritten(String name) {
    CallFormat format = CallFormats.named(name);
    int taken = 0;
    int unfit = 0;
    List<String> refused = new ArrayList<>();
    for (BfclCases.Case one : cases) {
      List<Tool> tools = name.equals("pythonic") ? one.tools() : one.schemas();
      CallGrammar grammar = CallGrammar.of(format, tools, Calling.AUTO);
      byte[] text = format.write(one.calls()).getBytes(StandardCharsets.UTF_8);
      if (grammar.accepting(grammar.after(text))) {
        taken++;
      } else if (fits(one)) {
        refused.add(one.id());
      } else {
        unfit++;
      }
    }
    // Both have arguments that their tools do not name: data.name and data.email, and _from.
    assertThat(refused).containsExactly("live_multiple_189-83-0", "live_multiple_862-181-3");
    assertThat(taken).isEqualTo(2_316);
    assertThat(unfit).as("no value of an enum, a required argument left out, ...").isEqualTo(33);
  }

  private boolean fits(BfclCases.Case one) {
    return one.calls().stream()
        .allMatch(call ->
            one.schemas().stream()
                .filter(tool -> tool.name().equals(call.name()))
                .anyMatch(tool -> schemas.misfits(tool.parameters(), call.arguments()).isEmpty()));
  }
}
