package org.javoke.lab.local;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javoke.input.InputException;
import org.javoke.lab.run.JsonObject;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * What a search came to and took: {@code search.json}.
 *
 * @param failed trees that did not grow to their end
 * @param solved trees with a right answer in them
 * @param leftOut lines that were no problems
 * @param asks of the model
 * @param promptTokens of all asks, each counted as if it had been a request of its own
 * @param drawnTokens that the model wrote
 */
public record SearchFigures(
    long trees,
    long failed,
    long solved,
    long pairs,
    long leftOut,
    long asks,
    long promptTokens,
    long drawnTokens) {

  /** In a search's folder. */
  public static final String FILE = "search.json";

  /**
   * {@return those of the search in the folder}
   *
   * @throws InputException if it is no search, or was not done
   */
  public static SearchFigures read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "%s has no %s, expected the folder of a search that is done.".formatted(folder, FILE));
    }
    try {
      if (Json.read(Files.readString(file)) instanceof Value.Fields all) {
        return new SearchFigures(
            count(file, all, "trees"),
            count(file, all, "failed"),
            count(file, all, "solved"),
            count(file, all, "pairs"),
            count(file, all, "left_out"),
            count(file, all, "asks"),
            count(file, all, "prompt_tokens_of_asks"),
            count(file, all, "drawn_tokens"));
      }
      throw broken(file, "it is no object");
    } catch (IOException | JsonException e) {
      throw broken(file, String.valueOf(e.getMessage()));
    }
  }

  private static long count(Path file, Value.Fields all, String name) {
    if (all.at(name) instanceof Value.Int(BigInteger number)
        && number.signum() >= 0
        && number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    throw broken(file, "\"" + name + "\" is no count");
  }

  private static InputException broken(Path file, String why) {
    return new InputException("%s cannot be read: %s. Run the search again.".formatted(file, why));
  }

  Value json() {
    return new JsonObject()
        .put("trees", trees)
        .put("failed", failed)
        .put("solved", solved)
        .put("pairs", pairs)
        .put("left_out", leftOut)
        .put("asks", asks)
        .put("prompt_tokens_of_asks", promptTokens)
        .put("drawn_tokens", drawnTokens)
        .done();
  }

  /** {@return the sum of both} */
  public SearchFigures plus(SearchFigures other) {
    return new SearchFigures(
        trees + other.trees,
        failed + other.failed,
        solved + other.solved,
        pairs + other.pairs,
        leftOut + other.leftOut,
        asks + other.asks,
        promptTokens + other.promptTokens,
        drawnTokens + other.drawnTokens);
  }
}
