package org.javoke.tokenizer;

/**
 * Turns ids that come one by one into text. What it returned, put together, is what {@link
 * Tokenizer#decode} makes of all the ids; characters whose bytes are spread over several tokens are
 * held back until they are whole. Each id costs the length of its token.
 *
 * <p>One thing differs, for vocabularies with byte-fallback tokens: where a run of these is no
 * UTF-8, the library makes every byte of the run a U+FFFD, valid characters included, which nobody
 * can know before the run has ended. Here the valid ones stay.
 *
 * <p>For one text and one thread.
 */
public final class IncrementalDecoder {

  private final Vocabulary vocabulary;
  private final boolean skipSpecialTokens;
  private final Utf8Stream characters = new Utf8Stream();
  private boolean stripsSpace;

  IncrementalDecoder(Vocabulary vocabulary, boolean skipSpecialTokens) {
    this.vocabulary = vocabulary;
    this.skipSpecialTokens = skipSpecialTokens;
    this.stripsSpace = vocabulary.stripsLeadingSpace();
  }

  /**
   * {@return the text that has become final with this id, often empty}
   *
   * @throws IllegalArgumentException if the id is negative
   */
  public String append(int id) {
    if (id < 0) {
      throw new IllegalArgumentException("no token has the id " + id);
    }
    if (!vocabulary.has(id) || (skipSpecialTokens && vocabulary.isSpecial(id))) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (byte next : vocabulary.raw(id)) {
      characters.accept(next, out);
    }
    return stripped(out);
  }

  /** {@return what was held back: U+FFFD for a character that never became whole} */
  public String finish() {
    StringBuilder out = new StringBuilder();
    characters.finish(out);
    return stripped(out);
  }

  private String stripped(StringBuilder out) {
    if (stripsSpace && !out.isEmpty()) {
      stripsSpace = false;
      if (out.charAt(0) == ' ') {
        out.deleteCharAt(0);
      }
    }
    return out.toString();
  }
}
