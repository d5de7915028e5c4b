package org.javoke.samples;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.javoke.hub.ModelFolder;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.preference.Feedback;
import org.javoke.preference.Pair;
import org.javoke.preference.PairReader;
import org.javoke.train.Example;
import org.javoke.train.ExampleReader;
import org.javoke.train.Selected;
import org.javoke.train.TokenIds;

/**
 * Reads what a model is trained on: JSON Lines, compressed or not, whose form is seen from the
 * first line. Conversations are written by the model's own chat template, on a day that is always
 * the same, so that a command gives the same tokens whenever it runs.
 *
 * <p>Files in the memory of whoever asks: all samples are held as tokens.
 */
public final class TrainingData implements AutoCloseable {

  private static final Clock DAY =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final ModelFolder model;
  private final ModelText text;
  private final ConversationReader conversations;
  private final SideReader sides;

  private TrainingData(ModelFolder model, ModelText text) {
    this.model = model;
    this.text = text;
    this.conversations = new ConversationReader(text);
    this.sides = new SideReader(text);
  }

  /**
   * {@return a reader of data for the model} Tokenizer and chat template are opened when a file
   * needs them, and their absence is said then: token ids need neither.
   */
  public static TrainingData of(ModelFolder model) {
    return new TrainingData(model, new ModelText(model, DAY));
  }

  /**
   * {@return the examples of a file: lines of {@code messages} with {@code tools} or without, of
   * {@code prompt} and {@code completion}, of {@code prompt_ids} and {@code completion_ids}, or of
   * {@code text}, all of which bears loss}
   *
   * @param maxTokens longer ones are left out and counted
   * @throws InputException if a line is broken or of another form than the first, if the template
   *     does not let the loss-bearing tokens be told exactly, or if nothing is left to train on; it
   *     names file, line and reason
   */
  public Selected<Example> examples(Path file, LossOn loss, int maxTokens) {
    SampleForm form = exampleForm(file);
    if (form == SampleForm.TOKENS) {
      return SampleLines.required(file, tokenReader(file, loss, maxTokens).read(file), maxTokens);
    }
    return SampleLines.select(file, form, reader(file, form, loss), Example::length, maxTokens);
  }

  /**
   * Hands on the samples of a file one by one, as they are trained on, whatever their length: of a
   * pair the chosen side, then the rejected one.
   *
   * @param sink says whether to go on
   * @param leftOut is handed what is left out, and why, with file and line
   * @throws InputException as {@link #examples}
   */
  public void forEach(Path file, LossOn loss, Predicate<Example> sink, Consumer<String> leftOut) {
    SampleForm form = SampleLines.form(file, List.of(SampleForm.values()));
    SampleLines.Reader<List<Example>> reader = shown(file, form, loss);
    try (JsonLines lines = JsonLines.open(file)) {
      for (JsonLine line = lines.next(); line != null; line = lines.next()) {
        String place = file + ", line " + line.number() + ": ";
        List<Example> samples =
            SampleLines.read(line, form, reader, reason -> leftOut.accept(place + reason))
                .orElse(List.of());
        if (!samples.stream().allMatch(sink)) {
          return;
        }
      }
    }
  }

  private SampleLines.Reader<List<Example>> shown(Path file, SampleForm form, LossOn loss) {
    return switch (form) {
      case CONVERSATION, PROMPTED, DOCUMENT, TOKENS -> {
        SampleLines.Reader<Example> reader = reader(file, form, loss);
        yield line -> List.of(reader.read(line));
      }
      case PAIR -> sides::bothSides;
      case FEEDBACK -> line -> List.of(sides.example(line, LossOn.COMPLETION));
      case TOKEN_PAIR -> line -> tokenSides(line, model.config().vocabSize());
    };
  }

  private static List<Example> tokenSides(JsonLine line, int vocabSize) {
    int[] prompt = TokenIds.of(line, "prompt_ids", vocabSize);
    List<Example> both = new ArrayList<>();
    for (String side : List.of("chosen", "rejected")) {
      int[] completion = TokenIds.of(line, side + "_ids", vocabSize);
      both.add(Example.completion(TokenIds.name(line) + "/" + side, prompt, completion));
    }
    return both;
  }

  private static SampleForm exampleForm(Path file) {
    return SampleLines.form(
        file,
        List.of(
            SampleForm.CONVERSATION, SampleForm.PROMPTED, SampleForm.TOKENS, SampleForm.DOCUMENT));
  }

  private SampleLines.Reader<Example> reader(Path file, SampleForm form, LossOn loss) {
    return switch (form) {
      case CONVERSATION -> line -> conversations.example(line, loss);
      case DOCUMENT -> sides::document;
      case PROMPTED -> line -> sides.example(line, loss);
      case TOKENS -> tokenReader(file, loss, Integer.MAX_VALUE)::example;
      case TOKEN_PAIR, PAIR, FEEDBACK -> throw new IllegalArgumentException(form + " in " + file);
    };
  }

  private ExampleReader tokenReader(Path file, LossOn loss, int maxTokens) {
    if (loss == LossOn.ASSISTANT) {
      throw new ChoiceException(
          "%s holds token ids, which do not tell where the assistant speaks: use --loss completion or all"
              .formatted(file));
    }
    return new ExampleReader(model.config().vocabSize(), maxTokens, loss == LossOn.ALL);
  }

  /**
   * {@return the pairs of a file: lines of {@code prompt}, {@code chosen} and {@code rejected}, as
   * messages or texts, with {@code tools}, {@code weight} or neither, or of their token ids}
   *
   * @param steps whether the loss is from where the two sides part
   * @param maxTokens of a prompt with its longer completion; longer ones are left out and counted
   * @throws InputException as {@link #examples}
   */
  public Selected<Pair> pairs(Path file, boolean steps, int maxTokens) {
    SampleForm form = SampleLines.form(file, List.of(SampleForm.PAIR, SampleForm.TOKEN_PAIR));
    return pairs(file, form, steps, maxTokens);
  }

  private Selected<Pair> pairs(Path file, SampleForm form, boolean steps, int maxTokens) {
    if (form == SampleForm.TOKEN_PAIR) {
      PairReader reader = new PairReader(model.config().vocabSize(), maxTokens, steps);
      return SampleLines.required(file, reader.read(file), maxTokens);
    }
    return SampleLines.select(file, form, line -> sides.pair(line, steps), Pair::longer, maxTokens);
  }

  /**
   * {@return the completions of a file, each liked or not: lines of {@code prompt}, {@code
   * completion} and {@code label}, or pairs, each side of which is one}
   *
   * @param steps of pairs, as there
   * @param maxTokens as for pairs
   * @throws InputException as {@link #examples}
   */
  public Selected<Feedback> feedback(Path file, boolean steps, int maxTokens) {
    SampleForm form =
        SampleLines.form(
            file, List.of(SampleForm.FEEDBACK, SampleForm.PAIR, SampleForm.TOKEN_PAIR));
    if (form == SampleForm.FEEDBACK) {
      return SampleLines.select(file, form, sides::feedback, Feedback::tokens, maxTokens);
    }
    Selected<Pair> pairs = pairs(file, form, steps, maxTokens);
    return new Selected<>(
        new ArrayList<>(PairReader.unpaired(pairs.samples())), pairs.tooLong(), pairs.reasons());
  }

  /** Frees the tokenizer. */
  @Override
  public void close() {
    text.close();
  }
}
