package org.javoke.benchmark.bfcl;

import static org.javoke.benchmark.bfcl.BfclGroup.AGENTIC;
import static org.javoke.benchmark.bfcl.BfclGroup.LIVE;
import static org.javoke.benchmark.bfcl.BfclGroup.MULTI_TURN;
import static org.javoke.benchmark.bfcl.BfclGroup.NON_LIVE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.javoke.schema.Language;

/** The test categories of BFCL, under the names that version 4 gives them. */
public enum BfclCategory {
  SIMPLE_PYTHON(NON_LIVE, 400, Language.PYTHON, "simple"),
  SIMPLE_JAVA(NON_LIVE, 100, Language.JAVA, "java"),
  SIMPLE_JAVASCRIPT(NON_LIVE, 50, Language.JAVASCRIPT, "javascript"),
  MULTIPLE(NON_LIVE, 200),
  PARALLEL(NON_LIVE, 200),
  PARALLEL_MULTIPLE(NON_LIVE, 200),
  IRRELEVANCE(NON_LIVE, 240, Answers.NO_CALL),
  LIVE_SIMPLE(LIVE, 258),
  LIVE_MULTIPLE(LIVE, 1053),
  LIVE_PARALLEL(LIVE, 16),
  LIVE_PARALLEL_MULTIPLE(LIVE, 24),
  LIVE_IRRELEVANCE(LIVE, 884, Answers.NO_CALL),
  LIVE_RELEVANCE(LIVE, 16, Answers.ANY_CALL),
  MULTI_TURN_BASE(MULTI_TURN, 200),
  MULTI_TURN_MISS_FUNC(MULTI_TURN, 200),
  MULTI_TURN_MISS_PARAM(MULTI_TURN, 200),
  MULTI_TURN_LONG_CONTEXT(MULTI_TURN, 200),
  MEMORY_KV(AGENTIC, 155),
  MEMORY_VECTOR(AGENTIC, 155),
  MEMORY_REC_SUM(AGENTIC, 155),
  WEB_SEARCH_BASE(AGENTIC, 100),
  WEB_SEARCH_NO_SNIPPET(AGENTIC, 100),
  FORMAT_SENSITIVITY(BfclGroup.FORMAT_SENSITIVITY, 5200);

  /** What a right answer is in a category. */
  public enum Answers {
    /** The calls that the data lists. */
    LISTED,
    /** No call. */
    NO_CALL,
    /** Some call, whichever. */
    ANY_CALL
  }

  private final BfclGroup group;
  private final int size;
  private final Language language;
  private final Answers answers;
  private final String labelInVersion3;

  BfclCategory(
      BfclGroup group, int size, Language language, Answers answers, String labelInVersion3) {
    this.group = group;
    this.size = size;
    this.language = language;
    this.answers = answers;
    this.labelInVersion3 = labelInVersion3;
  }

  BfclCategory(BfclGroup group, int size) {
    this(group, size, Answers.LISTED);
  }

  BfclCategory(BfclGroup group, int size, Answers answers) {
    this(group, size, Language.PYTHON, answers, "");
  }

  BfclCategory(BfclGroup group, int size, Language language, String labelInVersion3) {
    this(group, size, language, Answers.LISTED, labelInVersion3);
  }

  /** {@return the name, such as {@code live_parallel_multiple}} */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the name in version 3, such as {@code simple} for {@code simple_python}} */
  public String labelInVersion3() {
    return labelInVersion3.isEmpty() ? label() : labelInVersion3;
  }

  public BfclGroup group() {
    return group;
  }

  /** {@return the number of questions in version 4 of the data} */
  public int size() {
    return size;
  }

  /** {@return the language of the function documents and, in prompting mode, of the calls} */
  public Language language() {
    return language;
  }

  public Answers answers() {
    return answers;
  }

  /** {@return the categories in which one request and one reply settle a question} */
  public static List<BfclCategory> singleTurn() {
    return Arrays.stream(values()).filter(category -> category.group().isSingleTurn()).toList();
  }

  /** {@return the categories that can be run} */
  public static List<BfclCategory> runnable() {
    return Arrays.stream(values()).filter(category -> category.group().isRunnable()).toList();
  }

  /** {@return the category of that name, in version 4's or version 3's naming} */
  public static Optional<BfclCategory> labelled(String name) {
    return Arrays.stream(values())
        .filter(
            category -> category.label().equals(name) || category.labelInVersion3().equals(name))
        .findFirst();
  }
}
