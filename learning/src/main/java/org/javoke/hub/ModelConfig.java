package org.javoke.hub;

import java.util.List;
import java.util.OptionalInt;
import org.javoke.safetensors.StoredDtype;

/**
 * What a decoder's shape and arithmetic are, whatever spelling its config.json has. All numbers
 * have been checked to be possible, and {@code heads} to be a multiple of {@code keyValueHeads}.
 *
 * @param layers decoder layers
 * @param hiddenSize length of the residual stream
 * @param heads query heads
 * @param keyValueHeads key and value heads; each serves {@code heads / keyValueHeads} query heads
 * @param headDim length of one head, even; {@code heads * headDim} need not be {@code hiddenSize}
 * @param intermediateSize inner length of the gated MLP
 * @param vocabSize rows of the embedding, which may be more than the tokenizer has tokens
 * @param tiedEmbeddings whether the LM head is the embedding, and has no tensor of its own
 * @param queryKeyValueBias whether q_proj, k_proj and v_proj have biases
 * @param outputBias whether o_proj has one
 * @param mlpBias whether the MLP's linears have biases
 * @param queryKeyNorm whether each query and key head is RMS-normalised before the rotation
 * @param maxPositions the longest sequence that the model was made for
 * @param dtype what the weights are said to be stored as; each tensor's own dtype counts
 * @param eosTokenIds ids that end a reply; see {@link GenerationDefaults}, which may have more
 */
public record ModelConfig(
    Family family,
    int layers,
    int hiddenSize,
    int heads,
    int keyValueHeads,
    int headDim,
    int intermediateSize,
    int vocabSize,
    double rmsNormEps,
    Rope rope,
    boolean tiedEmbeddings,
    boolean queryKeyValueBias,
    boolean outputBias,
    boolean mlpBias,
    boolean queryKeyNorm,
    int maxPositions,
    StoredDtype dtype,
    List<Integer> eosTokenIds,
    OptionalInt bosTokenId,
    OptionalInt padTokenId) {

  public ModelConfig {
    eosTokenIds = List.copyOf(eosTokenIds);
  }
}
