package org.javoke.lab.itool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.javoke.chat.Prompt;
import org.javoke.data.Hash;
import org.javoke.data.convert.LineFile;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.lab.local.AnsweredPrompt;
import org.javoke.lab.run.JsonObject;
import org.javoke.lab.run.PrettyJson;
import org.javoke.lab.run.SafeFile;
import org.javoke.local.LocalModel;
import org.javoke.replay.RewardFilter;
import org.javoke.replay.RewardFilter.Sample;
import org.javoke.samples.LossOn;
import org.javoke.samples.TrainingData;
import org.javoke.train.Example;
import org.javoke.value.Value;

/**
 * Filters a round's answers: {@code kept.jsonl} has what is trained on, as the tokens that were
 * drawn, so that it is what the policy said to the letter; {@code answers.json} the counts, which
 * come last.
 */
record KeptAnswers(RewardSettings settings, IToolFolder folder, int round) {

  /** The best of the right answers is the one that the policy itself finds likeliest. */
  private static Sample sample(int line, int draw, Value.Fields answer) {
    return new Sample(
        Integer.toString(line),
        draw,
        text(answer, "says"),
        Value.TRUE.equals(answer.at("right")),
        answer.at("mean_logprob") instanceof Value.Real(double mean) ? mean : 0);
  }

  private static String text(Value.Fields answer, String key) {
    return answer.at(key) instanceof Value.Text(String text) ? text : "";
  }

  /** Writes both files. */
  void write(LocalModel model) {
    List<Sample> samples = new ArrayList<>();
    int[] failed = {0};
    JsonLines.forEach(
        folder.drawn(round),
        line -> {
          List<Value.Fields> answers = answers(line);
          failed[0] += answers.isEmpty() ? 1 : 0;
          for (int draw = 0; draw < answers.size(); draw++) {
            samples.add(sample(line.number(), draw, answers.get(draw)));
          }
        });
    RewardFilter.Kept kept = settings.filter().keep(samples);
    int mixed = kept(kept, model);
    SafeFile.write(
        folder.answerCounts(round),
        PrettyJson.write(
            new JsonObject()
                .put("prompts", kept.prompts())
                .put("failed", failed[0])
                .put("answers", samples.size())
                .put("right", samples.stream().filter(Sample::right).count())
                .put("unsolved", kept.unsolved())
                .put("kept", kept.samples().size())
                .put("mixed_in", mixed)
                .done()));
  }

  private static List<Value.Fields> answers(JsonLine line) {
    if (!(line.object().at("answers") instanceof Value.Items(List<Value> items))) {
      return List.of(); // It has its error.
    }
    List<Value.Fields> answers = new ArrayList<>();
    for (Value item : items) {
      if (!(item instanceof Value.Fields answer)) {
        throw line.error("an answer is no object; delete the round's folder to make it again");
      }
      answers.add(answer);
    }
    return answers;
  }

  /** {@return how many examples were mixed in} */
  private int kept(RewardFilter.Kept kept, LocalModel model) {
    Set<String> wanted = new HashSet<>();
    kept.samples().forEach(sample -> wanted.add(sample.prompt() + "#" + sample.draw()));
    try (LineFile file = LineFile.create(folder.kept(round));
        JsonLines data = JsonLines.open(settings.loop().data())) {
      JsonLines.forEach(
          folder.drawn(round),
          line -> {
            JsonLine asked = data.next();
            if (asked == null) {
              throw new InputException(
                  "%s has fewer lines than were answered: it was changed since"
                      .formatted(settings.loop().data()));
            }
            List<Value.Fields> answers = answers(line);
            for (int draw = 0; draw < answers.size(); draw++) {
              if (wanted.contains(line.number() + "#" + draw)) {
                file.add(line(asked, draw, answers.get(draw), model));
              }
            }
          });
      int mixed =
          settings.mixed().isEmpty() || kept.samples().isEmpty()
              ? 0
              : mixIn(settings.mixed().get(), kept.samples().size(), file, model);
      file.complete();
      return mixed;
    }
  }

  private static Value line(JsonLine asked, int draw, Value.Fields answer, LocalModel model) {
    Prompt prompt = AnsweredPrompt.of(asked);
    return new JsonObject()
        .put("id", "line %d, answer %d".formatted(asked.number(), draw + 1))
        .put("text", text(answer, "text"))
        .put("prompt_ids", ids(model.tokens(prompt).toArray()))
        .put(
            "completion_ids",
            answer.at("token_ids") instanceof Value.Items tokens ? tokens : Value.of(List.of()))
        .done();
  }

  private int mixIn(RewardSettings.Mixed mixed, int kept, LineFile file, LocalModel model) {
    List<Example> examples = new ArrayList<>();
    try (TrainingData reader = TrainingData.of(model.folder())) {
      examples.addAll(
          reader
              .examples(mixed.file(), LossOn.COMPLETION, settings.loop().limits().maxTokens())
              .samples());
    }
    long wanted = Math.min(examples.size(), Math.round(kept * mixed.share() / 100));
    long seed = settings.drawing(round).seed();
    List<Example> chosen =
        examples.stream()
            .sorted(
                Comparator.comparingLong((Example one) -> Hash.joined(seed, Hash.of(one.id())))
                    .thenComparing(Example::id))
            .limit(wanted)
            .toList();
    chosen.forEach(example -> file.add(line(example)));
    return chosen.size();
  }

  private static Value line(Example example) {
    int first = example.learned().min().orElseThrow();
    int end = example.learned().max().orElseThrow() + 1;
    int[] ids = example.ids().toArray();
    return new JsonObject()
        .put("id", example.id())
        .put("prompt_ids", ids(Arrays.copyOf(ids, first)))
        .put("completion_ids", ids(Arrays.copyOfRange(ids, first, end)))
        .done();
  }

  private static Value ids(int[] ids) {
    return Value.of(Arrays.stream(ids).mapToObj(id -> Value.of((long) id)).toList());
  }
}
