package org.javoke.hub;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a model's makers want it sampled: generation_config.json, and transformers' defaults for what
 * that leaves out. The ids fall back to those of config.json.
 *
 * @param eosTokenIds each of them ends a reply
 * @param doSample false: greedy, whatever the numbers below say
 * @param topP nucleus sampling's mass; 1 keeps all
 * @param topK how many of the likeliest tokens are kept; 0 keeps all. Where the file does not say
 *     it is 50, as in transformers.
 * @param minP tokens below this share of the likeliest one's probability are dropped; 0 keeps all
 * @param repetitionPenalty 1 is none
 */
public record GenerationDefaults(
    List<Integer> eosTokenIds,
    OptionalInt padTokenId,
    OptionalInt bosTokenId,
    boolean doSample,
    double temperature,
    double topP,
    int topK,
    double minP,
    double repetitionPenalty) {

  public GenerationDefaults {
    eosTokenIds = List.copyOf(eosTokenIds);
  }
}
