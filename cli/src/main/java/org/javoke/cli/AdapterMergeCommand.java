package org.javoke.cli;

import java.nio.file.Path;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.ModelFolder;
import org.javoke.model.AdapterMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code javoke adapter merge}: a model and its adapter become one model. */
@Command(
    name = "merge",
    description = "Add a LoRA adapter to a model's weights and write them as a model's folder.",
    mixinStandardHelpOptions = true)
final class AdapterMergeCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The model that the adapter was trained on, in Hugging Face's layout.")
  private Path model;

  @Option(
      names = "--adapter",
      required = true,
      paramLabel = "DIR",
      description =
          "A LoRA adapter as PEFT saves it, or the folder of a run or round that has one.")
  private Path adapter;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, which must not exist yet.")
  private Path out;

  @Override
  public void run() {
    Usage.requireThere(spec, "--model", model, "Name a model's folder.");
    ModelFolder base = ModelFolder.open(model);
    try (AdapterFolder folder = AdapterFolder.open(Usage.requiredAdapter(spec, adapter))) {
      AdapterMerge.merge(base, folder, out);
    }
    spec.commandLine().getOut().println(out.toAbsolutePath());
  }
}
