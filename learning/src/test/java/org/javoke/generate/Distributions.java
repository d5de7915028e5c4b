package org.javoke.generate;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.javoke.model.Decoder;
import org.javoke.model.PackedAttention;
import org.javoke.tensor.Device;
import org.javoke.tensor.Tensor;
import org.javoke.tensor.Tensors;

/** The distribution that the next token is drawn from. */
final class Distributions {

  private Distributions() {}

  static Map<Integer, Double> next(Decoder decoder, Tokens prompt, SamplingParameters parameters) {
    Tensor hidden =
        decoder.hidden(
            Tensors.of(prompt.toArray(), Device.CPU),
            Tensors.of(LongStream.range(0, prompt.length()).toArray(), Device.CPU),
            new PackedAttention(List.of(prompt.length())));
    Tensor logits = decoder.logits(hidden.narrow(0, prompt.length() - 1, 1));
    BitSet occurred = new BitSet();
    prompt.stream().forEach(occurred::set);
    Draw draw =
        new Draw(
            parameters,
            new SplittableRandom(1),
            occurred,
            Guide.NONE,
            GenerationRequest.Logprobs.NONE);
    Candidates candidates = Sampler.candidates(logits, draw);
    Map<Integer, Double> likely = new HashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      likely.put(candidates.id(i), candidates.probability(i));
    }
    return likely;
  }
}
