package org.javoke.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.javoke.chat.Prompt;
import org.javoke.score.Scorer;
import org.javoke.score.Task;

/** A set of questions with known answers, and how each is put to a model. */
public interface Benchmark {

  /** {@return the name under which users choose it: {@code bfcl} or {@code custom}} */
  String name();

  /**
   * {@return the questions asked, in a fixed order}
   *
   * @throws org.javoke.input.InputException if the data cannot be used, or the selection names what
   *     does not exist
   */
  List<Question> questions(Selection selection);

  /** {@return the files that these questions come from} */
  List<Path> files(Selection selection);

  /** {@return what a model is asked first} */
  Prompt prompt(Question question, Mode mode);

  /** {@return the conversation in which the question is put; usually one request} */
  default Conversation begin(Question question, Mode mode) {
    return Conversation.of(prompt(question, mode));
  }

  /**
   * {@return what an answer that was given in this mode is held against} In native mode the names
   * of the tools and of the expected calls are those under which the tools were offered, which a
   * server may restrict.
   */
  Task task(Question question, Mode mode);

  /**
   * {@return the scorers of this benchmark's answers, one for each scoring mode}
   *
   * @param single those that judge single replies, in the order in which they are reported
   */
  default List<Scorer> scorers(List<Scorer> single) {
    return single;
  }
}
