package org.javoke.lab.itool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.javoke.endpoint.ApiKey;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.endpoint.fake.FakeVllm;
import org.javoke.input.InputException;
import org.javoke.lab.train.Company;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a server that searches and scores, and training here. */
@Timeout(300)
class ServedStagesTest {

  private static final IToolWatch SILENT = new IToolWatch() {};

  @TempDir private Path home;

  private Path model;
  private Path data;
  private Path test;

  @BeforeEach
  void makeFiles() throws IOException {
    model = SmallRun.model(home);
    data = SmallRun.data(home.resolve("data.jsonl"));
    test = SmallRun.test(home.resolve("test.jsonl"));
  }

  private static FakeVllm vllm() {
    return new FakeVllm("base", "I cannot do that.", "<tool_call>{}</tool_call>");
  }

  private IToolFolder run(String name, FakeServer server) throws InterruptedException {
    IToolFolder folder = IToolFolder.of(home.resolve(name));
    IToolSettings settings = SmallRun.settings(model, data, test, 2);
    EndpointSettings reached = EndpointSettings.of(List.of(server.url()), "base", ApiKey.NONE);
    Servers servers = new Servers(reached, "/there");
    try (LocalStages stages =
        new LocalStages(settings, folder, Optional.of(servers), Company.none(), SILENT)) {
      new IToolLoop(stages, settings.loop().rounds()).run();
    }
    return folder;
  }

  @Test
  void eachRoundsAdapterIsHandedToTheServerAndAsked() throws Exception {
    FakeVllm vllm = vllm();
    try (FakeServer server = FakeServer.start(vllm)) {
      IToolFolder folder = run("out", server);
      List<String> handed = vllm.handed();
      // The warm-up's, round 1's, and round 2's for the perplexities after it.
      List<String> loads = handed.stream().filter(line -> line.startsWith("load ")).toList();
      assertThat(loads).hasSize(3).doesNotHaveDuplicates();
      assertThat(loads.get(0)).endsWith(" /there/warm-up/adapter");
      assertThat(loads.get(1)).endsWith(" /there/round-1/adapter");
      assertThat(loads.get(2)).endsWith(" /there/round-2/adapter");
      assertThat(handed).filteredOn(line -> line.startsWith("unload ")).hasSize(2);
      assertThat(vllm.adapters()).hasSize(1);
      assertThat(server.received())
          .filteredOn(request -> request.path().equals("/v1/completions"))
          .isNotEmpty()
          .allSatisfy(
              request -> assertThat(Asked.of(request.body()).model()).startsWith("javoke-"));
      assertThat(Files.readString(folder.pairs(1))).isNotBlank();
      assertThat(folder.perplexitiesAfter(2)).exists();
    }
  }

  @Test
  void aRunWhoseServerDiedGoesOnWithAnother() throws Exception {
    IToolFolder whole;
    try (FakeServer server = FakeServer.start(vllm())) {
      whole = run("whole", server);
    }
    FakeVllm dying = vllm();
    try (FakeServer server =
        FakeServer.start((request, n) ->
            n < 30 ? dying.reply(request, n) : FakeReply.status(401, "key withdrawn"))) {
      assertThatThrownBy(() -> run("cut", server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("key withdrawn");
    }
    try (FakeServer server = FakeServer.start(vllm())) {
      IToolFolder cut = run("cut", server);
      for (int round = 1; round <= 2; round++) {
        assertThat(cut.trees(round)).hasSameTextualContentAs(whole.trees(round));
        assertThat(cut.perplexities(round)).hasSameTextualContentAs(whole.perplexities(round));
      }
      assertThat(cut.metrics()).hasSameTextualContentAs(whole.metrics());
    }
  }

  @Test
  void aServerThatTakesNoAdaptersIsAnErrorThatSaysWhatItNeeds() throws Exception {
    FakeVllm vllm = vllm();
    try (FakeServer server =
        FakeServer.start((request, n) ->
            request.path().contains("lora")
                ? FakeReply.status(404, "{\"detail\":\"Not Found\"}")
                : vllm.reply(request, n))) {
      assertThatThrownBy(() -> run("out", server))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("VLLM_ALLOW_RUNTIME_LORA_UPDATING=True")
          .hasMessageContaining("--enable-lora");
    }
  }
}
