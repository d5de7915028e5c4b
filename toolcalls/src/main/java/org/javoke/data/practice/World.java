package org.javoke.data.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.javoke.value.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * All that is made up: tools, what tools are made of, kinds of parameters, values and phrases.
 *
 * @param declared tools in the order of the file
 * @param objects by domain
 * @param verbs what else may be said, by the word that names have
 * @param acts for verbs that might serve the same request, one that stands for them
 */
record World(
    List<Declared> declared,
    Map<String, List<String>> verbs,
    Map<String, String> acts,
    List<String> adjectives,
    Map<String, List<Thing>> objects,
    Map<String, SlotKind> kinds,
    Pools pools,
    Map<String, List<String>> phrases) {

  /**
   * A declared tool.
   *
   * @param name in snake case
   * @param is what it does, as a sentence
   * @param slots kinds of its parameters; a {@code ?} behind marks an optional one
   */
  record Declared(String domain, String name, String is, List<String> asks, List<String> slots) {}

  /** What invented tools are about: the word in names, and what people say. */
  record Thing(String domain, String word, String said) {}

  static World load() {
    Map<String, List<String>> pools = new LinkedHashMap<>();
    fields(resource("pools.yaml")).forEach((name, words) -> pools.put(name, commas(text(words))));
    Value.Fields invented = resource("invented.yaml");
    Map<String, List<String>> verbs = new LinkedHashMap<>();
    fields(invented.at("verbs")).forEach((verb, says) -> verbs.put(verb, bars(text(says))));
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    fields(resource("phrases.yaml")).forEach((name, texts) -> phrases.put(name, texts(texts)));
    return new World(
        readTools(),
        verbs,
        acts(texts(invented.at("alike"))),
        commas(text(invented.at("adjectives"))),
        objects(fields(invented.at("objects"))),
        new KindReader(fields(resource("slots.yaml"))).read(),
        new Pools(pools),
        phrases);
  }

  List<String> phrases(String name) {
    List<String> found = phrases.get(name);
    if (found == null) {
      throw new IllegalArgumentException("phrases.yaml has no \"%s\"".formatted(name));
    }
    return found;
  }

  /** {@return what the verb does, the same for verbs that might serve the same request} */
  String act(String verb) {
    return acts.getOrDefault(verb, verb);
  }

  private static Map<String, String> acts(List<String> alike) {
    Map<String, String> acts = new LinkedHashMap<>();
    for (String line : alike) {
      List<String> verbs = commas(line);
      verbs.forEach(verb -> acts.put(verb, verbs.getFirst()));
    }
    return acts;
  }

  SlotKind kind(String key) {
    SlotKind kind = kinds.get(key);
    if (kind == null) {
      throw new IllegalArgumentException("slots.yaml has no \"%s\"".formatted(key));
    }
    return kind;
  }

  private static List<Declared> readTools() {
    List<Declared> tools = new ArrayList<>();
    fields(resource("tools.yaml"))
        .forEach((domain, own) ->
            fields(own)
                .forEach((name, tool) -> {
                  Map<String, Value> about = fields(tool);
                  tools.add(
                      new Declared(
                          domain,
                          name,
                          text(about.get("is")),
                          bars(text(about.get("ask"))),
                          List.of(text(about.get("slots")).split(" "))));
                }));
    return List.copyOf(tools);
  }

  private static Map<String, List<Thing>> objects(Map<String, Value> domains) {
    Map<String, List<Thing>> objects = new LinkedHashMap<>();
    domains.forEach((domain, listed) -> {
      List<Thing> things = new ArrayList<>();
      for (String entry : text(listed).split(" / ", -1)) {
        List<String> both = commas(entry);
        things.add(new Thing(domain, both.getFirst(), both.getLast()));
      }
      objects.put(domain, List.copyOf(things));
    });
    return objects;
  }

  static List<String> bars(String text) {
    return Arrays.stream(text.split("\\|")).map(String::strip).toList();
  }

  static List<String> commas(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).toList();
  }

  static String text(@Nullable Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw new IllegalArgumentException("expected a text in the practice world, found " + value);
  }

  private static List<String> texts(@Nullable Value value) {
    if (value instanceof Value.Items(List<Value> items)) {
      return items.stream().map(World::text).toList();
    }
    throw new IllegalArgumentException("expected a list in the practice world, found " + value);
  }

  static Map<String, Value> fields(@Nullable Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields)) {
      return fields;
    }
    throw new IllegalArgumentException("expected a map in the practice world, found " + value);
  }

  private static Value.Fields resource(String name) {
    try (InputStream in = World.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Value.Fields(fields(Yaml.read(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonException e) {
      throw new IllegalStateException(name + " is no YAML: " + e.getMessage(), e);
    }
  }
}
