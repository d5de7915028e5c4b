package org.javoke.constrain;

/** The tokens of a model: what each writes, and what kind it is. Must not change. */
public interface TokenVocabulary {

  /** What may be done with a token. */
  enum Kind {
    /** Text, which may stand wherever its bytes may. */
    TEXT,
    /**
     * Text that the tokenizer never splits, such as Qwen's {@code <tool_call>}: it may stand where
     * its bytes may, except within the strings of a call.
     */
    ADDED,
    /** A control token: it may stand only where its text is a mark of the call format. */
    SPECIAL,
    /** Ends the reply: it may stand only where the reply may end. */
    END,
    /** No token: a place in the model's vocabulary that has none. It may never stand. */
    NONE
  }

  /** {@return the number of ids, which is the width of the model's logits} */
  int size();

  /** {@return what the token is}, for ids from 0 to {@link #size} - 1 */
  Kind kind(int id);

  /**
   * {@return the bytes that the token writes, such as part of a character's UTF-8} They are empty
   * for tokens that write none, which never may stand. The array must not change.
   */
  byte[] bytes(int id);
}
