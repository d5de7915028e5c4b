package org.javoke.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.lab.run.RunConfig;
import org.javoke.lab.run.RunInfo;
import org.javoke.lab.run.Session;
import org.javoke.policy.Sampling;
import org.javoke.value.Value;

/** How a run was made, as pairs of a name and a text; what was left open is left out. */
final class RunSettings {

  private final List<Value> pairs = new ArrayList<>();

  private RunSettings() {}

  static Value of(RunInfo info) {
    RunSettings settings = new RunSettings();
    settings.config(info.config());
    settings.add("questions", String.valueOf(info.questionCount()));
    settings.add("questions, SHA-256", info.questionsSha256());
    settings.sessions(info.sessions());
    return Value.of(settings.pairs);
  }

  private void config(RunConfig config) {
    add("workflow", config.workflow());
    add("benchmark", config.benchmark());
    add("model", config.model());
    add("tools offered", Words.of(config.mode()));
    add("scaffolds", String.join(", ", config.scaffolds()));
    sampling(config.sampling());
    add("categories", String.join(", ", config.selection().categories()));
    add("ids", String.join(", ", config.selection().ids()));
    config.selection().limit().ifPresent(limit -> add("limit", String.valueOf(limit)));
    config.options().forEach(this::add);
    hashes("data", config.data());
    hashes("replies", config.replies());
    add("Javoke", config.javoke());
  }

  private void sampling(Sampling sampling) {
    sampling.temperature().ifPresent(number -> add("temperature", String.valueOf(number)));
    sampling.topP().ifPresent(number -> add("top_p", String.valueOf(number)));
    sampling.maxTokens().ifPresent(number -> add("max_tokens", String.valueOf(number)));
    sampling.seed().ifPresent(number -> add("seed", String.valueOf(number)));
  }

  private void hashes(String what, Map<String, String> hashes) {
    hashes.forEach((file, hash) -> add(what + " " + file + ", SHA-256", hash));
  }

  private void sessions(List<Session> sessions) {
    for (int i = 0; i < sessions.size(); i++) {
      Session session = sessions.get(i);
      String name = sessions.size() == 1 ? "" : "session " + (i + 1) + ": ";
      add(name + "started", session.started().toString());
      add(name + "finished", session.finished() == null ? "no" : session.finished().toString());
      add(name + "endpoints", String.join(", ", session.endpoints()));
      session.versions().forEach((what, version) -> add(name + what, version));
    }
  }

  private void add(String name, String text) {
    if (!text.isEmpty()) {
      pairs.add(Value.of(List.of(Value.of(name), Value.of(text))));
    }
  }
}
