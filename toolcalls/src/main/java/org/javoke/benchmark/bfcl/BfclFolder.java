package org.javoke.benchmark.bfcl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.input.InputException;

/**
 * A folder of BFCL's data files.
 *
 * @param root holds {@code BFCL_v4_<category>.json} and {@code possible_answer}
 * @param version 3 or 4
 */
public record BfclFolder(Path root, int version) {

  private static final List<Integer> VERSIONS = List.of(4, 3); // the newest first

  /**
   * {@return the data in this folder, or in a folder inside it; of several versions the newest}
   *
   * @throws InputException if there is none
   */
  public static BfclFolder find(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          "BFCL's data: %s is %s. %s"
              .formatted(
                  folder,
                  Files.exists(folder) ? "a file, expected a folder" : "no folder that exists",
                  expected()));
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> candidates =
          Stream.concat(Stream.of(folder), inside.filter(Files::isDirectory).sorted()).toList();
      return VERSIONS.stream()
          .flatMap(version -> candidates.stream().map(path -> new BfclFolder(path, version)))
          .filter(BfclFolder::holdsData)
          .findFirst()
          .orElseThrow(() ->
              new InputException("There is no BFCL data in %s. %s".formatted(folder, expected())));
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(
          "The folder %s cannot be listed (%s): check its permissions"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static String expected() {
    return "Expected files such as BFCL_v4_simple_python.json and a folder possible_answer beside"
        + " them: name the folder berkeley-function-call-leaderboard/bfcl_eval/data of a copy of"
        + " ShishirPatil/gorilla, or one that was made from it";
  }

  private boolean holdsData() {
    return BfclCategory.runnable().stream().anyMatch(category -> Files.exists(questions(category)));
  }

  /** {@return where the questions of a category stand} */
  public Path questions(BfclCategory category) {
    return root.resolve(fileName(category));
  }

  /** {@return where the expected calls of a category stand} */
  public Path answers(BfclCategory category) {
    return root.resolve("possible_answer").resolve(fileName(category));
  }

  /**
   * {@return where the functions of one of the simulated APIs stand}
   *
   * @param api its class name in the data, such as {@code TwitterAPI}
   */
  public Optional<Path> functions(String api) {
    return functionFile(api).map(name -> root.resolve("multi_turn_func_doc").resolve(name));
  }

  /**
   * {@return the name of the file with the functions of one of the simulated APIs}
   *
   * @param api its class name in the data
   */
  public static Optional<String> functionFile(String api) {
    return Optional.ofNullable(
            switch (api) {
              case "GorillaFileSystem" -> "gorilla_file_system";
              case "MathAPI" -> "math_api";
              case "MessageAPI" -> "message_api";
              case "TwitterAPI" -> "posting_api";
              case "TicketAPI" -> "ticket_api";
              case "TradingBot" -> "trading_bot";
              case "TravelAPI" -> "travel_booking";
              case "VehicleControlAPI" -> "vehicle_control";
              default -> null;
            })
        .map(name -> name + ".json");
  }

  private String fileName(BfclCategory category) {
    String label = version == 3 ? category.labelInVersion3() : category.label();
    return "BFCL_v" + version + "_" + label + ".json";
  }
}
