package org.javoke.endpoint;

import java.net.URI;
import java.util.List;
import org.javoke.input.InputException;

/**
 * Which endpoints are asked, and how.
 *
 * @param urls base URLs, with or without {@code /v1}; all serve the same model
 * @param model its name there
 */
public record EndpointSettings(
    List<String> urls, String model, ApiKey key, Limits limits, Retries retries) {

  public EndpointSettings {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new InputException("No endpoint is named. Expected at least one base URL.");
    }
    if (urls.stream().map(BaseUrl::chat).distinct().count() < urls.size()) {
      throw new InputException("An endpoint is named twice in " + urls + ". Name each once.");
    }
    if (model.isBlank()) {
      throw new InputException("The model's name is empty. Name it as the server does.");
    }
  }

  /** {@return settings with the default limits and retries} */
  public static EndpointSettings of(List<String> urls, String model, ApiKey key) {
    return new EndpointSettings(urls, model, key, Limits.DEFAULT, Retries.DEFAULT);
  }

  public EndpointSettings with(Limits other) {
    return new EndpointSettings(urls, model, key, other, retries);
  }

  public EndpointSettings with(Retries other) {
    return new EndpointSettings(urls, model, key, limits, other);
  }

  /** {@return some of the servers, asked alike} */
  public EndpointSettings withUrls(List<String> others) {
    return new EndpointSettings(others, model, key, limits, retries);
  }

  /** {@return the same servers, asked for another of their models, such as an adapter} */
  public EndpointSettings withModel(String other) {
    return new EndpointSettings(urls, other, key, limits, retries);
  }

  List<URI> chatUrls() {
    return urls.stream().map(BaseUrl::chat).toList();
  }

  /** {@return an address of each server, below its version} */
  List<URI> urls(String path) {
    return urls.stream().map(url -> BaseUrl.below(url, path)).toList();
  }
}
