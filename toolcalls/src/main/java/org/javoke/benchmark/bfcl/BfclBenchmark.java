package org.javoke.benchmark.bfcl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Task;

/**
 * BFCL's single-turn categories, in version 3 or 4 of the data. Version 3's categories carry the
 * names of version 4, and its questions are put with version 4's prompts.
 */
public final class BfclBenchmark implements Benchmark {

  private final BfclFolder folder;
  private final BfclRequests requests;

  /**
   * Opens the data; nothing is read yet.
   *
   * @param data the folder of the data files, or one that holds such a folder
   * @throws InputException if it holds none
   */
  public BfclBenchmark(Path data, PromptFormat format) {
    this.folder = BfclFolder.find(data);
    this.requests = new BfclRequests(format);
  }

  @Override
  public String name() {
    return "bfcl";
  }

  /** {@return the folder that was found} */
  public BfclFolder folder() {
    return folder;
  }

  @Override
  public List<Question> questions(Selection selection) {
    Map<String, Question> questions = new LinkedHashMap<>();
    categories(selection).parallelStream()
        .map(this::read)
        .toList()
        .forEach(category -> addTo(questions, category));
    return selection.pick(questions);
  }

  @Override
  public List<Path> files(Selection selection) {
    List<Path> files = new ArrayList<>();
    for (BfclCategory category : categories(selection)) {
      files.add(folder.questions(category));
      if (category.answers() == BfclCategory.Answers.LISTED) {
        files.add(folder.answers(category));
      }
    }
    return List.copyOf(files);
  }

  // Whoever names no category gets those whose data is there; a category that is named must be.
  private List<BfclCategory> categories(Selection selection) {
    boolean all = selection.categories().isEmpty();
    return CategoryNames.resolve(selection.categories()).stream()
        .filter(category -> !all || Files.exists(folder.questions(category)))
        .toList();
  }

  @Override
  public Prompt prompt(Question question, Mode mode) {
    Task task = question.task();
    return requests.request(question.messages(), task.tools(), task.language(), mode);
  }

  @Override
  public Task task(Question question, Mode mode) {
    return switch (mode) {
      case PROMPTING -> question.task();
      case NATIVE -> NativeNames.of(question.task());
    };
  }

  private List<Question> read(BfclCategory category) {
    Map<String, List<ExpectedCall>> answers =
        category.answers() == BfclCategory.Answers.LISTED
            ? AnswerReader.read(folder, category)
            : Map.of();
    List<Question> questions = new ArrayList<>();
    new EntryReader(folder).read(category, entry -> questions.add(question(entry, answers)));
    return questions;
  }

  private void addTo(Map<String, Question> questions, List<Question> category) {
    for (Question question : category) {
      if (questions.put(question.id(), question) != null) {
        throw new InputException(
            "The id %s occurs twice in category %s of %s: ids must be unique"
                .formatted(question.id(), question.category(), folder.root()));
      }
    }
  }

  private Question question(BfclEntry entry, Map<String, List<ExpectedCall>> answers) {
    BfclCategory category = entry.category();
    Task task =
        new Task(
            category.label(), category.language(), entry.functions(), expectation(entry, answers));
    return new Question(entry.id(), entry.turns().getFirst(), task);
  }

  private Expectation expectation(BfclEntry entry, Map<String, List<ExpectedCall>> answers) {
    return switch (entry.category().answers()) {
      case NO_CALL -> new Expectation.NoCall();
      case ANY_CALL -> new Expectation.AnyCall();
      case LISTED -> {
        List<ExpectedCall> calls = answers.get(entry.id());
        if (calls == null) {
          throw new InputException(
              "%s lacks the question %s: expected one line for each question of the category"
                  .formatted(folder.answers(entry.category()), entry.id()));
        }
        yield new Expectation.Calls(calls);
      }
    };
  }
}
