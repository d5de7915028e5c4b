package org.javoke.benchmark.bfcl;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.javoke.benchmark.Benchmark;
import org.javoke.benchmark.Conversation;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.NativeNames;
import org.javoke.benchmark.Question;
import org.javoke.benchmark.Selection;
import org.javoke.benchmark.bfcl.multiturn.LongContextFile;
import org.javoke.benchmark.bfcl.multiturn.MultiTurnChecker;
import org.javoke.benchmark.bfcl.multiturn.MultiTurnEntry;
import org.javoke.benchmark.bfcl.multiturn.MultiTurnScorer;
import org.javoke.chat.Prompt;
import org.javoke.input.InputException;
import org.javoke.score.Expectation;
import org.javoke.score.ExpectedCall;
import org.javoke.score.Scorer;
import org.javoke.score.Task;
import org.javoke.score.bfcl.decode.BfclDecoder;

/**
 * BFCL's single-turn and multi-turn categories, in version 3 or 4 of the data. Version 3's
 * categories carry the names of version 4, and its questions are put with version 4's prompts.
 */
public final class BfclBenchmark implements Benchmark {

  /** The name of the model in the names of API instances, which results can show. */
  private static final String MODEL = "model";

  private final BfclFolder folder;
  private final BfclRequests requests;
  private final Optional<Path> longContext;
  private final Supplier<MultiTurnChecker> checker;
  private final BfclDecoder decoder = new BfclDecoder();

  /**
   * Opens the data; nothing is read yet. The constants of the long-context questions are looked for
   * beside it: see {@link LongContextFile}.
   *
   * @param data the folder of the data files, or one that holds such a folder
   * @throws InputException if it holds none
   */
  public BfclBenchmark(Path data, PromptFormat format) {
    this(data, format, Clock.systemUTC());
  }

  /**
   * @param clock tells the day, on which it depends whether travellers are of age
   */
  public BfclBenchmark(Path data, PromptFormat format, Clock clock) {
    this.folder = BfclFolder.find(data);
    this.requests = new BfclRequests(format);
    this.longContext = LongContextFile.near(folder.root());
    this.checker =
        Once.of(() ->
            new MultiTurnChecker(
                longContext.map(LongContextFile::read).orElse(null), LocalDate.now(clock), MODEL));
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
      if (category == BfclCategory.MULTI_TURN_LONG_CONTEXT) {
        longContext.ifPresent(files::add);
      }
    }
    return List.copyOf(files);
  }

  // Whoever names no category gets those whose data is there; a category that is named must be.
  private List<BfclCategory> categories(Selection selection) {
    boolean all = selection.categories().isEmpty();
    List<BfclCategory> categories =
        CategoryNames.resolve(selection.categories()).stream()
            .filter(category -> !all || isThere(category))
            .toList();
    if (categories.contains(BfclCategory.MULTI_TURN_LONG_CONTEXT) && longContext.isEmpty()) {
      throw new InputException(
          "multi_turn_long_context needs the reference's long_context.py, which is not beside %s. Copy it there from eval_checker/multi_turn_eval/func_source_code of bfcl_eval, or choose other categories"
              .formatted(folder.root()));
    }
    return categories;
  }

  private boolean isThere(BfclCategory category) {
    return Files.exists(folder.questions(category))
        && (category != BfclCategory.MULTI_TURN_LONG_CONTEXT || longContext.isPresent());
  }

  @Override
  public Prompt prompt(Question question, Mode mode) {
    Task task = question.task();
    return requests.request(question.messages(), task.tools(), task.language(), mode);
  }

  @Override
  public Conversation begin(Question question, Mode mode) {
    Prompt first = prompt(question, mode);
    return question.task().expectation() instanceof Expectation.Trajectory trajectory
        ? new MultiTurnConversation(
            question, mode, first, checker.get().begin(MultiTurnEntry.of(trajectory)), decoder)
        : Conversation.of(first);
  }

  @Override
  public List<Scorer> scorers(List<Scorer> single) {
    return single.stream()
        .map(scorer -> MultiTurnScorer.around(scorer, checker, scorer.name().equals("fair")))
        .toList();
  }

  @Override
  public Task task(Question question, Mode mode) {
    return switch (mode) {
      case PROMPTING -> question.task();
      case NATIVE -> NativeNames.of(question.task());
    };
  }

  private List<Question> read(BfclCategory category) {
    if (category.group() == BfclGroup.MULTI_TURN) {
      return readConversations(category);
    }
    Map<String, List<ExpectedCall>> answers =
        category.answers() == BfclCategory.Answers.LISTED
            ? AnswerReader.read(folder, category)
            : Map.of();
    List<Question> questions = new ArrayList<>();
    new EntryReader(folder).read(category, entry -> questions.add(question(entry, answers)));
    return questions;
  }

  private List<Question> readConversations(BfclCategory category) {
    Map<String, MultiTurnEntry> entries =
        MultiTurnEntry.read(folder.questions(category), folder.answers(category)).stream()
            .collect(Collectors.toMap(MultiTurnEntry::id, Function.identity(), (a, _) -> a));
    List<Question> questions = new ArrayList<>();
    new EntryReader(folder)
        .read(
            category,
            entry -> questions.add(conversation(entry, requireNonNull(entries.get(entry.id())))));
    return questions;
  }

  private static Question conversation(BfclEntry entry, MultiTurnEntry expected) {
    BfclCategory category = entry.category();
    Task task =
        new Task(category.label(), category.language(), entry.functions(), expected.expectation());
    return new Question(
        entry.id(), category.label(), entry.turns().getFirst(), task, entry.later());
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
