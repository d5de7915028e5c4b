package org.javoke.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.input.Suggestions;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Weights spread over several files, with the index that says which tensor is where. */
public final class ShardedWeights implements Weights {

  private static final long MAX_INDEX_BYTES = 64L * 1024 * 1024;

  private final Path index;
  private final Map<String, SafetensorsFile> places;
  private final Map<String, SafetensorsFile> shards;

  private ShardedWeights(
      Path index, Map<String, SafetensorsFile> places, Map<String, SafetensorsFile> shards) {
    this.index = index;
    this.places = Collections.unmodifiableMap(places);
    this.shards = Collections.unmodifiableMap(shards);
  }

  /**
   * Opens the index and every shard that it names.
   *
   * @throws SafetensorsException if a shard is missing or damaged, or lacks a tensor that the index
   *     places in it
   */
  public static ShardedWeights open(Path folder) {
    Path index = FolderFile.in(folder, INDEX);
    Map<String, SafetensorsFile> places = new LinkedHashMap<>();
    Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> place : weightMap(index).entrySet()) {
        String shardName = place.getValue();
        SafetensorsFile shard =
            shards.computeIfAbsent(
                shardName, name -> SafetensorsFile.open(FolderFile.in(folder, name)));
        if (!shard.contains(place.getKey())) {
          throw new SafetensorsException(
              "%s places tensor %s in %s, which does not have it: the shards are not of one model; fetch it again"
                  .formatted(index, Printed.quoted(place.getKey()), shardName));
        }
        places.put(place.getKey(), shard);
      }
      return new ShardedWeights(index, places, shards);
    } catch (RuntimeException e) {
      shards.values().forEach(SafetensorsFile::close);
      throw e;
    }
  }

  private static Map<String, String> weightMap(Path index) {
    Map<String, String> map = new LinkedHashMap<>();
    if (!(read(index) instanceof Value.Fields root
        && root.at("weight_map") instanceof Value.Fields places)) {
      throw new SafetensorsException(
          index + " must be an object with a \"weight_map\" of tensor names to file names");
    }
    places
        .values()
        .forEach((tensor, file) -> {
          if (!(file instanceof Value.Text(String name))) {
            throw new SafetensorsException(
                "%s: weight_map must give the file name of tensor %s as a text"
                    .formatted(index, Printed.quoted(tensor)));
          }
          map.put(tensor, name);
        });
    if (map.isEmpty()) {
      throw new SafetensorsException(index + " names no tensor: its weight_map is empty");
    }
    return map;
  }

  private static Value read(Path index) {
    try {
      if (Files.size(index) > MAX_INDEX_BYTES) {
        throw new SafetensorsException(
            "%s has more than %,d bytes: that is no index".formatted(index, MAX_INDEX_BYTES));
      }
      return Json.read(Files.readString(index));
    } catch (JsonException e) {
      throw new SafetensorsException(
          index + " is not JSON: " + Printed.safe(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new SafetensorsException(index + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Set<String> names() {
    return places.keySet();
  }

  @Override
  public TensorEntry tensor(String name) {
    return shard(name).tensor(name);
  }

  @Override
  public TensorEntry tensor(String name, Arena until) {
    return shard(name).tensor(name, until);
  }

  private SafetensorsFile shard(String name) {
    @Nullable SafetensorsFile shard = places.get(name);
    if (shard == null) {
      throw new SafetensorsException(
          "%s has no tensor %s; its closest names are %s"
              .formatted(
                  index,
                  Printed.quoted(name),
                  Printed.safe(Suggestions.listed(name, places.keySet(), 3))));
    }
    return shard;
  }

  @Override
  public List<Path> files() {
    return shards.values().stream().map(SafetensorsFile::path).toList();
  }

  @Override
  public void close() {
    shards.values().forEach(SafetensorsFile::close);
  }
}
