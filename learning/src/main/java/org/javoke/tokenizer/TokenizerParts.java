package org.javoke.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parts of a tokenizer.json around its model before the native library sees them. That
 * library ends the whole process where a file contradicts itself, so only parts in known shapes are
 * let through.
 */
final class TokenizerParts {

  private static final int MAX_DEPTH = 4;
  private static final List<String> BYTE_LEVEL =
      List.of("type", "add_prefix_space", "trim_offsets", "use_regex");
  private static final Set<String> BEHAVIOURS =
      Set.of("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");
  private static final Set<String> SCHEMES = Set.of("first", "never", "always");

  private final Fragments fragments;

  TokenizerParts(Fragments fragments) {
    this.fragments = fragments;
  }

  /** {@return how tokens become bytes} */
  TokenDecoding decoding(@Nullable Value decoder) {
    if (decoder == null) {
      throw fragments.bad("it has no decoder");
    }
    Value.Fields object = fragments.object(decoder, "the decoder");
    String type = fragments.text(object, "type", "the decoder");
    if (type.equals("ByteLevel")) {
      byteLevel(object, "the decoder");
      return TokenDecoding.BYTE_LEVEL;
    }
    if (object.equals(LlamaDecoder.STRIPPING)) {
      return TokenDecoding.BYTE_FALLBACK_STRIPPED;
    }
    if (object.equals(LlamaDecoder.KEEPING)) {
      return TokenDecoding.BYTE_FALLBACK;
    }
    throw fragments.bad(
        "its decoder \"%s\" is not supported; supported are ByteLevel, and the sequence of Replace, ByteFallback, Fuse and Strip that Llama 2 has"
            .formatted(type));
  }

  void normalizer(@Nullable Value part, int depth) {
    if (part == null || part instanceof Value.Null) {
      return;
    }
    String place = "the normalizer";
    Value.Fields object = fragments.object(part, place);
    String type = fragments.text(object, "type", place);
    switch (type) {
      case "NFC", "NFD", "NFKC", "NFKD" -> fragments.onlyKeys(object, List.of("type"), place);
      case "Prepend" -> {
        fragments.onlyKeys(object, List.of("type", "prepend"), place);
        fragments.text(object, "prepend", place);
      }
      case "Replace" -> {
        fragments.onlyKeys(object, List.of("type", "pattern", "content"), place);
        pattern(object, place);
        if (!(object.at("content") instanceof Value.Text)) {
          throw fragments.bad(place + " Replace must have a text \"content\"");
        }
      }
      case "Sequence" ->
          sequence(object, "normalizers", place, depth)
              .forEach(inner -> normalizer(inner, depth + 1));
      default -> throw unsupported(place, type);
    }
  }

  void preTokenizer(@Nullable Value part, int depth) {
    if (part == null || part instanceof Value.Null) {
      return;
    }
    String place = "the pre_tokenizer";
    Value.Fields object = fragments.object(part, place);
    String type = fragments.text(object, "type", place);
    switch (type) {
      case "ByteLevel" -> byteLevel(object, place);
      case "Digits" -> {
        fragments.onlyKeys(object, List.of("type", "individual_digits"), place);
        fragments.flag(object, "individual_digits", true, place);
      }
      case "Split" -> {
        fragments.onlyKeys(object, List.of("type", "pattern", "behavior", "invert"), place);
        pattern(object, place);
        oneOf(object, "behavior", BEHAVIOURS, place);
        fragments.flag(object, "invert", true, place);
      }
      case "Metaspace" -> metaspace(object, place);
      case "Sequence" ->
          sequence(object, "pretokenizers", place, depth)
              .forEach(inner -> preTokenizer(inner, depth + 1));
      default -> throw unsupported(place, type);
    }
  }

  void postProcessor(@Nullable Value part, int depth, TemplateCheck templates) {
    if (part == null || part instanceof Value.Null) {
      return;
    }
    String place = "the post_processor";
    Value.Fields object = fragments.object(part, place);
    String type = fragments.text(object, "type", place);
    switch (type) {
      case "ByteLevel" -> byteLevel(object, place);
      case "TemplateProcessing" -> templates.check(object);
      case "Sequence" ->
          sequence(object, "processors", place, depth)
              .forEach(inner -> postProcessor(inner, depth + 1, templates));
      default -> throw unsupported(place, type);
    }
  }

  private void byteLevel(Value.Fields object, String place) {
    fragments.onlyKeys(object, BYTE_LEVEL, place);
    for (String key : BYTE_LEVEL.subList(1, BYTE_LEVEL.size())) {
      fragments.flag(object, key, !key.equals("use_regex"), place);
    }
  }

  private void metaspace(Value.Fields object, String place) {
    fragments.onlyKeys(
        object,
        List.of("type", "replacement", "prepend_scheme", "split", "add_prefix_space"),
        place);
    String replacement = fragments.text(object, "replacement", place);
    if (replacement.codePointCount(0, replacement.length()) != 1) {
      throw fragments.bad("the replacement of Metaspace must be one character");
    }
    if (object.at("prepend_scheme") != null) {
      oneOf(object, "prepend_scheme", SCHEMES, place);
    }
    fragments.flag(object, "split", false, place);
    fragments.flag(object, "add_prefix_space", false, place);
  }

  private void pattern(Value.Fields object, String place) {
    Value pattern = object.at("pattern");
    if (!(pattern instanceof Value.Fields fields) || fields.values().size() != 1) {
      throw fragments.bad(place + " must have a pattern, a String or a Regex");
    }
    if (fields.at("Regex") == null) {
      fragments.text(fields, "String", place + "'s pattern");
      return;
    }
    String expression = fragments.text(fields, "Regex", place + "'s pattern");
    if (!SplitPattern.isTame(expression)) {
      throw fragments.bad(
          "%s has a regular expression that could take for ever: %s"
              .formatted(place, expression.substring(0, Math.min(200, expression.length()))));
    }
  }

  private void oneOf(Value.Fields object, String key, Set<String> allowed, String place) {
    String found = fragments.text(object, key, place);
    if (!allowed.contains(found)) {
      throw fragments.bad(
          "\"%s\" of %s is \"%s\", expected one of %s".formatted(key, place, found, allowed));
    }
  }

  private List<Value> sequence(Value.Fields object, String key, String place, int depth) {
    fragments.onlyKeys(object, List.of("type", key), place);
    if (depth == MAX_DEPTH) {
      throw fragments.bad(place + " is nested too deep");
    }
    return new ArrayList<>(fragments.items(object, key, place));
  }

  private RuntimeException unsupported(String place, String type) {
    return fragments.bad(
        "%s \"%s\" is not supported; only those of Llama and Qwen models are"
            .formatted(place, type));
  }
}
