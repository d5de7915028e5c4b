package org.javoke.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.javoke.hub.AdapterConfig;

/**
 * What besides the settings of training makes a run what it is.
 *
 * @param model options of the base
 * @param hashes of the data files
 */
record TrainingIdentity(
    AdapterConfig adapter, Map<String, String> model, Map<String, String> hashes) {

  Map<String, String> with(String name, String value) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put(name, value);
    identity.put("rank", String.valueOf(adapter.rank()));
    identity.put("alpha", String.valueOf(adapter.alpha()));
    identity.put("LoRA dropout", String.valueOf(adapter.dropout()));
    identity.put("rsLoRA", String.valueOf(adapter.rankStabilised()));
    identity.put("target modules", String.valueOf(adapter.targets()));
    model.forEach((option, found) -> identity.put(option.substring(2), found));
    hashes.forEach((file, hash) -> identity.put("hash of " + file, hash));
    return identity;
  }
}
