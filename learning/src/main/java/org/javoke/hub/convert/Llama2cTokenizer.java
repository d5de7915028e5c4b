package org.javoke.hub.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.value.Value;

/**
 * llama2.c's tokenizer.bin: the texts and scores of a SentencePiece BPE vocabulary with byte
 * fallback. llama2.c merges the pair whose union scores highest; tokenizer.json lists the pairs in
 * the order in which they are to be merged, so each token gives one merge for each way to cut it
 * into two tokens, best scores first.
 */
final class Llama2cTokenizer {

  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final int MAX_TOKEN_BYTES = 1024;
  private static final int FIRST_BYTE = 3;
  private static final int FIRST_LEARNT = FIRST_BYTE + 256;
  static final List<String> MARKS = List.of("<unk>", "<s>", "</s>");

  private final Path file;
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Float> scores = new ArrayList<>();

  private Llama2cTokenizer(Path file) {
    this.file = file;
  }

  static Llama2cTokenizer read(Path file, int vocabSize) {
    Llama2cTokenizer tokenizer = new Llama2cTokenizer(file);
    ByteBuffer bytes = ByteBuffer.wrap(tokenizer.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (vocabSize <= FIRST_LEARNT || bytes.remaining() < Integer.BYTES) {
      throw tokenizer.bad("a vocabulary of %d has no room for 256 bytes".formatted(vocabSize));
    }
    bytes.getInt(); // the longest token, which run.c sizes a buffer by
    while (bytes.hasRemaining()) {
      if (tokenizer.texts.size() == vocabSize) {
        throw tokenizer.bad("it has more tokens than the model's %d".formatted(vocabSize));
      }
      tokenizer.readToken(bytes);
    }
    if (tokenizer.texts.size() != vocabSize) {
      throw tokenizer.bad(
          "it has %d tokens, and the model %d".formatted(tokenizer.texts.size(), vocabSize));
    }
    return tokenizer;
  }

  private byte[] bytes() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        throw bad("there is no such file, or it has more than %,d bytes".formatted(MAX_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private void readToken(ByteBuffer bytes) {
    int id = texts.size();
    if (bytes.remaining() < Float.BYTES + Integer.BYTES) {
      throw bad("it ends inside token " + id);
    }
    float score = bytes.getFloat();
    int length = bytes.getInt();
    if (Float.isNaN(score)
        || length < 0
        || length > MAX_TOKEN_BYTES
        || length > bytes.remaining()) {
      throw bad(
          "token %d would have %d bytes, and %d are left".formatted(id, length, bytes.remaining()));
    }
    String text = spelt(id, decoded(id, bytes.slice(bytes.position(), length)));
    bytes.position(bytes.position() + length);
    if (ids.putIfAbsent(text, id) != null) {
      throw bad("tokens %d and %d have the same text".formatted(ids.get(text), id));
    }
    texts.add(text);
    scores.add(score);
  }

  private String decoded(int id, ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      InputException broken = bad("token %d is no UTF-8".formatted(id));
      broken.initCause(e);
      throw broken;
    }
  }

  // The exporter of llama2.c puts line feeds around the marks, and a space for U+2581.
  private String spelt(int id, String text) {
    if (id < FIRST_BYTE) {
      return MARKS.get(id);
    }
    if (id < FIRST_LEARNT) {
      String wanted = "<0x%02X>".formatted(id - FIRST_BYTE);
      if (!text.equals(wanted)) {
        throw bad("token %d should be the byte %s".formatted(id, wanted));
      }
      return text;
    }
    return text.replace(' ', '\u2581');
  }

  private InputException bad(String problem) {
    return new InputException(
        "%s is no tokenizer.bin of llama2.c: %s. A SentencePiece .model or .vocab has to be exported with llama2.c's tokenizer.py first"
            .formatted(file, problem));
  }

  /** {@return the text of every token with its id, in their order} */
  Map<String, Integer> ids() {
    return ids;
  }

  /** {@return the pairs of tokens to be merged, the first ones first} */
  List<Value> merges() {
    List<Value> merges = new ArrayList<>();
    List<Integer> learnt = new ArrayList<>();
    for (int id = FIRST_LEARNT; id < texts.size(); id++) {
      learnt.add(id);
    }
    learnt.sort(Comparator.comparing(scores::get, Comparator.reverseOrder()));
    for (int id : learnt) {
      cuts(texts.get(id)).forEach(merges::add);
    }
    return merges;
  }

  // The parts that were learnt first come first, as in transformers' own conversion.
  private Stream<Value> cuts(String text) {
    return IntStream.range(1, text.length())
        .mapToObj(cut -> List.of(text.substring(0, cut), text.substring(cut)))
        .filter(parts -> idOfLearnt(parts.getFirst()) >= 0 && idOfLearnt(parts.getLast()) >= 0)
        .sorted(
            Comparator.comparingInt((List<String> parts) -> idOfLearnt(parts.getFirst()))
                .thenComparingInt(parts -> idOfLearnt(parts.getLast())))
        .map(parts -> Value.of(List.of(Value.of(parts.getFirst()), Value.of(parts.getLast()))));
  }

  private int idOfLearnt(String text) {
    int id = ids.getOrDefault(text, -1);
    return id >= FIRST_LEARNT ? id : -1;
  }
}
