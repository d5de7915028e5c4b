package org.javoke.data.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.javoke.data.read.DataFormat;
import org.javoke.data.read.DataFormats;
import org.javoke.data.read.ExampleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, each record is a sample or rejected, and nothing fails. */
class HostileDataTest {

  private static final List<String> SEEDS =
      List.of(
          "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},{\"role\":\"assistant\",\"content\":\"<tool_call>{\\\"name\\\":\\\"f\\\"}</tool_call>\",\"tool_calls\":[{\"id\":\"1\",\"function\":{\"name\":\"f\",\"arguments\":{\"x\":1}}}]}],\"tools\":[{\"name\":\"f\",\"parameters\":{\"type\":\"dict\",\"properties\":{\"x\":{\"type\":\"integer\"}},\"required\":[\"x\"]}}],\"expected\":[{\"f\":{\"x\":[1,\"\"]}}]}",
          "{\"id\":1,\"query\":\"q\",\"tools\":\"[{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{\\\"a\\\":{\\\"type\\\":\\\"List[str], optional\\\"}}}]\",\"answers\":\"[{\\\"name\\\":\\\"f\\\",\\\"arguments\\\":{}}]\"}",
          "{\"system\":\"that you can invoke:\\n[{\\\"name\\\":\\\"a b\\\"}]\",\"conversations\":[{\"from\":\"user\",\"value\":\"q\"},{\"from\":\"assistant\",\"value\":\"[a b(x=1)]\"}]}",
          "{\"conversations\":[{\"from\":\"system\",\"value\":\"<tools>{}</tools>you have access to the following APIs: [{'name': 'f'}]\"},{\"from\":\"gpt\",\"value\":\"<tool_call>{'name': 'f', 'arguments': {}}</tool_call>\\nAction: f\\nAction Input: {}\"}]}",
          "{\"system\":\"SYSTEM: {\\\"name\\\":\\\"f\\\"}\",\"chat\":\"USER: a\\nASSISTANT: <functioncall> {\\\"name\\\": \\\"f\\\", \\\"arguments\\\": '{}'} <|endoftext|>\"}",
          "{\"instruction\":\"API descriptions:\\n{\\\"name\\\":\\\"F\\\"}\",\"input\":\"User: u\\nAPI-Request: [F(a='1')]->x\\n\",\"output\":\"API-Request: [F(a='[{'b': 1}]')]\"}",
          "{\"instruction\":\"[BEGIN OF AVAILABLE TOOLS][{\\\"name\\\":\\\"f\\\"}][END OF AVAILABLE TOOLS][END OF FORMAT INSTRUCTION][BEGIN OF QUERY]User: q[END OF QUERY]\",\"output\":\"```[{\\\"name\\\":\\\"f\\\"}]```\"}",
          "{\"id\":\"b\",\"question\":[[{\"role\":\"user\",\"content\":\"q\"}]],\"function\":[{\"name\":\"f\",\"parameters\":{\"type\":\"dict\",\"properties\":{}}}]}",
          "{\"id\":\"s\",\"tools\":[],\"messages\":[],\"calls\":[{\"name\":\"f\",\"arguments\":{}}]}",
          "{\"system_prompt\":\"{\\\"name\\\":\\\"f\\\"}\",\"messages\":[{\"role\":\"tool\",\"content\":\"1\"}],\"gold_tool_calls\":[{\"tool_name\":\"f\"}]}");

  @TempDir Path folder;

  @Test
  void mutatedRecordsNeverEndTheReading() throws IOException {
    Random random = new Random(11);
    List<String> lines = new ArrayList<>(SEEDS);
    lines.add("{\"messages\":" + "[".repeat(20_000));
    lines.add("{\"messages\":" + "[".repeat(400) + "]".repeat(400) + "}");
    for (int i = 0; i < 1500; i++) {
      lines.add(mutated(SEEDS.get(random.nextInt(SEEDS.size())), random));
    }
    Path file = Files.write(folder.resolve("hostile.jsonl"), lines);
    for (DataFormat format : DataFormats.all()) {
      if (format instanceof DataFormat.OfRecords && !format.name().equals("sgd")) {
        List<Linter.Looked> all = new ArrayList<>();
        try (ExampleFile examples = ExampleFile.open(file, format)) {
          Linter.ofSamples().look(examples, all::add);
        }
        assertThat(all).as(format.name()).hasSize(lines.size());
      }
    }
  }

  @Test
  void mutatedRecordsAreCleanedOrKeptAside() throws IOException {
    Random random = new Random(12);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      lines.add(mutated(SEEDS.getFirst(), random));
    }
    Path file = Files.write(folder.resolve("hostile.jsonl"), lines);
    Path log = folder.resolve("log");
    Cleaning.Outcome outcome =
        new Cleaning("canonical", true)
            .run(
                List.of(file),
                new Cleaning.Places(folder.resolve("out"), log, folder.resolve("rejects")),
                _ -> {});
    long removed =
        Files.readAllLines(log).stream().filter(line -> line.contains("\"duplicate\"")).count();
    assertThat(outcome.written() + outcome.rejected() + removed).isEqualTo(1000);
  }

  private static String mutated(String seed, Random random) {
    StringBuilder text = new StringBuilder(seed);
    String pieces = "{}[]\":,'\\<>()=ntf01 ";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
        case 2 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
        default -> {
          int end = Math.min(text.length(), at + random.nextInt(30));
          text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
      }
    }
    return text.isEmpty() ? "x" : text.toString();
  }
}
