package org.javoke.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.javoke.schema.Language;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class NativeNamesTest {

  @Test
  void renamesToolsAndExpectedCallsAlike() {
    Task task =
        new Task(
            "multiple",
            Language.PYTHON,
            List.of(new Tool("math.add.two", "", Value.Fields.EMPTY)),
            new Expectation.Calls(
                List.of(new ExpectedCall("math.add.two", Map.of("a.b", List.of(Value.TRUE))))));

    Task offered = NativeNames.of(task);

    assertThat(offered.tools()).extracting(Tool::name).containsExactly("math_add_two");
    assertThat(offered.expectation())
        .isEqualTo(
            new Expectation.Calls(
                List.of(new ExpectedCall("math_add_two", Map.of("a.b", List.of(Value.TRUE))))));
  }
}
