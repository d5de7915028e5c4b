package org.javoke.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.local.ChatTokenizer;
import org.javoke.local.LanguageModel;
import org.javoke.local.ModelHashes;
import org.javoke.served.ServedModel;
import org.javoke.served.ServedModel.Need;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The model that is asked: one on this machine, or one behind servers. */
final class AskedModelOptions {

  private static final List<String> HERE = List.of("--adapter", "--dtype", "--device");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private LocalModelOptions model = new LocalModelOptions();
  @Mixin private AdapterOptions adapter = new AdapterOptions();
  @Mixin private ServerOptions servers = new ServerOptions();

  /**
   * {@return what decides about the model's numbers, by the names that a user knows; it can be
   * added to} Where servers are, and how often they are asked, does not.
   */
  Map<String, String> settings() {
    if (!servers.areNamed()) {
      return adapter.settings(model);
    }
    Map<String, String> settings = new TreeMap<>();
    settings.put("--model-name", servers.name(model));
    settings.putAll(ModelHashes.ofSmallFiles(servers.folder(model)));
    return settings;
  }

  /**
   * {@return the model, opened; whoever asks closes it}
   *
   * @param needs what a server must be able to do
   */
  LanguageModel open(Set<Need> needs) throws InterruptedException {
    if (!servers.areNamed()) {
      return adapter.open(model);
    }
    requireUnused();
    EndpointSettings settings = servers.settings(model, System.getenv());
    ChatTokenizer words = servers.words(model);
    try {
      return ServedModel.open(settings, words, needs);
    } catch (RuntimeException | InterruptedException e) {
      words.close();
      throw e;
    }
  }

  private void requireUnused() {
    for (String option : HERE) {
      if (command.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            command.commandLine(),
            option
                + " is for a model on this machine: leave it out, or leave --endpoint out and name"
                + " the model's folder with --model.");
      }
    }
  }
}
