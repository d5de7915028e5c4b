package org.javoke.data.read;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.javoke.input.ChoiceException;
import org.javoke.input.InputException;
import org.javoke.input.Records;
import org.javoke.input.Suggestions;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Every dataset format that can be read, by name. */
public final class DataFormats {

  /** The name that stands for "see what it looks like". */
  public static final String AUTO = "auto";

  private static final List<DataFormat> ALL =
      List.of(
          new SgdCallsFormat(),
          new ApiBankToolsFormat(),
          new CanonicalFormat(),
          new TagsFormat(),
          new BfclFormat(),
          new XlamFormat(),
          new HammerFormat(),
          new ApiBankFormat(),
          new ApiBankDialogueFormat(),
          new ToolAceFormat(),
          new HermesFormat(),
          new GlaiveFormat(),
          new ToolBenchFormat(),
          new SgdFormat(),
          new SnipsFormat());

  private DataFormats() {}

  public static List<DataFormat> all() {
    return ALL;
  }

  /**
   * {@return the format of this name}
   *
   * @param file is looked into where the name is {@value #AUTO}
   * @throws InputException if there is none, or the file looks like none
   */
  public static DataFormat of(String name, Path file) {
    return name.equals(AUTO) ? detected(file) : named(name);
  }

  /**
   * {@return the format of this name}
   *
   * @throws ChoiceException if there is none
   */
  public static DataFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> names = ALL.stream().map(DataFormat::name).toList();
          return new ChoiceException(
              "There is no dataset format \"%s\". There are: %s"
                  .formatted(name, Suggestions.listed(name, names, names.size())));
        });
  }

  private static DataFormat detected(Path file) {
    if (Dataset.isReadOnce(file)) {
      throw new InputException(
          file
              + " is a pipe or a device, which can be read only once: name its format with --from: "
              + names());
    }
    Value.Fields first = first(file);
    if (first == null && isEmpty(file)) {
      throw ExampleFile.empty(file);
    }
    if (first == null) {
      throw new InputException(
          file
              + " has no record that is a JSON object: expected JSON Lines or a JSON array of"
              + " samples; name its format with --from if it is one of: "
              + names());
    }
    return ALL.stream()
        .filter(format -> format.looksLike(first))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "%s looks like no dataset format that is known (its first record has %s). Name it with --from: %s"
                    .formatted(file, first.values().keySet(), names())));
  }

  private static boolean isEmpty(Path file) {
    try (Records records = Records.open(file)) {
      return records.next() == null;
    }
  }

  private static Value.@Nullable Fields first(Path file) {
    try (Records records = Records.open(file)) {
      for (int i = 0; i < 10; i++) {
        Records.Raw raw = records.next();
        if (raw == null) {
          break;
        }
        if (raw instanceof Records.Raw.Text(int _, String text) && object(text) != null) {
          return object(text);
        }
      }
    }
    return object(SnipsFormat.text(file)); // one document over many lines
  }

  private static Value.@Nullable Fields object(String text) {
    try {
      return Json.read(text) instanceof Value.Fields fields ? fields : null;
    } catch (JsonException _) {
      return null;
    }
  }

  private static String names() {
    return ALL.stream().map(DataFormat::name).collect(Collectors.joining(", "));
  }
}
