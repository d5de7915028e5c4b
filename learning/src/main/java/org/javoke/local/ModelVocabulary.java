package org.javoke.local;

import java.util.Set;
import org.javoke.constrain.TokenVocabulary;
import org.javoke.tokenizer.Vocabulary;

/** A model's tokens, as constraints see them. */
final class ModelVocabulary implements TokenVocabulary {

  private static final byte[] NOTHING = {};

  private final Vocabulary vocabulary;
  private final Set<Integer> stopIds;
  private final int size;

  ModelVocabulary(LocalModel model) {
    this.vocabulary = model.tokenizer().vocabulary();
    this.stopIds = model.stopIds();
    // The model may score more ids than the tokenizer has tokens.
    this.size = model.folder().config().vocabSize();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Kind kind(int id) {
    if (stopIds.contains(id)) {
      return Kind.END;
    }
    if (!vocabulary.has(id)) {
      return Kind.NONE;
    }
    if (vocabulary.isSpecial(id)) {
      return Kind.SPECIAL;
    }
    return vocabulary.isAdded(id) ? Kind.ADDED : Kind.TEXT;
  }

  @Override
  public byte[] bytes(int id) {
    return vocabulary.has(id) ? vocabulary.bytes(id) : NOTHING;
  }
}
