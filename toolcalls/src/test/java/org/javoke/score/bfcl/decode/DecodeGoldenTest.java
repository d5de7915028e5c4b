package org.javoke.score.bfcl.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.javoke.input.SharedFiles;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** Holds every decoded reply against what the reference package made of it. */
class DecodeGoldenTest {

  private static final List<Value> EMPTY =
      List.of(Value.of(""), Value.of(List.of()), Value.Fields.EMPTY);

  private final BfclDecoder decoder = new BfclDecoder();

  @Test
  void decodesAsTheReferenceDoes() throws IOException, JsonException {
    List<Value.Fields> rows = rows();
    List<String> differences = new ArrayList<>();
    for (Value.Fields row : rows) {
      String difference = difference(row);
      if (!difference.isEmpty()) {
        differences.add(Json.write(row) + "\n    " + difference);
      }
    }
    assertThat(rows).hasSizeGreaterThan(1_000);
    assertThat(differences).isEmpty();
  }

  private String difference(Value.Fields row) {
    Value input = field(row, "input");
    return switch (text(row, "fn")) {
      case "decode_ast" -> {
        ReturnFormat format = ReturnFormat.valueOf(text(row, "language").toUpperCase(Locale.ROOT));
        boolean tagged = field(row, "tag").equals(Value.TRUE);
        yield decodedDifference(
            row, decoder.decodePrompted(((Value.Text) input).value(), format, tagged));
      }
      case "decode_ast_fc" -> decodedDifference(row, decoder.decodeNative(input));
      case "decode_execute" ->
          executableDifference(row, decoder.executePrompted(((Value.Text) input).value()));
      case "decode_execute_fc" -> executableDifference(row, decoder.executeNative(input));
      case "is_empty_execute_response" -> {
        List<String> sources =
            ((Value.Items) input)
                .values().stream()
                    .map(item -> EMPTY.contains(item) ? "" : "f()")
                    .toList(); // only whether it is empty counts
        boolean empty = new Executable.Sources(sources).isEmpty();
        yield field(row, "decoded").equals(Value.of(empty)) ? "" : "empty: " + empty;
      }
      default -> throw new IllegalStateException("unknown function in " + row);
    };
  }

  private static String decodedDifference(Value.Fields row, Decoded decoded) {
    boolean ok = field(row, "ok").equals(Value.TRUE);
    if (text(row, "kind").equals("eval_escape")) {
      return decoded instanceof Decoded.Refused ? "" : "must be refused, was " + decoded;
    }
    if (decoded instanceof Decoded.Refused(String reason)) {
      return (ok ? "refused: " + reason : "") + relevance(row, decoded);
    }
    Value value =
        switch (decoded) {
          case Decoded.Calls calls -> calls.value();
          case Decoded.NotCalls(Value other) -> other;
          case Decoded.Refused _ -> Value.NULL;
        };
    if (!ok || !ReferenceValues.decoded(field(row, "decoded")).equals(value)) {
      return "decoded: " + Json.write(value) + " " + value;
    }
    boolean formatOk = field(row, "format_ok").equals(Value.TRUE);
    boolean empty = field(row, "empty").equals(Value.TRUE);
    if (formatOk != decoded instanceof Decoded.Calls || empty != decoded.isEmpty()) {
      return "format_ok or empty differs";
    }
    return relevance(row, decoded);
  }

  private static String relevance(Value.Fields row, Decoded decoded) {
    Value irrelevance = row.at("irrelevance_valid");
    return irrelevance == null || irrelevance.equals(Value.of(decoded.isEmpty()))
        ? ""
        : "irrelevance: " + decoded.isEmpty();
  }

  private static String executableDifference(Value.Fields row, Executable executable) {
    boolean ok = field(row, "ok").equals(Value.TRUE);
    return switch (executable) {
      case Executable.Refused(String reason) -> ok ? "refused: " + reason : "";
      case Executable.Sources sources -> {
        Value expected = ok ? field(row, "decoded") : Value.NULL;
        Value got = Value.of(sources.calls().stream().map(Value::of).toList());
        boolean same =
            got.equals(expected) && field(row, "empty_execute").equals(Value.of(sources.isEmpty()));
        yield same ? "" : "sources: " + sources;
      }
    };
  }

  private static Value field(Value.Fields row, String key) {
    Value value = row.at(key);
    if (value == null) {
      throw new IllegalStateException("no " + key + " in " + row);
    }
    return value;
  }

  private static String text(Value.Fields row, String key) {
    return ((Value.Text) field(row, key)).value();
  }

  private static List<Value.Fields> rows() throws IOException, JsonException {
    Path file = SharedFiles.at("goldens/bfcl/decode/decode.jsonl.gz");
    List<Value.Fields> rows = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        rows.add((Value.Fields) Json.read(line));
      }
    }
    return rows;
  }
}
