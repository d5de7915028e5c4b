package org.javoke.constrain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** The vocabulary of a {@code tokenizer.json} whose tokens are byte-level, as GPT-2's are. */
public final class ByteLevelVocabulary implements TokenVocabulary {

  private static final byte[] NO_BYTES = {};

  private final byte[][] bytes;
  private final Kind[] kinds;

  private ByteLevelVocabulary(byte[][] bytes, Kind[] kinds) {
    this.bytes = bytes;
    this.kinds = kinds;
  }

  /**
   * {@return the vocabulary}
   *
   * @param size at least the number of ids
   * @param ends the texts of the tokens that end a reply
   */
  public static ByteLevelVocabulary read(Path file, int size, Set<String> ends) {
    Value.Fields root = json(file);
    byte[][] bytes = new byte[size][];
    Kind[] kinds = new Kind[size];
    Arrays.fill(bytes, NO_BYTES);
    Arrays.fill(kinds, Kind.NONE);
    int[] byteOf = byteOf();
    ((Value.Fields) at((Value.Fields) at(root, "model"), "vocab"))
        .values()
        .forEach((token, id) -> {
          bytes[number(id)] = decoded(token, byteOf);
          kinds[number(id)] = Kind.TEXT;
        });
    for (Value item : ((Value.Items) at(root, "added_tokens")).values()) {
      Value.Fields added = (Value.Fields) item;
      String text = ((Value.Text) at(added, "content")).value();
      int id = number(at(added, "id"));
      bytes[id] = text.getBytes(StandardCharsets.UTF_8);
      kinds[id] =
          ends.contains(text)
              ? Kind.END
              : at(added, "special").equals(Value.TRUE) ? Kind.SPECIAL : Kind.ADDED;
    }
    return new ByteLevelVocabulary(bytes, kinds);
  }

  private static Value.Fields json(Path file) {
    try {
      return (Value.Fields) Json.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  private static Value at(Value.Fields fields, String key) {
    return Objects.requireNonNull(fields.at(key), key);
  }

  private static int number(Value value) {
    return ((Value.Int) value).value().intValueExact();
  }

  private static byte[] decoded(String token, int[] byteOf) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    token.chars().forEach(c -> out.write(byteOf[c]));
    return out.toByteArray();
  }

  // Printable Latin-1 stands for itself, the other bytes for the characters from 256 on.
  private static int[] byteOf() {
    int[] byteOf = new int[512];
    int others = 256;
    for (int value = 0; value < 256; value++) {
      boolean itself =
          (value >= '!' && value <= '~')
              || (value >= 0xa1 && value <= 0xac)
              || (value >= 0xae && value <= 0xff);
      byteOf[itself ? value : others++] = value;
    }
    return byteOf;
  }

  /** {@return the id of the token with this text} */
  public int id(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int id = 0; id < bytes.length; id++) {
      if (Arrays.equals(bytes[id], wanted)) {
        return id;
      }
    }
    throw new IllegalArgumentException("no token is '" + text + "'");
  }

  /** {@return the ids into which the text can be cut, the longest token first} */
  public List<Integer> cut(String text) {
    Map<String, Integer> byText = new HashMap<>();
    for (int id = 0; id < bytes.length; id++) {
      byText.put(new String(bytes[id], StandardCharsets.ISO_8859_1), id);
    }
    String latin1 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<Integer> ids = new ArrayList<>();
    for (int at = 0; at < latin1.length(); ) {
      int end = Math.min(latin1.length(), at + 64);
      while (!byText.containsKey(latin1.substring(at, end))) {
        end--;
      }
      ids.add(byText.get(latin1.substring(at, end)));
      at = end;
    }
    return ids;
  }

  @Override
  public int size() {
    return bytes.length;
  }

  @Override
  public Kind kind(int id) {
    return kinds[id];
  }

  @Override
  public byte[] bytes(int id) {
    return bytes[id];
  }
}
