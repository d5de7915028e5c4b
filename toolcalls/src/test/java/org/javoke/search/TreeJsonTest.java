package org.javoke.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.javoke.input.InputException;
import org.javoke.score.fair.FairScorer;
import org.javoke.search.SearchSettings.Pace;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeJsonTest {

  private static Tree tree() throws InterruptedException {
    ScriptedModel model =
        new ScriptedModel(
            Map.of(
                "",
                List.of(ScriptedModel.ends("[f(a=1)]", 0.5), ScriptedModel.ends("[f(a=2)]", 0.5))),
            (_, _) -> 0.5,
            new Random(0));
    List<Tree> trees = new ArrayList<>();
    new Search(
            model,
            new CallsAndSentences(Problems.FORMAT),
            Problems.FORMAT,
            new FairScorer(),
            Problems.withConfidence(),
            Pace.STANDARD)
        .run(List.of(Problems.oneCall("p")), trees::add);
    return trees.getFirst();
  }

  private static Value.Fields fields(String json) throws JsonException {
    return (Value.Fields) Json.read(json);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Tree tree = tree();
    assertThat(tree.pairs()).isNotEmpty();
    assertThat(TreeJson.read(fields(Json.write(TreeJson.write(tree))))).isEqualTo(tree);
  }

  @Test
  void soIsATreeThatFailed() throws Exception {
    Tree whole = tree();
    Tree failed =
        new Tree("p", Optional.of("it is down"), whole.nodes(), List.of(), Tree.Effort.NONE);
    assertThat(TreeJson.read(fields(Json.write(TreeJson.write(failed))))).isEqualTo(failed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "id":"p"         | "id":7            | "id"
          "parent":0       | "parent":5        | "parent"
          "parent":-1      | "parent":0        | "parent"
          "kind":"call"    | "kind":"song"     | one of
          "N":8            | "N":-8            | "N"
          "chosen_node":   | "chosen_node":9,"x": | "chosen_node"
          "in_list":false  | "in_list":0       | true or false
          """)
  void whatIsNoTreeIsRefused(String from, String to, String said) throws Exception {
    String json = Json.write(TreeJson.write(tree()));
    assertThat(json).contains(from);
    assertThatThrownBy(() -> TreeJson.read(fields(json.replace(from, to))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(said);
  }

  @Test
  void brokenTreesAreRefusedAndNothingElse() throws Exception {
    String json = Json.write(TreeJson.write(tree()));
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int at = random.nextInt(json.length());
      String broken = json.substring(0, at) + Texts.random(random) + json.substring(at + 1);
      try {
        if (Json.read(broken) instanceof Value.Fields fields) {
          TreeJson.read(fields);
        }
      } catch (InputException | JsonException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }
}
