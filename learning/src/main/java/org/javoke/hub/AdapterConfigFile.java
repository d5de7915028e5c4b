package org.javoke.hub;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.javoke.input.Kinds;
import org.javoke.safetensors.DurableFile;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Reads and writes adapter_config.json, with the few keys of old PEFT versions or the many of new
 * ones. A key that is not known here may say nothing: null, false, or something empty. Anything
 * else might change what the adapter computes, and is refused by name.
 */
final class AdapterConfigFile {

  static final String NAME = "adapter_config.json";

  private static final int MAX_RANK = 1 << 16;

  // Read below, or without a bearing on what a trained adapter computes.
  private static final Set<String> KNOWN =
      Set.of(
          "alpha_pattern",
          "auto_mapping",
          "base_model_name_or_path",
          "bias",
          "exclude_modules",
          "inference_mode",
          "init_lora_weights",
          "layers_pattern",
          "lora_alpha",
          "lora_dropout",
          "megatron_core",
          "modules_to_save",
          "peft_type",
          "peft_version",
          "qalora_group_size",
          "r",
          "rank_pattern",
          "revision",
          "runtime_config",
          "target_modules",
          "task_type",
          "use_rslora");

  // PEFT subtracts the first A and B of these from the base model when it loads them.
  private static final List<String> CHANGING_THE_BASE =
      List.of("pissa", "olora", "corda", "loftq", "lora_ga");

  private AdapterConfigFile() {}

  static AdapterConfig read(Path file) {
    Settings settings = Settings.read(file);
    refuseUnsupported(settings);
    int rank = settings.whole("r", 1, MAX_RANK);
    return new AdapterConfig(
        rank,
        settings.number("lora_alpha", 0, 1e9, 8),
        settings.number("lora_dropout", 0, 1, 0),
        settings.flag("use_rslora", false),
        targets(settings),
        settings.texts("modules_to_save"),
        settings.text("base_model_name_or_path"),
        pattern(settings, "rank_pattern", (inner, key) -> inner.whole(key, 1, MAX_RANK)),
        pattern(settings, "alpha_pattern", (inner, key) -> inner.number(key, 0, 1e9)));
  }

  private static void refuseUnsupported(Settings settings) {
    requireText(settings, "peft_type", "LORA", "");
    requireText(settings, "bias", "none", "none");
    requireText(settings, "task_type", "CAUSAL_LM", "CAUSAL_LM");
    if (settings.at("init_lora_weights") instanceof Value.Text(String init)
        && CHANGING_THE_BASE.stream().anyMatch(init::startsWith)) {
      throw settings.error(
          "init_lora_weights \"%s\" changes the base model too, which is not supported: have PEFT convert the adapter to a plain LoRA"
              .formatted(init));
    }
    settings
        .fields()
        .values()
        .forEach((key, value) -> {
          if (!KNOWN.contains(key) && !saysNothing(value)) {
            throw settings.error(
                "\"%s\" is %s, which is not supported: only plain LoRA on linears is"
                    .formatted(key, Kinds.of(value)));
          }
        });
  }

  private static void requireText(
      Settings settings, String key, String supported, String otherwise) {
    String found = settings.text(key).orElse(otherwise);
    if (!found.equals(supported)) {
      throw settings.error(
          "\"%s\" is \"%s\", which is not supported; supported is \"%s\""
              .formatted(key, found, supported));
    }
  }

  private static boolean saysNothing(Value value) {
    return switch (value) {
      case Value.Null _ -> true;
      case Value.Bool(boolean truth) -> !truth;
      case Value.Text(String text) -> text.isEmpty();
      case Value.Items(List<Value> items) -> items.isEmpty();
      case Value.Fields(Map<String, Value> fields) -> fields.isEmpty();
      case Value.Int _, Value.Real _, Value.Tuple _, Value.Table _, Value.Opaque _ -> false;
    };
  }

  private static TargetModules targets(Settings settings) {
    return switch (settings.at("target_modules")) {
      case null -> throw settings.error("\"target_modules\" is missing");
      case Value.Text(String text) when text.equals("all-linear") -> new TargetModules.AllLinear();
      case Value.Text(String text) -> new TargetModules.Matching(text);
      case Value _ -> new TargetModules.Named(settings.texts("target_modules"));
    };
  }

  // PEFT takes the keys for regular expressions; plain names, which people write, are supported.
  private static <T> Map<String, T> pattern(
      Settings settings, String key, BiFunction<Settings, String, T> read) {
    Map<String, T> pattern = new LinkedHashMap<>();
    settings
        .inner(key)
        .ifPresent(inner -> {
          for (String module : inner.fields().values().keySet()) {
            if (!module.matches("[A-Za-z0-9_.]+")) {
              throw inner.error(
                  "\"%s\" is a regular expression, which is not supported; supported are names of modules"
                      .formatted(module));
            }
            pattern.put(module, read.apply(inner, module));
          }
        });
    return pattern;
  }

  static void write(Path file, AdapterConfig config) {
    Map<String, Value> keys = new LinkedHashMap<>();
    keys.put("alpha_pattern", fields(config.alphaPattern(), AdapterConfigFile::number));
    keys.put("auto_mapping", Value.NULL);
    keys.put(
        "base_model_name_or_path", config.baseModel().<Value>map(Value::of).orElse(Value.NULL));
    keys.put("bias", Value.of("none"));
    keys.put("fan_in_fan_out", Value.FALSE);
    keys.put("inference_mode", Value.TRUE);
    keys.put("init_lora_weights", Value.TRUE);
    keys.put("layers_pattern", Value.NULL);
    keys.put("layers_to_transform", Value.NULL);
    keys.put("lora_alpha", number(config.alpha()));
    keys.put("lora_dropout", Value.of(config.dropout()));
    keys.put(
        "modules_to_save",
        config.modulesToSave().isEmpty() ? Value.NULL : texts(config.modulesToSave()));
    keys.put("peft_type", Value.of("LORA"));
    keys.put("r", Value.of(config.rank()));
    keys.put("rank_pattern", fields(config.rankPattern(), Value::of));
    keys.put("revision", Value.NULL);
    keys.put("target_modules", targets(config.targets()));
    keys.put("task_type", Value.of("CAUSAL_LM"));
    keys.put("use_rslora", Value.of(config.rankStabilised()));
    String lines =
        keys.entrySet().stream()
            .map(key -> "  \"%s\": %s".formatted(key.getKey(), Json.write(key.getValue())))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    DurableFile.write(file, lines);
  }

  private static Value targets(TargetModules targets) {
    return switch (targets) {
      case TargetModules.Named(List<String> names) -> texts(names);
      case TargetModules.AllLinear _ -> Value.of("all-linear");
      case TargetModules.Matching(String expression) -> Value.of(expression);
    };
  }

  // PEFT declares alpha an integer; it computes with a float as well.
  private static Value number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Value.of((long) number)
        : Value.of(number);
  }

  private static Value texts(List<String> texts) {
    return Value.of(texts.stream().map(Value::of).toList());
  }

  private static <T> Value fields(Map<String, T> pattern, Function<T, Value> value) {
    Map<String, Value> fields = new LinkedHashMap<>();
    pattern.forEach((key, item) -> fields.put(key, value.apply(item)));
    return new Value.Fields(fields);
  }
}
