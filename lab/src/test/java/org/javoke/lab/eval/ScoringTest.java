package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.SavedReply;
import org.javoke.benchmark.Selection;
import org.javoke.input.InputException;
import org.javoke.lab.run.Examples;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.javoke.lab.run.Summary.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTest {

  @TempDir Path folder;

  @Test
  void judgesTheCategoriesThatHaveReplies() {
    Outline outline = score(Fakes.config(), replies("simple_python", 7));

    assertThat(outline.summary().mode("bfcl").categories().keySet())
        .containsExactly("simple_python");
    assertThat(outline.summary().mode("bfcl").total())
        .extracting(Tally::correct, Tally::wrong, Tally::unscored)
        .containsExactly(3, 3, 1);
  }

  @Test
  void likelyCategoriesSpareReadingAndAreNotBelieved() {
    Outline outline =
        new Scoring(new TinyBenchmark(7), Fakes.judge(), Fakes.CLOCK)
            .run(
                folder,
                Fakes.config(),
                replies("simple_python", 7),
                List.of("live_simple")); // the file's name lied

    assertThat(outline.summary().mode("bfcl").categories().keySet())
        .containsExactly("simple_python");
  }

  @Test
  void leavesQuestionsWithoutAReplyUnscored() {
    Outline outline = score(Fakes.config(), replies("live_simple", 3));

    assertThat(outline.summary().mode("fair").total())
        .extracting(Tally::correct, Tally::wrong, Tally::unscored)
        .containsExactly(3, 0, 4);
    assertThat(SavedRun.read(folder).samples().getLast().reason())
        .contains("no reply to this question was given");
  }

  @Test
  void takesTheLaterOfTwoReplies() {
    List<SavedReply> replies = new ArrayList<>(replies("live_simple", 1));
    replies.add(new SavedReply("live_simple_0", Mode.PROMPTING, Fakes.reply("wrong")));

    score(Fakes.config(), replies);

    Sample first = SavedRun.read(folder).samples().getFirst();
    assertThat(first.scores().get("bfcl")).isEqualTo(Examples.wrongValue());
  }

  @Test
  void leavesOutWhatIsNotSelected() {
    List<SavedReply> replies = new ArrayList<>(replies("live_simple", 7));
    replies.addAll(replies("simple_python", 7));
    RunConfig config =
        Fakes.config("m", Selection.ALL.withCategories(List.of("live_simple")).withLimit(2));

    assertThat(score(config, replies).summary().mode("bfcl").total().count()).isEqualTo(2);
  }

  @Test
  void refusesRepliesToQuestionsThatTheBenchmarkDoesNotHave() {
    List<SavedReply> replies = new ArrayList<>(replies("simple_python", 7));
    replies.addAll(replies("simple", 7));

    assertThatThrownBy(() -> score(Fakes.config(), replies))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("7 of 14 replies")
        .hasMessageContaining("simple_0, simple_1, simple_2, simple_3, simple_4, ...");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesNothingAtAll() {
    assertThatThrownBy(() -> score(Fakes.config(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no reply");
    assertThat(folder).isEmptyDirectory();
  }

  private Outline score(RunConfig config, List<SavedReply> replies) {
    return new Scoring(new TinyBenchmark(7), Fakes.judge(), Fakes.CLOCK)
        .run(folder, config, replies);
  }

  private static List<SavedReply> replies(String category, int count) {
    List<SavedReply> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = category + "_" + i;
      replies.add(new SavedReply(id, Mode.PROMPTING, Fakes.byNumber(id)));
    }
    return replies;
  }
}
