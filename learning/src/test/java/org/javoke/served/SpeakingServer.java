package org.javoke.served;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.javoke.endpoint.fake.FakeCompletions;
import org.javoke.endpoint.fake.FakeCompletions.Asked;
import org.javoke.endpoint.fake.FakeCompletions.Token;
import org.javoke.endpoint.fake.FakeReply;
import org.javoke.endpoint.fake.FakeServer;
import org.javoke.local.ChatTokenizer;

/**
 * A completions endpoint behind which a {@link Speaker} speaks.
 *
 * @param ample whether it names the likeliest tokens, and the texts that it stopped after
 */
record SpeakingServer(Speaker speaker, ChatTokenizer words, boolean ample)
    implements FakeServer.Script {

  /** What tokens have that nobody asked for. */
  static final double UNASKED = -7;

  @Override
  public FakeReply reply(FakeServer.Received request, int number) {
    Asked asked = Asked.of(request.body());
    if (asked.ofPrompt()) {
      List<Double> numbers = new ArrayList<>();
      prompt(asked).forEach(token -> numbers.add(token.logprob() == null ? 0 : token.logprob()));
      return FakeReply.status(200, FakeCompletions.ofPrompt(asked.prompt(), numbers));
    }
    if (asked.echo()) {
      List<Token> prompt = prompt(asked);
      return FakeReply.status(200, FakeCompletions.body(text(asked.prompt()), false, prompt));
    }
    return FakeReply.status(200, drawn(asked));
  }

  private String drawn(Asked asked) {
    String prompt = text(asked.prompt());
    if (ample && asked.logprobs() > 1) {
      return named(prompt);
    }
    Speaker.Move move = speaker.draw(prompt, asked.seed());
    int[] ids = words.tokenizer().encode(move.text(), false);
    List<Token> tokens = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ids.length && i < asked.maxTokens(); i++) {
      String piece = words.tokenizer().decode(new int[] {ids[i]}, false);
      text.append(piece);
      tokens.add(new Token(piece, Math.log(move.probability()) / ids.length));
      Optional<String> stop = asked.stops().stream().filter(text.toString()::contains).findFirst();
      if (ample && stop.isPresent()) {
        return FakeCompletions.stopped(text.toString(), stop.get(), tokens);
      }
    }
    boolean ended = move.ends() && tokens.size() == ids.length && ids.length < asked.maxTokens();
    if (ended) {
      tokens.add(new Token("<|endoftext|>", 0.0));
    }
    return ample
        ? FakeCompletions.stopped(text.toString(), ended ? "" : null, tokens)
        : FakeCompletions.body(text.toString(), ended, tokens);
  }

  private String named(String prompt) {
    Map<String, Double> likeliest = new LinkedHashMap<>();
    for (String word : List.of("A", "B", "The", ".")) {
      speaker.logprob(prompt, word).ifPresent(logprob -> likeliest.put(word, logprob));
    }
    // One that is not among them is scored.
    if (prompt.contains("p1") && Speaker.isJudge(prompt)) {
      likeliest.remove("A");
    }
    return FakeCompletions.likeliest("The", Math.log(0.5), likeliest);
  }

  /** The longest end of the prompt that the speaker has a word for is what is asked about. */
  private List<Token> prompt(Asked asked) {
    List<Integer> ids = asked.prompt();
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String piece = text(ids.subList(i, i + 1));
      tokens.add(new Token(piece, i == 0 ? null : UNASKED));
    }
    for (int from = Math.max(1, ids.size() - 40); from < ids.size(); from++) {
      OptionalDouble known =
          speaker.logprob(text(ids.subList(0, from)), text(ids.subList(from, ids.size())));
      if (known.isPresent()) {
        for (int i = from; i < ids.size(); i++) {
          double share = known.getAsDouble() / (ids.size() - from);
          tokens.set(i, new Token(tokens.get(i).text(), share));
        }
        break;
      }
    }
    return tokens;
  }

  private String text(List<Integer> ids) {
    return words.tokenizer().decode(ids.stream().mapToInt(Integer::intValue).toArray(), false);
  }
}
