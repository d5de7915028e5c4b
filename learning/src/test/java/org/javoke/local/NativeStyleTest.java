package org.javoke.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.javoke.call.NativeCall;
import org.javoke.chat.Message;
import org.javoke.hub.ModelTemplate;
import org.javoke.input.InputException;
import org.javoke.model.Goldens;
import org.javoke.template.ChatTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeStyleTest {

  private static final String SHOWN =
      "{% for t in tools or [] %}{{ t | tojson }}{% endfor %}"
          + "{% for m in messages %}<{{ m.role }}>{{ m.content }}"
          + "{% for c in m.tool_calls or [] %}CALL{% endfor %}{% endfor %}";

  private static ChatPrompts chat(String source) {
    ChatTemplate template = ChatTemplate.parse(source);
    return new ChatPrompts(new ModelTemplate(template, template, Map.of()), Clock.systemUTC());
  }

  private static ChatPrompts writing(String call) {
    return chat(SHOWN.replace("CALL", call));
  }

  @ParameterizedTest
  @CsvSource({"tiny-qwen2, hermes", "tiny-qwen3, hermes", "tiny-llama3, llama3"})
  void aModelsTemplateTells(String name, String format) {
    try (LocalModel model = LocalModel.open(Goldens.model(name))) {
      assertThat(model.callFormat().name()).isEqualTo(format);
    }
  }

  @Test
  void eachFormatIsFoundByWhatTheTemplateWrites() {
    String arguments = "{{ c.function.arguments | tojson }}";
    assertThat(
            NativeStyle.of(
                    writing(
                        "[TOOL_CALLS][{\"name\": \"{{ c.function.name }}\", \"arguments\": "
                            + arguments
                            + ", \"id\": \"{{ c.id }}\"}]"))
                .name())
        .isEqualTo("mistral");
    assertThat(
            NativeStyle.of(
                    writing(
                        "[{{ c.function.name }}({% for k, v in c.function.arguments | items %}"
                            + "{{ k }}='{{ v }}'{% endfor %})]"))
                .name())
        .isEqualTo("pythonic");
  }

  @Test
  void aTemplateWithoutToolsIsRefused() {
    assertThatThrownBy(
            () -> NativeStyle.of(chat("{% for m in messages %}{{ m.content }}{% endfor %}")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not show it any tools")
        .hasMessageContaining("--mode prompting");
  }

  @Test
  void callsInAnUnknownFormatAreRefused() {
    assertThatThrownBy(() -> NativeStyle.of(writing("<run {{ c.function.name }}>")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no known format")
        .hasMessageContaining("--call-format hermes|");
    assertThatThrownBy(() -> NativeStyle.of(writing("{{ raise_exception('no calls') }}")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no calls");
  }

  @Test
  void callsAndTheirResultsHaveTheSameIds() {
    // Nine letters and digits, as Mistral's templates demand.
    ChatPrompts chat =
        chat(
            "{% for m in messages %}{{ m.tool_call_id }}"
                + "{% for c in m.tool_calls or [] %}({{ c.id }}){% endfor %} {% endfor %}");
    NativeCall call = new NativeCall("f", "{}");
    assertThat(
            chat.render(
                List.of(
                    new Message.FromAssistant("", List.of(call, call)),
                    new Message.FromTool("x", "1"),
                    new Message.FromTool("y", "2"),
                    new Message.FromAssistant("", List.of(call)),
                    new Message.FromTool("x", "3")),
                List.of(),
                false))
        .isEqualTo("(call00000)(call00001) call00000 call00001 (call00002) call00002 ");
  }
}
