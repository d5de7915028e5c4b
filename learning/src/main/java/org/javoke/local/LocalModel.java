package org.javoke.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.javoke.call.CallFormat;
import org.javoke.chat.Prompt;
import org.javoke.generate.CompletionScorer;
import org.javoke.generate.Generation;
import org.javoke.generate.GenerationRequest;
import org.javoke.generate.Generator;
import org.javoke.generate.Guide;
import org.javoke.generate.PrefixCache;
import org.javoke.generate.Sharing;
import org.javoke.generate.Tokens;
import org.javoke.hub.AdapterFolder;
import org.javoke.hub.GenerationDefaults;
import org.javoke.hub.ModelFolder;
import org.javoke.input.InputException;
import org.javoke.model.AdapterLoader;
import org.javoke.model.AvailableMemory;
import org.javoke.model.Decoder;
import org.javoke.model.DecoderLoader;
import org.javoke.model.MemoryEstimate;
import org.javoke.policy.Policy;
import org.javoke.tokenizer.Tokenizer;

/**
 * A language model on this machine: its weights, tokenizer and chat template.
 *
 * {@snippet :
 * try (LocalModel model = LocalModel.open(Path.of("Qwen2.5-0.5B-Instruct"))) {
 *   Prompt question = new Prompt(List.of(new Message.FromUser("Who are you?")), List.of());
 *   System.out.println(model.complete(question, CompletionOptions.GREEDY).text());
 *   System.out.println(model.score(question, "I am Qwen.").perplexity());
 * }
 * }
 *
 * <p>For one thread at a time. Whoever has many prompts hands them over together: {@link
 * #completeAll}, {@link #generator} or {@link LocalPolicy}.
 */
public final class LocalModel implements LanguageModel {

  /** Tokens of one sequence that have to fit into memory; more may, and are not promised. */
  private static final int USUAL_CONTEXT = 4096;

  private final ModelFolder folder;
  private final LocalSettings settings;

  /** The one that computes, and behind it those whose weights it shares. */
  private final List<Decoder> decoders;

  private final Decoder decoder;
  private final ChatTokenizer words;

  private LocalModel(
      ModelFolder folder, LocalSettings settings, List<Decoder> decoders, ChatTokenizer words) {
    this.folder = folder;
    this.settings = settings;
    this.decoders = decoders;
    this.decoder = decoders.getFirst();
    this.words = words;
  }

  /** {@return the model in the folder, in 32 bits, on a card if there is one} */
  public static LocalModel open(Path folder) {
    return open(ModelFolder.open(folder), LocalSettings.standard());
  }

  /**
   * {@return the model in the folder} Whoever opens it closes it.
   *
   * @throws InputException if weights, tokenizer or chat template are missing, damaged, or do not
   *     belong together
   */
  public static LocalModel open(ModelFolder folder, LocalSettings settings) {
    return open(folder, settings, Optional.empty());
  }

  /**
   * {@return the model in the folder with an adapter on top of it, if one is named}
   *
   * @param adapter a LoRA adapter's folder in PEFT's layout
   * @throws InputException if anything is missing, damaged, or does not belong together
   */
  public static LocalModel open(
      ModelFolder folder, LocalSettings settings, Optional<Path> adapter) {
    // What is small and may be wrong comes before what takes long.
    if (settings.device().isCpu()) {
      int context = Math.min(USUAL_CONTEXT, folder.config().maxPositions());
      MemoryEstimate.requireInferenceFits(
          folder.config(), settings.format(), context, AvailableMemory.bytes());
    }
    ChatTokenizer words = ChatTokenizer.open(folder, settings.clock());
    try {
      return new LocalModel(folder, settings, decoders(folder, settings, adapter), words);
    } catch (RuntimeException e) {
      words.close();
      throw e;
    }
  }

