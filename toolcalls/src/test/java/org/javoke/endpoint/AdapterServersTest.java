package org.javoke.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.endpoint.fake.FakeVllm;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AdapterServersTest {

  private static AdapterServers servers(String... urls) {
    return new AdapterServers(Asking.settings(urls), new Random(7), new Pace(1_000));
  }

  @Test
  void everyServerIsHandedTheAdapterAndForgetsIt() throws IOException, InterruptedException {
    FakeVllm one = new FakeVllm("tiny", "x");
    FakeVllm two = new FakeVllm("tiny", "x");
    try (FakeServer first = FakeServer.start(one);
        FakeServer second = FakeServer.start(two);
        AdapterServers servers = servers(first.url(), second.url() + "/v1")) {
      servers.load("a1", "/runs/1/adapter");
      assertThat(one.handed()).containsExactly("load a1 /runs/1/adapter");
      assertThat(two.handed()).isEqualTo(one.handed());
      servers.load("a1", "/runs/1/adapter"); // after a kill: they have it already
      assertThat(two.adapters()).containsExactly("a1");
      assertThat(servers.unload("a1")).isEmpty();
      assertThat(one.adapters()).isEmpty();
      assertThat(servers.unload("a1").orElseThrow()).contains("cannot be found");
    }
  }

  @Test
  void whatMayPassIsTriedAgain() throws IOException, InterruptedException {
    FakeVllm able = new FakeVllm("tiny", "x");
    FakeServer.Script busy =
        (request, n) ->
            switch (n) {
              case 0 -> FakeReply.status(503, "busy");
              case 1 -> new FakeReply.Reset();
              case 2 -> FakeReply.status(429, "slowly");
              default -> able.reply(request, n);
            };
    try (FakeServer server = FakeServer.start(busy);
        AdapterServers servers = servers(server.url())) {
      servers.load("a1", "/a");
      assertThat(able.adapters()).containsExactly("a1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, Not Found, VLLM_ALLOW_RUNTIME_LORA_UPDATING=True",
    "400, LoRA rank 64 is greater than max_lora_rank 16, --max-lora-rank",
    "400, No adapter found for /runs/1/adapter, a file system that the server shares",
    "401, no such key, no such key"
  })
  void aServerThatDoesNotLoadSaysWhatItNeeds(int status, String said, String told)
      throws IOException {
    String body = "{\"error\": {\"message\": \"%s\"}}".formatted(said);
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.status(status, body));
        AdapterServers servers = servers(server.url())) {
      assertThatThrownBy(() -> servers.load("a1", "/runs/1/adapter"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(server.url() + "/v1/load_lora_adapter")
          .hasMessageContaining(said)
          .hasMessageContaining(told)
          .hasMessageContaining("/runs/1/adapter");
      assertThat(server.count()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsAnError() throws IOException {
    String dead;
    try (FakeServer server = FakeServer.start((_, _) -> FakeReply.said("x"))) {
      dead = server.url();
    }
    try (AdapterServers servers = servers(dead)) {
      assertThatThrownBy(() -> servers.load("a1", "/a"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("Check that the server runs");
    }
  }
}
