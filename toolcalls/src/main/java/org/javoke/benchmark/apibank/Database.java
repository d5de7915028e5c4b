package org.javoke.benchmark.apibank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.input.InputException;
import org.javoke.input.JsonLines;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/**
 * What the APIs know before the first call. It is never changed.
 *
 * @param tables by name, such as {@code Account}
 */
record Database(Map<String, Value> tables) {

  private static final List<String> FILES =
      List.of(
          "init_database.jsonl",
          "init_database.jsonl.gz",
          "../../goldens/bfcl/api-bank/init_database.jsonl.gz");
  private static final long LONGEST = 100_000_000;

  Database {
    tables = Map.copyOf(tables);
  }

  /** {@return where the database is in the folder of the data: a folder, or a file} */
  static Optional<Path> near(Path data) {
    Path folder = data.resolve("init_database");
    return Files.isDirectory(folder)
        ? Optional.of(folder)
        : FILES.stream()
            .map(name -> data.resolve(name).normalize())
            .filter(Files::isRegularFile)
            .findFirst();
  }

  /**
   * {@return the database in a folder with a JSON file for each table, or in a file of lines {@code
   * {"database", "content"}}}
   *
   * @throws InputException if it cannot be read
   */
  static Database read(Path place) {
    Map<String, Value> tables = new HashMap<>();
    if (Files.isDirectory(place)) {
      tablesIn(place).forEach(file -> tables.put(nameOf(file), json(file)));
    } else {
      JsonLines.forEach(
          place,
          line -> {
            Value content = line.object().at("content");
            if (content == null) {
              throw line.error("\"content\" is missing");
            }
            tables.put(line.text("database"), content);
          });
    }
    return new Database(tables);
  }

  private static List<Path> tablesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException("%s cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".json".length());
  }

  private static Value json(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new InputException("%s is longer than %,d bytes".formatted(file, LONGEST));
      }
      return Json.read(Files.readString(file));
    } catch (IOException | JsonException e) {
      throw new InputException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** {@return the rows of a table by their key; none if it is not there} */
  Map<String, Value> table(String name) {
    return tables.get(name) instanceof Value.Fields(Map<String, Value> rows) ? rows : Map.of();
  }

  /**
   * {@return the user of that token}
   *
   * @throws ApiFailure if it is nobody's
   */
  String user(String token) {
    return findUser(token).orElseThrow(() -> new ApiFailure("The token is invalid."));
  }

  Optional<String> findUser(String token) {
    return table("Account").entrySet().stream()
        .filter(account -> text(account.getValue(), "token").equals(token))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** {@return the rows of a table that are this user's} */
  Stream<Value.Fields> rowsOf(String user, String table) {
    return table(table).values().stream()
        .filter(Value.Fields.class::isInstance)
        .map(Value.Fields.class::cast)
        .filter(row -> text(row, "username").equals(user));
  }

  /** {@return a field's text; empty where there is none} */
  static String text(Value row, String field) {
    return row instanceof Value.Fields fields && fields.at(field) instanceof Value.Text(String text)
        ? text
        : "";
  }
}
