package org.javoke.data.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.data.Example;
import org.javoke.data.Turn;
import org.javoke.input.JsonLine;
import org.javoke.input.JsonLines;
import org.javoke.schema.Tool;
import org.javoke.score.Expectation;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * BFCL's files of questions, version 3 and 4, with the answers in {@code possible_answer} and the
 * simulated APIs in {@code multi_turn_func_doc} beside them. A single-turn question becomes a
 * question with expected calls; a multi-turn one a conversation in which the assistant makes the
 * calls of the ground truth, whose results the data does not hold.
 */
final class BfclFormat implements DataFormat.OfRecords {

  private static final Pattern FILE_NAME = Pattern.compile("BFCL_v\\d+_(\\w+)\\.json.*");

  @Override
  public String name() {
    return "bfcl";
  }

  @Override
  public String description() {
    return "BFCL v3 and v4: a file of questions, with possible_answer beside it";
  }

  @Override
  public boolean looksLike(Value.Fields first) {
    return first.at("question") instanceof Value.Items
        && (first.at("function") != null || first.at("involved_classes") != null);
  }

  @Override
  public RecordReader open(Path file) {
    return new Reader(file);
  }

  /** {@return what reads questions alone, without the files beside theirs} */
  static RecordReader questions() {
    return new Reader("bfcl", new BfclTools(Path.of("multi_turn_func_doc"), true));
  }

  private static final class Reader implements RecordReader {
    private final String category;
    private final boolean hasAnswers;
    private final Map<String, Value> answers = new HashMap<>();
    private final BfclTools tools;

    Reader(String category, BfclTools tools) {
      this.category = category;
      this.hasAnswers = false;
      this.tools = tools;
    }

    Reader(Path file) {
      Path name = file.toAbsolutePath().getFileName();
      Matcher matcher = FILE_NAME.matcher(name.toString());
      this.category = matcher.matches() ? matcher.group(1) : "bfcl";
      Path beside = file.resolveSibling("possible_answer").resolve(name);
      this.hasAnswers = Files.exists(beside);
      if (hasAnswers) {
        JsonLines.forEach(beside, this::answer);
      }
      this.tools = new BfclTools(file.resolveSibling("multi_turn_func_doc"), isPython());
    }

    private void answer(JsonLine line) {
      Value truth = line.object().at("ground_truth");
      answers.put(line.text("id"), truth == null ? Value.NULL : truth);
    }

    private boolean isPython() {
      return !category.endsWith("java") && !category.endsWith("javascript");
    }

    @Override
    public Example read(Value.Fields record) throws RecordException {
      String id = Shape.text(record, "id");
      List<List<Turn>> asked = new ArrayList<>();
      for (Value turn : Shape.items(record, "question")) {
        asked.add(turns(turn));
      }
      List<Tool> offered = tools.of(record);
      Value truth = answers.get(id);
      if (hasAnswers && truth == null) {
        throw new RecordException("there is no answer with the id " + id);
      }
      boolean conversation = category.startsWith("multi_turn");
      List<Turn> messages =
          conversation && truth != null
              ? BfclConversation.of(asked, truth, offered)
              : asked.stream().flatMap(List::stream).toList();
      return new Example(
          id, messages, offered, conversation ? null : expected(truth), meta(record, truth));
    }

    private @Nullable Expectation expected(@Nullable Value truth) throws RecordException {
      if (category.contains("irrelevance")) {
        return new Expectation.NoCall();
      }
      if (category.contains("live_relevance")) {
        return new Expectation.AnyCall();
      }
      return truth == null || !listsCalls(truth) ? null : ExpectedShape.read(truth);
    }

    // The agentic categories list answers that are texts.
    private static boolean listsCalls(Value truth) {
      return truth instanceof Value.Items(List<Value> items)
          && items.stream().allMatch(Value.Fields.class::isInstance);
    }

    private Value.Fields meta(Value.Fields record, @Nullable Value truth) {
      Map<String, Value> meta = new LinkedHashMap<>();
      meta.put(Example.SOURCE, Value.of("bfcl"));
      meta.put(Example.CATEGORY, Value.of(category));
      if (!isPython()) {
        meta.put("language", Value.of(category.replace("simple_", "").toLowerCase(Locale.ROOT)));
      }
      if (truth != null && !listsCalls(truth) && !category.startsWith("multi_turn")) {
        meta.put("answers", truth);
      }
      record
          .values()
          .forEach((key, value) -> {
            if (!List.of("id", "question", "function").contains(key)) {
              meta.put(key, value);
            }
          });
      return new Value.Fields(meta);
    }

    private static List<Turn> turns(Value turn) throws RecordException {
      if (!(turn instanceof Value.Items(List<Value> items))) {
        throw new RecordException(
            "each turn of \"question\" must be a list of messages, found " + Shape.found(turn));
      }
      List<Turn> turns = new ArrayList<>();
      for (Value item : items) {
        Value.Fields message = Shape.object(item, "a message of \"question\"");
        turns.add(new Turn(Shape.text(message, "role"), Shape.text(message, "content")));
      }
      return turns;
    }
  }
}
