package org.javoke.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.javoke.input.InputException;
import org.javoke.template.ChatTemplate;
import org.javoke.template.TemplateException;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Plain;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code javoke template render}: one template over one context, or a file of cases. */
@Command(
    name = "render",
    description = "Render a chat template as Python's Jinja does, and print the text.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A context is a JSON object of the variables that the template sees: messages, tools,",
      "add_generation_prompt, bos_token, ... A line of cases is",
      "{\"template\": FILE, \"now\": \"2026-01-15T10:20:30\", \"cases\": [{\"name\": ..., \"context\": {...}}]};",
      "each case gives one line {\"template\", \"name\", \"text\"} or {\"template\", \"name\", \"error\"}."
    })
final class RenderCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--template", paramLabel = "FILE", description = "The template.")
  private @Nullable Path template;

  @Option(names = "--context", paramLabel = "FILE", description = "Its variables, a JSON object.")
  private @Nullable Path context;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "What strftime_now sees, such as 2026-01-15T10:20:30; default: the clock.")
  private @Nullable LocalDateTime now;

  @Option(names = "--cases", paramLabel = "FILE", description = "Render a file of cases instead.")
  private @Nullable Path cases;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "The folder that the templates of --cases are relative to; default: this one.")
  private Path templates = Path.of(".");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (cases != null && template == null && context == null) {
      Usage.requireThere(spec, "--cases", cases, "Name a JSON Lines file of cases.");
      Usage.requireThere(spec, "--templates", templates, "Name the folder of the templates.");
      new TemplateCases(templates).render(cases, line -> out.println(Json.write(line)));
      return ExitCode.OK;
    }
    if (cases == null && template != null && context != null) {
      Usage.requireThere(spec, "--template", template, "Name a file with a Jinja template.");
      Usage.requireThere(spec, "--context", context, "Name a file with a JSON object.");
      out.print(render(template, context));
      out.flush();
      return ExitCode.OK;
    }
    throw new ParameterException(
        spec.commandLine(), "Give either --template with --context, or --cases.");
  }

  private String render(Path templateFile, Path contextFile) {
    String source = TemplateCases.source(templateFile);
    Map<String, @Nullable Object> variables = Plain.map(object(contextFile));
    try {
      return ChatTemplate.parse(source)
          .render(variables, now == null ? LocalDateTime.now(ZoneId.systemDefault()) : now)
          .text();
    } catch (TemplateException e) {
      throw new InputException(templateFile + ": " + e.getMessage(), e);
    }
  }

  private static Value.Fields object(Path file) {
    try {
      if (Json.read(Files.readString(file)) instanceof Value.Fields fields) {
        return fields;
      }
      throw new InputException(file + " must hold a JSON object of the template's variables.");
    } catch (JsonException e) {
      throw new InputException(
          file + " is not JSON at character " + (e.position() + 1) + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
