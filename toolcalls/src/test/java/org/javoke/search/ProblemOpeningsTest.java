package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class ProblemOpeningsTest {

  private static final Tool FIND = new Tool("find", "Finds it.", Value.Fields.EMPTY);
  private static final Message SYSTEM = new Message.FromSystem("Be brief.");
  private static final Message NOTHING = new Message.FromUser("");

  private static Problem problem(String request, List<Tool> tools) {
    Prompt prompt = new Prompt(List.of(SYSTEM, new Message.FromUser(request)), tools);
    return new Problem(request, prompt, Optional.empty(), Optional.empty());
  }

  @Test
  void othersMayHaveTheSameToolsButNotTheSameRequest() {
    assertThat(ProblemOpenings.of(problem("Find it.", List.of(FIND)).prompt()))
        .containsExactly(
            new Prompt(List.of(SYSTEM, NOTHING), List.of(ProblemOpenings.ANY)),
            new Prompt(List.of(SYSTEM, NOTHING), List.of(FIND)));
  }

  @Test
  void withoutToolsItIsTheTemplateAndThenTheSystem() {
    assertThat(ProblemOpenings.of(problem("Sing.", List.of()).prompt()))
        .containsExactly(
            new Prompt(List.of(NOTHING), List.of()),
            new Prompt(List.of(SYSTEM, NOTHING), List.of()));
    assertThat(ProblemOpenings.of(new Prompt(List.of(), List.of())))
        .containsOnly(new Prompt(List.of(NOTHING), List.of()));
  }

  @Test
  void judgementsBeginWithTheInstructionAndTheTools() {
    SelfEvaluation evaluation =
        Presets.paper(Problems.FORMAT).settings().evaluation().orElseThrow();
    for (List<Tool> tools : List.of(List.<Tool>of(), List.of(FIND), List.of(FIND, FIND))) {
      Problem problem = problem("Find it.", tools);
      Step step = new Step("[find()]", Step.Kind.CALL, false);
      Prompt asked = evaluation.prompt(problem, "", step);
      for (Prompt opening : evaluation.openings(problem)) {
        assertThat(opening.messages().getFirst()).isEqualTo(asked.messages().getFirst());
        assertThat(opening.messages()).hasSameSizeAs(asked.messages());
      }
      Prompt last = evaluation.openings(problem).getLast();
      assertThat(text(asked)).startsWith(text(last));
      assertThat(text(last).contains("find")).isEqualTo(!tools.isEmpty());
    }
  }

  private static String text(Prompt prompt) {
    return ((Message.FromUser) prompt.messages().getLast()).content();
  }
}
