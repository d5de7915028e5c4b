package org.javoke.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.javoke.input.InputException;
import org.javoke.tensor.NoGrad;
import org.javoke.tensor.ProcessGroup;
import org.javoke.tensor.Scope;
import org.javoke.tensor.Tensor;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;

/** Several processes that train together over a {@link ProcessGroup}. */
public final class ReplicaGroup implements Replicas {

  private final ProcessGroup group;
  private final Share share;

  /**
   * @param group closed with this
   */
  public ReplicaGroup(ProcessGroup group) {
    this.group = group;
    this.share = new Share(group.rank(), group.size());
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public void agree(Map<String, String> identity) {
    Map<String, Value> said = new LinkedHashMap<>();
    identity.forEach((key, value) -> said.put(key, Value.of(value)));
    List<String> words = group.exchange(Json.write(new Value.Fields(said)));
    Map<String, Value> first = fields(words.getFirst());
    List<String> differences = new ArrayList<>();
    for (int rank = 1; rank < words.size(); rank++) {
      Map<String, Value> other = fields(words.get(rank));
      TreeSet<String> keys = new TreeSet<>(first.keySet());
      keys.addAll(other.keySet());
      for (String key : keys) {
        if (!text(first, key).equals(text(other, key))) {
          differences.add(
              "%s is %s on rank %d and %s on rank 0"
                  .formatted(key, text(other, key), rank, text(first, key)));
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new InputException(
          "The processes would not train the same: %s. Give all the same command, data and version."
              .formatted(
                  String.join("; ", differences.subList(0, Math.min(differences.size(), 8)))));
    }
  }

  private static Map<String, Value> fields(String word) {
    try {
      return Json.read(word) instanceof Value.Fields(Map<String, Value> values) ? values : Map.of();
    } catch (JsonException e) {
      throw new InputException("Another process said what is no JSON: " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, Value> fields, String key) {
    return fields.get(key) instanceof Value.Text(String text) ? text : "not said";
  }

  @Override
  public double[] fromFirst(double... values) {
    return group.sum(isFirst() ? values : new double[values.length]);
  }

  @Override
  public void copyFromFirst(Collection<Tensor> tensors) {
    for (Tensor tensor : tensors) {
      try (Scope _ = Scope.open();
          NoGrad _ = NoGrad.open()) {
        group.broadcast(tensor.detach());
      }
    }
  }

  @Override
  public StepMetrics sum(StepMetrics metrics) {
    List<String> names = metrics.values().keySet().stream().sorted().toList();
    double[] values = new double[names.size() + 1];
    values[0] = metrics.loss();
    for (int i = 0; i < names.size(); i++) {
      values[i + 1] = metrics.values().getOrDefault(names.get(i), 0.0);
    }
    double[] sums = group.sum(values);
    Map<String, Double> summed = new LinkedHashMap<>(metrics.values());
    for (int i = 0; i < names.size(); i++) {
      summed.put(names.get(i), sums[i + 1]);
    }
    return new StepMetrics(sums[0], metrics.tokens(), summed);
  }

  @Override
  public void sumGradients(Collection<Parameter> parameters) {
    GradientSum.over(group, parameters);
  }

  @Override
  public boolean any(boolean here) {
    return group.sum(here ? 1.0 : 0.0)[0] > 0;
  }

  @Override
  public <E extends Exception> void apart(ProcessGroup.OwnWork<E> work) throws E {
    group.apart(work);
  }

  @Override
  public void fail(String reason) {
    group.fail(reason);
  }

  @Override
  public void close() {
    group.close();
  }
}
