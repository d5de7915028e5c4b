package org.javoke.tokenizer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.javoke.input.InputException;

/**
 * A model's tokenizer, as its tokenizer.json describes it: the ids are those of Hugging Face's
 * library, which does the work. Text is never truncated or padded, whatever the file says. Safe to
 * share between threads.
 */
public final class Tokenizer implements AutoCloseable {

  /**
   * The most characters of one text. The native library ends the process on a few times as many
   * blanks in a row.
   */
  public static final int MAX_TEXT = 4_000_000;

  private static final long MAX_FILE_BYTES = 256L * 1024 * 1024;

  private final NativeTokenizer library;
  private final Vocabulary vocabulary;

  private Tokenizer(NativeTokenizer library, Vocabulary vocabulary) {
    this.library = library;
    this.vocabulary = vocabulary;
  }

  /**
   * Opens a tokenizer.json.
   *
   * @throws InputException if there is no such file, or it describes no tokenizer of a supported
   *     kind
   */
  public static Tokenizer open(Path file) {
    return open(file, Vocabulary.MAX_SIZE);
  }

  /**
   * Opens the tokenizer.json of a model whose embedding has so many rows.
   *
   * @throws InputException if it cannot be opened, or has ids that the model has no row for
   */
  public static Tokenizer open(Path file, int modelVocabSize) {
    String json = text(file);
    Vocabulary vocabulary = VocabularyReader.read(file.toString(), json);
    if (vocabulary.size() > modelVocabSize) {
      throw new InputException(
          "%s has tokens up to id %d, and the model's vocabulary has %d: it belongs to another model"
              .formatted(file, vocabulary.size() - 1, modelVocabSize));
    }
    try {
      return new Tokenizer(NativeTokenizer.of(json), vocabulary);
    } catch (RuntimeException e) {
      throw new InputException(
          "%s describes no tokenizer that can be used (%s): fetch it again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * {@return the ids of the text} Special tokens that the text spells out are recognised. Half a
   * surrogate pair, which no encoding can hold, counts as U+FFFD.
   *
   * @param addSpecialTokens whether to add what the model's tokenizer adds around a text, such as a
   *     beginning-of-text token; text from a chat template has these already
   * @throws InputException if the text is longer than {@value #MAX_TEXT} characters
   */
  public int[] encode(String text, boolean addSpecialTokens) {
    if (text.length() > MAX_TEXT) {
      throw new InputException(
          "a text of %,d characters is too long to be tokenized; at most %,d are possible"
              .formatted(text.length(), MAX_TEXT));
    }
    return library.encode(Surrogates.whole(text), addSpecialTokens);
  }

  /**
   * {@return the text of the ids} Bytes that are no UTF-8 become U+FFFD; an id without a token is
   * passed over.
   *
   * @throws IllegalArgumentException if an id is negative
   */
  public String decode(int[] ids, boolean skipSpecialTokens) {
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0) {
        throw new IllegalArgumentException("no token has the id " + ids[i]);
      }
      wide[i] = ids[i];
    }
    return library.decode(wide, skipSpecialTokens);
  }

  /** {@return a decoder of ids that come one by one} */
  public IncrementalDecoder incrementalDecoder(boolean skipSpecialTokens) {
    return new IncrementalDecoder(vocabulary, skipSpecialTokens);
  }

  /** {@return one more than the highest id} */
  public int vocabSize() {
    return vocabulary.size();
  }

  /** {@return the id of the token with that text, added tokens included, if there is one} */
  public OptionalInt idOf(String token) {
    return vocabulary.idOf(token);
  }

  /** {@return the bytes of every token} */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            "There is no tokenizer %s: a model's folder needs its tokenizer.json".formatted(file));
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new InputException(
            "%s has more than %,d bytes: that is no tokenizer.json"
                .formatted(file, MAX_FILE_BYTES));
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InputException(file + " is not valid UTF-8: fetch it again", e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Frees the native memory; the tokenizer cannot be used after it, and says so. */
  @Override
  public void close() {
    library.close();
  }
}
