package org.javoke.local;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.javoke.call.CallFormat;
import org.javoke.chat.Prompt;
import org.javoke.generate.Tokens;
import org.javoke.hub.ModelFolder;
import org.javoke.hub.ModelTemplate;
import org.javoke.hub.TokenizerFolder;
import org.javoke.input.InputException;
import org.javoke.template.TemplateException;
import org.javoke.tokenizer.Tokenizer;

/**
 * Where a model's texts meet tokens: its tokenizer, its chat template, and what ends its replies.
 * The model itself may be elsewhere. Several threads may use it.
 */
public final class ChatTokenizer implements AutoCloseable {

  private final Path folder;
  private final Tokenizer tokenizer;
  private final Optional<ChatPrompts> chat;
  private final List<Integer> ends;
  private final Set<Integer> stopIds;

  private ChatTokenizer(
      Path folder,
      Tokenizer tokenizer,
      Optional<ChatPrompts> chat,
      List<Integer> ends,
      Set<Integer> stopIds) {
    this.folder = folder;
    this.tokenizer = tokenizer;
    this.chat = chat;
    this.ends = ends;
    this.stopIds = stopIds;
  }

  /**
   * {@return what lies in the folder; whoever opens it closes it}
   *
   * @param clock whose date templates print that print one
   * @throws InputException if the tokenizer is missing, or a file is damaged
   */
  public static ChatTokenizer open(TokenizerFolder folder, Clock clock) {
    Optional<ChatPrompts> chat = prompts(folder.chatTemplate(), clock);
    Tokenizer tokenizer = folder.tokenizer();
    try {
      List<Integer> ends = folder.eosTokenIds(tokenizer);
      return new ChatTokenizer(folder.path(), tokenizer, chat, ends, Set.copyOf(ends));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  static ChatTokenizer open(ModelFolder folder, Clock clock) {
    Optional<ChatPrompts> chat = prompts(folder.chatTemplate(), clock);
    List<Integer> ends = folder.generation().eosTokenIds();
    Set<Integer> stops = new LinkedHashSet<>(ends);
    stops.addAll(folder.config().eosTokenIds());
    return new ChatTokenizer(folder.path(), folder.tokenizer(), chat, ends, Set.copyOf(stops));
  }

  private static Optional<ChatPrompts> prompts(Optional<ModelTemplate> template, Clock clock) {
    return template.map(found -> new ChatPrompts(found, clock));
  }

  /** {@return the tokens of a text, with what the tokenizer adds at its beginning or end} */
  public Tokens tokens(String text) {
    return Tokens.of(tokenizer.encode(text, true));
  }

  /** {@return the tokens of a text that goes on with another} */
  public Tokens further(String text) {
    return text.isEmpty() ? Tokens.EMPTY : Tokens.of(tokenizer.encode(text, false));
  }

  /**
   * {@return the tokens of a conversation, up to where the model's reply begins}
   *
   * @throws InputException if the model has no chat template, or it fails
   */
  public Tokens tokens(Prompt prompt) {
    try {
      // A template writes all special tokens itself.
      return Tokens.of(tokenizer.encode(chat().render(prompt), false));
    } catch (TemplateException e) {
      throw new InputException("the model's chat template: " + e.getMessage(), e);
    }
  }

  /**
   * {@return how conversations are written for it}
   *
   * @throws InputException if it has no chat template
   */
  public ChatPrompts chat() {
    return chat.orElseThrow(() ->
        new InputException(
            "%s has no chat template (chat_template.jinja, or chat_template in tokenizer_config.json): it is a base model, which completes texts only; use the instruct model, or put a template there"
                .formatted(folder)));
  }

  /**
   * {@return the format in which the model writes calls of tools that its template shows it}
   *
   * @throws InputException if it has no chat template, or that shows no tools or has another format
   */
  public CallFormat callFormat() {
    return NativeStyle.of(chat());
  }

  /** {@return the ids that end a reply} */
  public Set<Integer> stopIds() {
    return stopIds;
  }

  /**
   * {@return the id with which a reply is ended}
   *
   * @throws InputException if there is none
   */
  public int end() {
    return ends.stream()
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "%s names no token that ends a reply (eos_token_id): put it into generation_config.json"
                    .formatted(folder)));
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** {@return where it came from} */
  public Path folder() {
    return folder;
  }

  /** Frees the tokenizer. */
  @Override
  public void close() {
    tokenizer.close();
  }
}
