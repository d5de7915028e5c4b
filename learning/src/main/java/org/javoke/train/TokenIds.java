package org.javoke.train;

import java.util.List;
import org.javoke.input.InputException;
import org.javoke.input.JsonLine;
import org.javoke.value.Value;

/** Token ids in a line of a data file. */
public final class TokenIds {

  private TokenIds() {}

  /**
   * {@return the ids under the key}
   *
   * @param vocabSize of the model: ids are below it
   * @throws InputException if there is no such array, or it holds something else
   */
  public static int[] of(JsonLine line, String key, int vocabSize) {
    List<Value> values = line.items(key).values();
    int[] ids = new int[values.size()];
    for (int i = 0; i < ids.length; i++) {
      if (!(values.get(i) instanceof Value.Int(var number))
          || number.signum() < 0
          || number.bitLength() > 31
          || number.intValue() >= vocabSize) {
        throw line.error(
            "\"%s\"[%d] is no token of the model, whose ids are 0 to %d: the data belong to another tokenizer"
                .formatted(key, i, vocabSize - 1));
      }
      ids[i] = number.intValue();
    }
    return ids;
  }

  /** {@return the text under {@code id}, or the file and the line} */
  public static String name(JsonLine line) {
    return line.object().at("id") instanceof Value.Text(String id)
        ? id
        : line.file().getFileName() + ":" + line.number();
  }
}
