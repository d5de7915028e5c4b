package org.javoke.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.generate.GenerationRequest.Logprobs;
import org.javoke.lab.local.Chat;
import org.javoke.lab.local.ToolCommand;
import org.javoke.lab.local.ToolFile;
import org.javoke.local.LocalModel;
import org.javoke.schema.Tool;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke chat}: a conversation with a model on this machine that may call tools. */
@Command(
    name = "chat",
    description = "Talk to a model on this machine; answer the calls that it makes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "/reset begins a new conversation; /quit or the end of the input ends it. A tool's command is",
      "run without a shell, gets the arguments as JSON on its input, and writes the result."
    })
final class ChatCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LocalModelOptions model;
  @Mixin private AdapterOptions adapter;

  @Option(
      names = "--tools",
      paramLabel = "FILE",
      description = "The tools to offer: a JSON array in OpenAI's form.")
  private @Nullable Path tools;

  @Option(
      names = "--tool-command",
      paramLabel = "NAME=CMD",
      description =
          "Answer this tool's calls with a program, such as \"weather=python3 weather.py\"; several times for several.")
  private List<String> commands = List.of();

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description = "How the model writes its calls, such as hermes; default: its template tells.")
  private @Nullable String callFormat;

  @Option(names = "--system", paramLabel = "TEXT", description = "The first message.")
  private String system = "";

  @Mixin private DrawingOptions drawing;

  @Override
  public Integer call() throws InterruptedException {
    drawing.check();
    List<ToolCommand> answering =
        Usage.understood(spec, () -> commands.stream().map(ToolCommand::parse).toList());
    List<Tool> offered = offered();
    Usage.understood(spec, () -> new Chat.Setting(system, offered, Optional.empty(), answering));
    try (LocalModel opened = adapter.open(model)) {
      Chat.Setting setting = new Chat.Setting(system, offered, format(opened, offered), answering);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      new Chat(
              opened,
              setting,
              drawing.options(opened.defaults(), Logprobs.NONE),
              new TerminalTalk(in, spec.commandLine().getOut()))
          .run();
      return ExitCode.OK;
    }
  }

  private List<Tool> offered() {
    if (tools == null) {
      return List.of();
    }
    Usage.requireThere(spec, "--tools", tools, "Name a JSON file of tools.");
    return ToolFile.read(tools);
  }

  private Optional<CallFormat> format(LocalModel opened, List<Tool> offered) {
    if (offered.isEmpty()) {
      return Optional.empty();
    }
    String named = callFormat;
    return Optional.of(
        named == null
            ? opened.callFormat()
            : Usage.understood(spec, () -> CallFormats.named(named)));
  }
}
