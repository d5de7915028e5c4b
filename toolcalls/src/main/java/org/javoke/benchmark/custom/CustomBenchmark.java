package org.javoke.benchmark.custom;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.bfcl.PromptFormat;
import org.javoke.benchmark.bfcl.SystemPrompt;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.input.Suggestions;
import org.javoke.schema.Tool;
import org.javoke.score.Task;

/**
 * A test set of the user's own. In prompting mode its tools are put into BFCL's default system
 * prompt, in native mode they are offered as they stand; answers are judged by BFCL's rules.
 */
public final class CustomBenchmark implements Benchmark {

  private final Path file;
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, List<Tool>> offered = new LinkedHashMap<>();
  private final SystemPrompt systemPrompt = new SystemPrompt(PromptFormat.DEFAULT);

  /**
   * Reads and checks the whole file.
   *
   * @param file JSON Lines with {@code messages}, {@code tools} and {@code expected}, or an array
   *     of {@code query}, {@code tools} and {@code answers} as Hammer's authors have it
   * @throws InputException if anything is wrong with it; the message lists all that is
   */
  public CustomBenchmark(Path file) {
    this.file = file;
    List<CustomReader.Entry> entries =
        HammerReader.reads(file) ? HammerReader.read(file) : CustomReader.read(file);
    for (CustomReader.Entry entry : entries) {
      questions.put(entry.question().id(), entry.question());
      offered.put(entry.question().id(), entry.offered());
    }
  }

  @Override
  public String name() {
    return "custom";
  }

  @Override
  public List<Question> questions(Selection selection) {
    if (selection.categories().isEmpty()) {
      return selection.pick(questions);
    }
    Set<String> wanted = Set.copyOf(selection.categories());
    requireKnown(selection.categories());
    Map<String, Question> ofCategories = new LinkedHashMap<>(questions);
    ofCategories.values().removeIf(question -> !wanted.contains(question.category()));
    return selection.pick(ofCategories);
  }

  @Override
  public List<Path> files(Selection selection) {
    return List.of(file);
  }

  private void requireKnown(List<String> categories) {
    Set<String> known =
        questions.values().stream().map(Question::category).collect(Collectors.toSet());
    for (String category : categories) {
      if (!known.contains(category)) {
        throw new ChoiceException(
            "The test set has no category \"%s\". There are: %s"
                .formatted(category, Suggestions.listed(category, known, 20)));
      }
    }
  }

  @Override
  public Prompt prompt(Question question, Mode mode) {
    List<Tool> tools =
        Objects.requireNonNull(
            offered.get(question.id()), () -> question.id() + " is not of this test set");
    return switch (mode) {
      case PROMPTING -> new Prompt(systemPrompt.before(question.messages(), tools), List.of());
      case NATIVE ->
          new Prompt(
              question.messages().stream().map(CustomBenchmark::nativeNamed).toList(),
              tools.stream().map(tool -> tool.withName(NativeNames.of(tool.name()))).toList());
    };
  }

  // Earlier calls of a conversation name the tools as they are offered.
  private static Message nativeNamed(Message message) {
    return message instanceof Message.FromAssistant(String content, List<NativeCall> calls)
        ? new Message.FromAssistant(
            content,
            calls.stream()
                .map(call -> new NativeCall(NativeNames.of(call.name()), call.arguments()))
                .toList())
        : message;
  }

  @Override
  public Task task(Question question, Mode mode) {
    return switch (mode) {
      case PROMPTING -> question.task();
      case NATIVE -> NativeNames.of(question.task());
    };
  }
}
