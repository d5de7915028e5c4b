package org.javoke.data.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.data.Example;
import org.javoke.data.MadeCall;
import org.javoke.data.Turn;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class ServerNamesTest {

  @Test
  void aServerTakesLettersDigitsUnderscoresAndHyphensUpToSixtyFour() {
    assertThat(ServerNames.areTaken("book_hotel-2")).isTrue();
    assertThat(ServerNames.areTaken("a".repeat(64))).isTrue();
    assertThat(ServerNames.areTaken("a".repeat(65))).isFalse();
    assertThat(ServerNames.areTaken("travel.book")).isFalse();
    assertThat(ServerNames.areTaken("book hotel")).isFalse();
    assertThat(ServerNames.areTaken("")).isFalse();
  }

  @Test
  void aDotBecomesAnUnderscoreWhereverTheToolIsNamed() {
    Turn result =
        new Turn(
            Turn.TOOL,
            Value.of("ok"),
            List.of(),
            "1",
            new Value.Fields(Map.of("name", Value.of("travel.book"))));
    Example example =
        sample(
            List.of(tool("travel.book"), tool("pay")),
            Turn.user("Book it."),
            Turn.calling("", List.of(call("travel.book"), call("pay"))),
            result);
    Map<String, String> names = ServerNames.mended(example);
    assertThat(names).containsExactly(Map.entry("travel.book", "travel_book"));
    Example renamed = ServerNames.renamed(example, names);
    assertThat(renamed.tools()).extracting(Tool::name).containsExactly("travel_book", "pay");
    assertThat(renamed.calledTools()).containsExactly("travel_book", "pay");
    assertThat(renamed.messages().getLast().further().at("name"))
        .isEqualTo(Value.of("travel_book"));
    assertThat(renamed.expected())
        .isEqualTo(new Expectation.Calls(List.of(new ExpectedCall("travel_book", Map.of()))));
  }

  @Test
  void nothingIsRenamedWhereThatNeedsGuessing() {
    Turn asked = Turn.user("Book it.");
    assertThat(ServerNames.mended(sample(List.of(tool("a.b"), tool("a_b")), asked))).isEmpty();
    assertThat(ServerNames.mended(sample(List.of(tool("a.b.c"), tool("a.b_c")), asked))).isEmpty();
    assertThat(ServerNames.mended(sample(List.of(tool("a.b c")), asked))).isEmpty();
    assertThat(ServerNames.mended(sample(List.of(tool("a.b")), Turn.user("Use a.b here."))))
        .isEmpty();
  }

  private static Example sample(List<Tool> tools, Turn... turns) {
    return new Example(
        "",
        List.of(turns),
        tools,
        new Expectation.Calls(List.of(new ExpectedCall("travel.book", Map.of()))),
        Value.Fields.EMPTY);
  }

  private static Tool tool(String name) {
    return new Tool(name, "", Value.Fields.EMPTY, Value.Fields.EMPTY);
  }

  private static MadeCall call(String name) {
    return MadeCall.of(name, Value.Fields.EMPTY);
  }
}
