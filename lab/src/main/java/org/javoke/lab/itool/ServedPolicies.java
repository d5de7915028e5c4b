package org.javoke.lab.itool;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.javoke.endpoint.AdapterServers;
import org.javoke.endpoint.EndpointSettings;
import org.javoke.hub.TokenizerFolder;
import org.javoke.input.InputException;
import org.javoke.local.ChatTokenizer;
import org.javoke.local.ModelHashes;
import org.javoke.served.ServedModel;
import org.javoke.served.ServedModel.Need;
import org.jspecify.annotations.Nullable;

/**
 * Policies on servers, one at a time: their adapters are handed to the servers when they are first
 * asked, and taken back when the next one is.
 */
final class ServedPolicies implements AutoCloseable {

  private final Servers servers;
  private final PolicyWeights start;
  private final Path root;
  private final Clock clock;
  private final Consumer<String> notice;
  private @Nullable PolicyWeights weights;
  private @Nullable ServedModel model;
  private Optional<String> adapter = Optional.empty();

  /**
   * @param start whose model is the one that the servers serve
   * @param root the run's folder
   * @param clock whose date templates print that print one
   * @param notice is told what a server keeps though it should not
   */
  ServedPolicies(
      Servers servers, PolicyWeights start, Path root, Clock clock, Consumer<String> notice) {
    this.servers = servers;
    this.start = start;
    this.root = root;
    this.clock = clock;
    this.notice = notice;
  }

  /**
   * {@return the policy, which stays open until another one is asked for}
   *
   * @throws InputException if the servers cannot serve it
   */
  ServedModel of(PolicyWeights wanted) throws InterruptedException {
    ServedModel open = model;
    if (open != null && wanted.equals(weights)) {
      return open;
    }
    closeModel();
    forget();
    EndpointSettings settings = handedOver(wanted);
    ChatTokenizer words = ChatTokenizer.open(new TokenizerFolder(wanted.model()), clock);
    try {
      open = ServedModel.open(settings, words, Set.of(Need.DRAWS, Need.SCORES));
    } catch (RuntimeException | InterruptedException e) {
      words.close();
      throw e;
    }
    model = open;
    weights = wanted;
    return open;
  }

  private EndpointSettings handedOver(PolicyWeights wanted) throws InterruptedException {
    if (!wanted.model().equals(start.model())) {
      throw new InputException(
          "servers load adapters, and the policy is a model of its own (%s): train an adapter, or leave --endpoint out"
              .formatted(wanted.model()));
    }
    if (wanted.adapter().isEmpty()) {
      return servers.settings();
    }
    Path folder = wanted.adapter().get();
    String name = name(folder);
    try (AdapterServers hosts = new AdapterServers(servers.settings())) {
      hosts.load(name, servers.path(folder, root));
    }
    adapter = Optional.of(name);
    return servers.settings().withModel(name);
  }

  // Named by what it holds: a server that has one of that name has this one.
  private static String name(Path adapter) {
    Map<String, String> hashes = ModelHashes.ofAdapter(adapter);
    StringBuilder name = new StringBuilder("javoke");
    hashes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> name.append('-').append(entry.getValue(), 0, 12));
    return name.toString();
  }

  private void forget() throws InterruptedException {
    if (adapter.isPresent()) {
      try (AdapterServers hosts = new AdapterServers(servers.settings())) {
        hosts.unload(adapter.get()).ifPresent(notice);
      }
      adapter = Optional.empty();
    }
  }

  private void closeModel() {
    if (model != null) {
      model.close();
      model = null;
    }
  }

  /** The last adapter stays with the servers: it is what the run came to. */
  @Override
  public void close() {
    closeModel();
  }
}