  /**
   * {@return a model whose weights are someone else's, such as those that are being trained: it
   * computes with what they are at the time, and closing it leaves them}
   *
   * @param folder whose tokenizer and chat template it has
   * @throws InputException if these are missing or damaged
   */
  public static LocalModel around(Decoder decoder, ModelFolder folder, LocalSettings settings) {
    // One that shares all of the decoder's layers, and frees none of them.
    Decoder shared = decoder.adapted((_, linear) -> linear);
    return new LocalModel(
        folder, settings, List.of(shared), ChatTokenizer.open(folder, settings.clock()));
  }

  private static List<Decoder> decoders(
      ModelFolder folder, LocalSettings settings, Optional<Path> adapter) {
    if (adapter.isEmpty()) {
      return List.of(DecoderLoader.load(folder, settings.format(), settings.device()));
    }
    try (AdapterFolder lora = AdapterFolder.open(adapter.get())) {
      lora.requireFits(folder.config());
      Decoder base = DecoderLoader.load(folder, settings.format(), settings.device());
      try {
        return List.of(AdapterLoader.on(base, lora), base);
      } catch (RuntimeException e) {
        base.close();
        throw e;
      }
    }
  }

  /**
   * {@return what the model writes after the text}
   *
   * @throws InputException if the text is longer than the model's context, or empty
   */
  public Completion complete(String text, CompletionOptions options) throws InterruptedException {
    return completeAll(List.of(tokens(text)), options).getFirst();
  }

  /**
   * {@return the model's reply}
   *
   * @throws InputException if the prompt is longer than the model's context, or the model has no
   *     chat template, or it fails
   */
  public Completion complete(Prompt prompt, CompletionOptions options) throws InterruptedException {
    return completeAll(List.of(tokens(prompt)), options).getFirst();
  }

