package org.javoke.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.javoke.data.lint.Linter;
import org.javoke.lab.data.ModelTexts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The model that samples are rendered for. */
final class ModelOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Render the samples with this model's chat template, and count its tokens.")
  private @Nullable Path model;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "Render them with this chat template.")
  private @Nullable Path template;

  @Option(
      names = "--call-format",
      paramLabel = "NAME",
      description = "How the template writes calls, such as hermes; default: it is found out.")
  private String callFormat = "";

  @Option(
      names = "--context",
      paramLabel = "N",
      description = "The most tokens of a sample; default: the model's context.")
  private int context;

  /** {@return a linter that renders for the model, if one is named} */
  Linter linter() {
    if (model != null && template != null) {
      throw new ParameterException(
          command.commandLine(), "Give either --model or --template: both say how to render.");
    }
    if (model != null) {
      Usage.requireThere(command, "--model", model, "Name a model's folder.");
      OptionalInt limit = context > 0 ? OptionalInt.of(context) : OptionalInt.empty();
      return Linter.forModel(ModelTexts.ofModel(model, callFormat, limit));
    }
    if (template != null) {
      Usage.requireThere(command, "--template", template, "Name a file with a Jinja template.");
      return Linter.forModel(ModelTexts.ofTemplate(template, callFormat));
    }
    return Linter.ofSamples();
  }
}
