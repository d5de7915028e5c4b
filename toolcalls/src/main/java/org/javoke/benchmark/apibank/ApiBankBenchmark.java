package org.javoke.benchmark.apibank;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.chat.Message;
import org.javoke.chat.Prompt;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.score.Expectation;
import org.javoke.score.Scorer;
import org.javoke.score.Task;

/**
 * API-Bank's calls: level 1 with the APIs described in the prompt, level 2 with a search for them,
 * and level 3, whose calls can only be held against the right ones; and the responses of each. In
 * prompting mode a question is put in the benchmark's own words, its instruction as the system's
 * message.
 */
public final class ApiBankBenchmark implements Benchmark {

  private static final String ASKED = "Generate API Request:";

  private final Path data;
  private final SampleReader reader;

  /**
   * Opens the data; nothing is read yet.
   *
   * @param data the folder {@code api-bank} of the reference, or one with the same files
   */
  public ApiBankBenchmark(Path data) {
    this.data = data;
    this.reader = new SampleReader(data);
  }

  @Override
  public String name() {
    return "api-bank";
  }

  @Override
  public List<Question> questions(Selection selection) {
    Map<String, Question> questions = new LinkedHashMap<>();
    for (Part part : parts(selection)) {
      for (Question question : reader.read(part)) {
        if (questions.put(question.id(), question) != null) {
          throw new InputException(
              "The sample %s occurs twice in %s".formatted(question.id(), part.in(data)));
        }
      }
    }
    return selection.pick(questions);
  }

  private List<Part> parts(Selection selection) {
    List<Part> there =
        Stream.of(Part.values()).filter(part -> Files.exists(part.in(data))).toList();
    if (there.isEmpty()) {
      throw new InputException(
          "There is no test-data/level-1-api.json in %s: name the folder api-bank of a copy of AlibabaResearch/DAMO-ConvAI"
              .formatted(data));
    }
    List<String> names = there.stream().map(Part::category).toList();
    for (String category : selection.categories()) {
      if (!names.contains(category)) {
        throw new ChoiceException(
            "API-Bank has no category \"%s\" here. There are: %s"
                .formatted(category, String.join(", ", names)));
      }
    }
    return there.stream()
        .filter(part ->
            selection.categories().isEmpty() || selection.categories().contains(part.category()))
        .toList();
  }

  @Override
  public List<Path> files(Selection selection) {
    List<Path> files = new ArrayList<>();
    parts(selection).forEach(part -> files.add(part.in(data)));
    Database.near(data).filter(Files::isRegularFile).ifPresent(files::add);
    return files;
  }

  @Override
  public Prompt prompt(Question question, Mode mode) {
    // A response is words: the reference offers no tools for it either.
    if (question.task().expectation() instanceof Expectation.Said) {
      return new Prompt(question.messages(), List.of());
    }
    return switch (mode) {
      case PROMPTING -> new Prompt(question.messages(), List.of());
      case NATIVE -> new Prompt(withoutForms(question.messages()), question.task().tools());
    };
  }

  // With tools handed over, neither their descriptions nor the form of a call belong in the text.
  private static List<Message> withoutForms(List<Message> messages) {
    List<Message> rest = new ArrayList<>();
    rest.add(
        new Message.FromSystem(
            "The current year is 2023. Make the next API call that the dialogue asks for."));
    for (Message message : messages) {
      if (message instanceof Message.FromUser(String text)) {
        rest.add(new Message.FromUser(Descriptions.without(text).replace(ASKED, "").strip()));
      }
    }
    return rest;
  }

  @Override
  public Task task(Question question, Mode mode) {
    return question.task();
  }

  @Override
  public List<Scorer> scorers(List<Scorer> single) {
    Optional<Path> place = Database.near(data);
    List<Scorer> scorers =
        new ArrayList<>(
            ApiBankScorer.both(
                new ApiBankChecker(
                    Database.read(
                        place.orElseThrow(() ->
                            new InputException(
                                "API-Bank's database is not in %s: copy the reference's folder init_database there"
                                    .formatted(data)))))));
    scorers.add(new ResponseScorer());
    return List.copyOf(scorers);
  }
}