  /**
   * {@return what the model writes after each of the prompts, computed together, in their order}
   * The first is drawn with the options' seed, the next with one more, and so on.
   *
   * @throws InputException if one cannot be computed
   */
  public List<Completion> completeAll(List<Tokens> prompts, CompletionOptions options)
      throws InterruptedException {
    List<GenerationRequest> requests = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      requests.add(request(i, prompts.get(i), options.withSeed(options.seed() + i)));
    }
    Completion[] completions = new Completion[prompts.size()];
    generator()
        .generate(
            requests.iterator(),
            generation ->
                completions[(int) generation.id()] =
                    switch (generation) {
                      case Generation.Drawn drawn -> completion(drawn, options);
                      case Generation.Refused(_, String reason) -> throw new InputException(reason);
                    });
    return List.of(completions);
  }

  /**
   * {@return how likely the completion is after the text}
   *
   * @throws InputException if it has no tokens, or is longer than the model's context
   */
  public CompletionScorer.Outcome.Scored score(String text, String completion)
      throws InterruptedException {
    return score(tokens(text), Tokens.of(tokenizer().encode(completion, false)));
  }

  /**
   * {@return how likely the reply is} The end of the turn is not added to it.
   *
   * @throws InputException if it has no tokens, is longer than the model's context, or the model
   *     has no chat template, or it fails
   */
  public CompletionScorer.Outcome.Scored score(Prompt prompt, String reply)
      throws InterruptedException {
    return score(tokens(prompt), Tokens.of(tokenizer().encode(reply, false)));
  }

  private CompletionScorer.Outcome.Scored score(Tokens prompt, Tokens completion)
      throws InterruptedException {
    List<CompletionScorer.Outcome> outcomes = new ArrayList<>();
    Iterator<CompletionScorer.Request> one =
        List.of(new CompletionScorer.Request(0, prompt, completion)).iterator();
    scorer().score(one, outcomes::add);
    return switch (outcomes.getFirst()) {
      case CompletionScorer.Outcome.Scored scored -> scored;
      case CompletionScorer.Outcome.Refused(_, String reason) -> throw new InputException(reason);
    };
  }

  /** {@return the tokens of a text, with what the tokenizer adds at its beginning or end} */
  public Tokens tokens(String text) {
    return words.tokens(text);
  }

  /**
   * {@return the tokens of a conversation, up to where the model's reply begins}
   *
   * @throws InputException if the model has no chat template, or it fails
   */
  public Tokens tokens(Prompt prompt) {
    return words.tokens(prompt);
  }

  /** {@return the text of tokens, without special tokens such as the end of a turn} */
  public String text(Tokens tokens) {
    return tokenizer().decode(tokens.toArray(), true);
  }

  /**
   * {@return the request that the options make of a prompt, for {@link #generator}}
   *
   * @param id given back with what came of it
   */
  public GenerationRequest request(Object id, Tokens prompt, CompletionOptions options) {
    return request(id, prompt, options, StopStrings.of(options.stopStrings(), tokenizer()));
  }

  private GenerationRequest request(
      Object id, Tokens prompt, CompletionOptions options, Guide guide) {
    return new GenerationRequest(
        id,
        prompt,
        options.sampling(),
        options.maxTokens(),
        stopIds(),
        options.seed(),
        guide,
        options.logprobs());
  }

  /** {@return what was drawn, as text} */
  public Completion completion(Generation.Drawn drawn, CompletionOptions options) {
    return new Completion(StopStrings.before(text(written(drawn)), options.stopStrings()), drawn);
  }

  /**
   * {@return what was drawn, as text, up to the first of the stop strings}
   *
   * @param special whether special tokens stand in it, as marks of calls are in some vocabularies
   */
  public String text(Generation.Drawn drawn, List<String> stopStrings, boolean special) {
    return StopStrings.before(tokenizer().decode(written(drawn).toArray(), !special), stopStrings);
  }

  /** {@return the tokens without the stop id that ended them} */
  Tokens written(Generation.Drawn drawn) {
    return switch (drawn.end()) {
      case STOP -> drawn.tokens().between(0, drawn.tokens().length() - 1);
      case GUIDE, LENGTH, CONTEXT -> drawn.tokens();
    };
  }

  /** {@return a generator of this model's sequences} */
  public Generator generator() {
    return new Generator(decoder, settings.generator());
  }

  /** {@return a generator of this model's sequences that uses what is in the cache} */
  Generator generator(PrefixCache cache, Function<Object, Sharing> sharing) {
    return new Generator(decoder, settings.generator(), cache, sharing);
  }

  /** {@return a scorer of this model's sequences} */
  public CompletionScorer scorer() {
    return new CompletionScorer(decoder);
  }

  /** {@return a scorer of this model's sequences that uses what is in the cache} */
  CompletionScorer scorer(PrefixCache cache, Function<Object, Sharing> sharing) {
    return new CompletionScorer(decoder, cache, sharing);
  }

  /**
   * {@return how conversations are written for it}
   *
   * @throws InputException if it has no chat template
   */
  public ChatPrompts chat() {
    return words.chat();
  }

  /**
   * {@return the format in which the model writes calls of tools that its template shows it}
   *
   * @throws InputException if it has no chat template, or that shows no tools or has another format
   */
  public CallFormat callFormat() {
    return words.callFormat();
  }

  /** {@return the ids that end a reply: those of generation_config.json and config.json} */
  public Set<Integer> stopIds() {
    return words.stopIds();
  }

  /** {@return how its makers want it sampled} */
  public GenerationDefaults defaults() {
    return folder.generation();
  }

  @Override
  public ChatTokenizer words() {
    return words;
  }

  /** {@inheritDoc} Whatever constraints there are, it is the model as it is. */
  @Override
  public Policy policy() {
    return new LocalPolicy(this, Constraints.NONE);
  }

  @Override
  public void score(
      Iterator<CompletionScorer.Request> requests, Consumer<CompletionScorer.Outcome> sink)
      throws InterruptedException {
    scorer().score(requests, sink);
  }

  public ModelFolder folder() {
    return folder;
  }

  public Tokenizer tokenizer() {
    return words.tokenizer();
  }

  public Decoder decoder() {
    return decoder;
  }

  public LocalSettings settings() {
    return settings;
  }

  /** Frees weights and tokenizer. */
  @Override
  public void close() {
    decoders.forEach(Decoder::close);
    words.close();
  }
}
