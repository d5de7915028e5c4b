package org.javoke.lab.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.javoke.benchmark.Mode;
import org.javoke.benchmark.Selection;
import org.javoke.input.InputException;
import org.javoke.policy.Sampling;
import org.javoke.value.Value;

/** {@code run.json} as values, both ways. */
final class ConfigJson {

  private static final int FORMAT = 1;

  private ConfigJson() {}

  static Value.Fields write(RunInfo info) {
    return new JsonObject()
        .put("format", FORMAT)
        .put("config", write(info.config()))
        .put(
            "questions",
            new JsonObject()
                .put("count", info.questionCount())
                .put("sha256", info.questionsSha256())
                .done())
        .put("sessions", JsonObject.array(info.sessions(), ConfigJson::session))
        .done();
  }

  static Value.Fields write(RunConfig config) {
    return new JsonObject()
        .put("workflow", config.workflow())
        .put("benchmark", config.benchmark())
        .put("model", config.model())
        .put("mode", written(config.mode()))
        .put("scaffolds", JsonObject.texts(config.scaffolds()))
        .put("sampling", sampling(config.sampling()))
        .put("selection", selection(config.selection()))
        .put("data", JsonObject.map(config.data(), Value::of))
        .put("replies", JsonObject.map(config.replies(), Value::of))
        .put("options", JsonObject.map(config.options(), Value::of))
        .put("javoke", config.javoke())
        .done();
  }

  static RunInfo read(String where, String text) {
    JsonRecord json = JsonRecord.read(where, text);
    int format = json.integer("format");
    if (format != FORMAT) {
      throw new InputException(
          where
              + " is of format "
              + format
              + ", this version of Javoke reads format "
              + FORMAT
              + ": use the version that wrote it");
    }
    JsonRecord questions = json.object("questions");
    return new RunInfo(
        config(json.object("config")),
        questions.integer("count"),
        questions.text("sha256"),
        json.objects("sessions").stream().map(ConfigJson::session).toList());
  }

  private static RunConfig config(JsonRecord json) {
    return new RunConfig(
        json.text("workflow"),
        json.text("benchmark"),
        json.text("model"),
        mode(json),
        json.texts("scaffolds"),
        sampling(json.object("sampling")),
        selection(json.object("selection")),
        json.textMap("data"),
        json.textMap("replies"),
        json.textMap("options"),
        json.text("javoke"));
  }

  static String written(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static Mode mode(JsonRecord json) {
    String name = json.text("mode");
    return Stream.of(Mode.values())
        .filter(mode -> written(mode).equals(name))
        .findFirst()
        .orElseThrow(() -> json.unfit("mode", Value.of(name), "prompting or native"));
  }

  private static Value sampling(Sampling sampling) {
    return new JsonObject()
        .put("temperature", sampling.temperature())
        .put("top_p", sampling.topP())
        .put("max_tokens", sampling.maxTokens())
        .put("seed", sampling.seed())
        .put("logprobs", Value.of(sampling.logprobs()))
        .done();
  }

  private static Sampling sampling(JsonRecord json) {
    return new Sampling(
        json.optionalNumber("temperature"),
        json.optionalNumber("top_p"),
        json.optionalInt("max_tokens"),
        json.optionalLong("seed"),
        json.truth("logprobs"));
  }

  private static Value selection(Selection selection) {
    return new JsonObject()
        .put("categories", JsonObject.texts(selection.categories()))
        .put("ids", JsonObject.texts(selection.ids()))
        .put("limit", selection.limit())
        .done();
  }

  private static Selection selection(JsonRecord json) {
    return new Selection(json.texts("categories"), json.texts("ids"), json.optionalInt("limit"));
  }

  private static Value session(Session session) {
    Instant finished = session.finished();
    return new JsonObject()
        .put("started", session.started().toString())
        .put("finished", finished == null ? null : finished.toString())
        .put("endpoints", JsonObject.texts(session.endpoints()))
        .put("versions", JsonObject.map(session.versions(), Value::of))
        .done();
  }

  private static Session session(JsonRecord json) {
    String finished = json.optionalText("finished");
    List<String> endpoints = json.texts("endpoints");
    return new Session(
        instant(json, "started", json.text("started")),
        finished == null ? null : instant(json, "finished", finished),
        endpoints,
        json.textMap("versions"));
  }

  private static Instant instant(JsonRecord json, String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw json.unfit(name, Value.of(text), "a moment such as 2026-11-21T10:00:00Z");
    }
  }
}
