package org.javoke.hub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a LoRA adapter is: adapter_config.json of PEFT. A linear's output gets {@code scaling * B(A
 * x)} added (LoRA, section 4.1).
 *
 * @param rank rows of A and columns of B, where {@code rankPattern} says no other
 * @param alpha the numerator of the scaling, where {@code alphaPattern} says no other
 * @param dropout the probability that an input of A is dropped in training
 * @param rankStabilised whether the scaling is {@code alpha / sqrt(rank)} (rsLoRA) rather than
 *     {@code alpha / rank}
 * @param modulesToSave modules that are saved whole beside the adapter
 * @param baseModel the name or path of the model it was trained on, as its writer spelt it
 * @param rankPattern ranks of single modules, by name or end of name; the first that fits counts
 * @param alphaPattern the same of alphas
 */
public record AdapterConfig(
    int rank,
    double alpha,
    double dropout,
    boolean rankStabilised,
    TargetModules targets,
    List<String> modulesToSave,
    Optional<String> baseModel,
    Map<String, Integer> rankPattern,
    Map<String, Double> alphaPattern) {

  public AdapterConfig {
    modulesToSave = List.copyOf(modulesToSave);
    rankPattern = Collections.unmodifiableMap(new LinkedHashMap<>(rankPattern));
    alphaPattern = Collections.unmodifiableMap(new LinkedHashMap<>(alphaPattern));
  }

  /**
   * {@return the same to be trained on another copy of the base}
   *
   * @param otherDropout the dropout of that training
   * @param base the name or path of the base now
   */
  public AdapterConfig continued(double otherDropout, String base) {
    return new AdapterConfig(
        rank,
        alpha,
        otherDropout,
        rankStabilised,
        targets,
        modulesToSave,
        Optional.of(base),
        rankPattern,
        alphaPattern);
  }

  /** {@return the rank of the module of that name} */
  public int rankOf(String module) {
    return first(rankPattern, module).orElse(rank);
  }

  /** {@return what the module's B(A x) is multiplied with} */
  public double scalingOf(String module) {
    double moduleAlpha = first(alphaPattern, module).orElse(alpha);
    int moduleRank = rankOf(module);
    return moduleAlpha / (rankStabilised ? Math.sqrt(moduleRank) : moduleRank);
  }

  private static <T> Optional<T> first(Map<String, T> pattern, String module) {
    return pattern.entrySet().stream()
        .filter(entry -> ModuleNames.endsWith(module, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
