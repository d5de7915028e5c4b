package org.javoke.benchmark.bfcl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.javoke.benchmark.Mode;
import org.javoke.chat.Message;
import org.javoke.schema.Tool;
import org.javoke.schema.ToolLayout;
import org.javoke.template.PythonJson;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

/** Requests against those that the reference made. */
class BfclRequestsGoldenTest {

  private static final PythonJson.Style COMPACT =
      new PythonJson.Style(false, null, ",", ":", false);

  private final Map<BfclCategory, Map<String, BfclEntry>> entries = new HashMap<>();

  @Test
  void putsQuestionsInPromptingModeByteForByte() {
    BfclRequests requests = new BfclRequests(PromptFormat.DEFAULT);
    List<Value.Fields> rows = Shared.rows("goldens/bfcl/prompts/prompts.jsonl.gz");

    for (Value.Fields row : rows) {
      List<Message> messages = requests.first(entry(row), Mode.PROMPTING).messages();

      assertThat(written(messages))
          .as(Shared.text(row, "id"))
          .isEqualTo(row.at("prompting_messages"));
      assertThat(sha256(((Message.FromSystem) messages.getFirst()).content()))
          .isEqualTo(Shared.text(row, "prompting_system_sha256"));
    }
    assertThat(rows).isNotEmpty();
  }

  @Test
  void offersToolsNativelyByteForByte() {
    BfclRequests requests = new BfclRequests(PromptFormat.DEFAULT);

    for (Value.Fields row : Shared.rows("goldens/bfcl/prompts/prompts.jsonl.gz")) {
      var prompt = requests.first(entry(row), Mode.NATIVE);
      String id = Shared.text(row, "id");

      assertThat(written(prompt.messages())).as(id).isEqualTo(row.at("fc_messages"));
      assertThat(compact(laidOut(prompt.tools(), ToolLayout.OPENAI_CHAT)))
          .as(id)
          .isEqualTo(compact(Objects.requireNonNull(row.at("fc_tools"))));
      assertThat(sha256(compact(laidOut(prompt.tools(), ToolLayout.OPENAI_CHAT))))
          .as(id)
          .isEqualTo(Shared.text(row, "fc_tools_sha256_compact"));
    }
  }

  @Test
  void laysToolsOutAsEachProviderTakesThem() {
    BfclRequests requests = new BfclRequests(PromptFormat.DEFAULT);
    int compared = 0;

    for (Value.Fields row : Shared.rows("goldens/bfcl/prompts/prompts.jsonl.gz")) {
      if (row.at("tools_by_style") instanceof Value.Fields(Map<String, Value> byStyle)) {
        List<Tool> tools = requests.first(entry(row), Mode.NATIVE).tools();
        for (Map.Entry<String, Value> style : byStyle.entrySet()) {
          assertThat(compact(laidOut(tools, layout(style.getKey()))))
              .as("%s for %s", Shared.text(row, "id"), style.getKey())
              .isEqualTo(compact(style.getValue()));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void writesAllPromptFormatsByteForByte() {
    Map<String, BfclEntry> all = new LinkedHashMap<>();
    EntryReader reader = new EntryReader(BfclFolder.find(Shared.bfcl()));
    BfclCategory.singleTurn()
        .forEach(category -> reader.read(category, entry -> all.put(entry.id(), entry)));
    List<Value.Fields> rows = Shared.rows("goldens/bfcl/prompts/format_sensitivity.jsonl.gz");

    for (Value.Fields row : rows) {
      PromptFormat format = PromptFormat.labelled(Shared.text(row, "config"));
      BfclEntry entry = Objects.requireNonNull(all.get(Shared.text(row, "id")));
      List<Message> messages = new BfclRequests(format).first(entry, Mode.PROMPTING).messages();

      String system = ((Message.FromSystem) messages.getFirst()).content();
      String own =
          entry.turns().getFirst().getFirst() instanceof Message.FromSystem(String content)
              ? "\n\n" + content
              : "";
      assertThat(system).isEqualTo(Shared.text(row, "system_prompt") + own);
    }
    assertThat(rows.stream().map(row -> Shared.text(row, "config")).distinct())
        .containsExactlyElementsOf(PromptFormat.all().stream().map(PromptFormat::label).toList());
  }

  private BfclEntry entry(Value.Fields row) {
    BfclCategory category = BfclCategory.labelled(Shared.text(row, "category")).orElseThrow();
    return Objects.requireNonNull(
        entries
            .computeIfAbsent(category, BfclRequestsGoldenTest::read)
            .get(Shared.text(row, "id")));
  }

  private static Map<String, BfclEntry> read(BfclCategory category) {
    Map<String, BfclEntry> read = new HashMap<>();
    new EntryReader(BfclFolder.find(Shared.bfcl()))
        .read(category, entry -> read.put(entry.id(), entry));
    return read;
  }

  private static ToolLayout layout(String style) {
    return switch (style) {
      case "mistral" -> ToolLayout.OPENAI_CHAT;
      case "openai-responses" -> ToolLayout.OPENAI_RESPONSES;
      case "ossmodel" -> ToolLayout.BARE;
      case "claude" -> ToolLayout.ANTHROPIC;
      case "google" -> ToolLayout.GOOGLE;
      default -> throw new AssertionError("unknown style " + style);
    };
  }

  private static Value laidOut(List<Tool> tools, ToolLayout layout) {
    return Value.of(tools.stream().<Value>map(layout::write).toList());
  }

  private static String compact(Value value) {
    return PythonJson.dumps(Plain.of(value), COMPACT);
  }

  private static Value written(List<Message> messages) {
    return Value.of(messages.stream().map(BfclRequestsGoldenTest::written).toList());
  }

  private static Value written(Message message) {
    return switch (message) {
      case Message.FromSystem(String content) -> written("system", content);
      case Message.FromUser(String content) -> written("user", content);
      case Message.FromAssistant(String content, var _) -> written("assistant", content);
      case Message.FromTool(String _, String content) -> written("tool", content);
    };
  }

  private static Value written(String role, String content) {
    return new Value.Fields(Map.of("role", Value.of(role), "content", Value.of(content)));
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
