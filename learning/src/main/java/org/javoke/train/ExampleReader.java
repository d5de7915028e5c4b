package org.javoke.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;

/**
 * Reads examples that are tokens already: lines of {@code prompt_ids} and {@code completion_ids}.
 */
public final class ExampleReader {

  private final int vocabSize;
  private final int maxTokens;
  private final boolean wholeSequence;

  /**
   * @param vocabSize of the model that is trained
   * @param maxTokens of an example; longer ones are left out
   * @param wholeSequence whether the prompt bears loss too
   */
  public ExampleReader(int vocabSize, int maxTokens, boolean wholeSequence) {
    this.vocabSize = vocabSize;
    this.maxTokens = maxTokens;
    this.wholeSequence = wholeSequence;
  }

  /**
   * {@return the file's examples}
   *
   * @throws InputException if a line is no example for this model
   */
  public Selected<Example> read(Path file) {
    List<Example> examples = new ArrayList<>();
    int[] tooLong = {0};
    int[] unusable = {0};
    JsonLines.forEach(
        file,
        line -> {
          Example example = example(line);
          if (example.length() > maxTokens) {
            tooLong[0]++;
          } else if (example.labels() == 0) {
            unusable[0]++;
          } else {
            examples.add(example);
          }
        });
    return new Selected<>(examples, tooLong[0], unusable[0]);
  }

  /**
   * {@return the line's example, however long}
   *
   * @throws InputException if it is none for this model
   */
  public Example example(JsonLine line) {
    int[] prompt = TokenIds.of(line, "prompt_ids", vocabSize);
    int[] completion = TokenIds.of(line, "completion_ids", vocabSize);
    String name = TokenIds.name(line);
    return wholeSequence
        ? Example.whole(name, prompt, completion)
        : Example.completion(name, prompt, completion);
  }
}
