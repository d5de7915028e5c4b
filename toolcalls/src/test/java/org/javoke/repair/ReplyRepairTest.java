package org.javoke.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyRepairTest {

  private static final String CALL = "<call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</call>";

  private final ReplyRepair repair = new ReplyRepair(new TagFormat());

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "<call>{\"name\":\"f\",\"arguments\":{\"a\":1}} ~ tag closed",
        "<call>{\"name\":\"f\",\"arguments\":{\"a\":1}</call> ~ bracket closed",
        "<call>{\"name\":\"f\",\"arguments\":{\"a\":1 ~ bracket closed (2 times), tag closed",
        "<call>{'name': 'f', 'arguments': {\"a\": 1}}</call> ~ quotes replaced (3 times)",
      })
  void mendsTheCallAndSaysHow(String reply, String note) {
    assertThat(repair.repair(reply)).contains(new Repaired(CALL, note));
  }

  @Test
  void mendsEveryCallOfSeveralAndKeepsTheTextAround() {
    String reply =
        "One: <call>{name: \"f\", \"arguments\": {}}</call> two: <call>{\"name\": \"g\","
            + " \"arguments\": {},}</call> done";
    assertThat(repair.repair(reply))
        .contains(
            new Repaired(
                "One: <call>{\"name\":\"f\",\"arguments\":{}}</call> two:"
                    + " <call>{\"name\":\"g\",\"arguments\":{}}</call> done",
                "key quoted, comma dropped"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</call>",
        "I cannot do [that, sorry",
        "",
        "<call>let me think</call>",
        "<call>{\"name\":\"f\",\"arguments\":</call>",
      })
  void leavesAloneWhatIsReadableOrBeyondHelp(String reply) {
    assertThat(repair.repair(reply)).isEmpty();
  }

  @Test
  void closesBracketsOfCallsThatAreNoJson() {
    CallFormat pythonic =
        new CallFormat() {
          @Override
          public String name() {
            return "pythonic";
          }

          @Override
          public Parsed parse(String reply) {
            return reply.equals("[f(a=\"it's\", b=[1])]")
                ? new TagFormat().parse(CALL)
                : new Parsed.Malformed(reply, 0, "expected something else");
          }

          @Override
          public int nextCall(String reply, int from) {
            return -1;
          }

          @Override
          public String write(List<ToolCall> calls) {
            return "";
          }
        };
    ReplyRepair brackets = new ReplyRepair(pythonic);
    String whole = "[f(a=\"it's\", b=[1])]";
    for (String reply :
        List.of(
            "[f(a=\"it's\", b=[1]",
            "[f(a=\"it's\", b=[1])",
            "[f(a=\"it's\", b=[1)]",
            "[f(a=\"it's\", b=[1]))]",
            "```python\n" + whole + "\n```",
            "```\n[f(a=\"it's\", b=[1])\n```")) {
      assertThat(brackets.repair(reply).map(Repaired::text)).as(reply).contains(whole);
    }
  }

  @Test
  void isBoundedOnHostileReplies() {
    List<String> hostile =
        List.of(
            "<call>".repeat(30_000),
            "<call>" + "[".repeat(200_000),
            "<call>{" + "</call>{".repeat(20_000),
            "```".repeat(60_000) + "call>",
            "<call>" + "(".repeat(200_000),
            "<call>" + "[]".repeat(100_000),
            "<call>" + "x".repeat(ReplyRepair.LONGEST));
    for (String reply : hostile) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> assertThat(repair.repair(reply)).isEmpty());
    }
  }

  @Test
  void whateverComesOutHasCalls() {
    Random random = new Random(8);
    int mended = 0;
    for (int i = 0; i < 1_000; i++) {
      StringBuilder reply = new StringBuilder("Well: " + CALL + " and " + CALL);
      for (int hits = random.nextInt(3); hits >= 0; hits--) {
        reply.setCharAt(random.nextInt(reply.length()), "{}[]<>\"',:/ ".charAt(random.nextInt(12)));
      }
      Optional<Repaired> repaired = repair.repair(reply.toString());
      if (repaired.isPresent()) {
        mended++;
        assertThat(new TagFormat().parse(repaired.get().text())).isInstanceOf(Parsed.Calls.class);
        assertThat(repaired.get().note()).isNotBlank();
      }
    }
    assertThat(mended).isGreaterThan(10);
  }
}
