package org.javoke.served;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.javoke.endpoint.CompletionReply;
import org.javoke.policy.Ask;
import org.javoke.policy.Told;
import org.javoke.policy.Usage;

/**
 * What of a server's continuation is wanted: up to the token with which the step is known, as a
 * model on this machine would have stopped there. So it does not matter how far the server went.
 *
 * @param tokens whose last may be the answer's end
 */
record Drawn(String text, boolean ended, List<Told.Token> tokens) {

  /** A piece of a character, for which servers write this. */
  private static final char REPLACEMENT = '\uFFFD';

  /** So far ahead is looked for the text of a token that follows such pieces. */
  private static final int PIECES = 16;

  /**
   * @param ends the texts of tokens that end an answer, which some servers leave at its end
   */
  static Drawn of(CompletionReply reply, Ask.End end, List<String> ends) {
    String text = reply.ended() ? withoutEnd(reply.text(), ends) : reply.text();
    List<Told.Token> tokens = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < reply.tokens().size(); i++) {
      CompletionReply.Token token = reply.tokens().get(i);
      boolean last = i == reply.tokens().size() - 1;
      at = last ? text.length() : after(text, at, token.text());
      tokens.add(new Told.Token(at, token.logprob()));
      if (isKnown(end, text, at, reply.ended() && last)) {
        return new Drawn(text.substring(0, at), false, tokens);
      }
    }
    return new Drawn(text, reply.ended(), tokens);
  }

  private static boolean isKnown(Ask.End end, String text, int at, boolean isEnd) {
    return at > 0 && !isEnd && end.in(text.substring(0, at)).isPresent();
  }

  Told.Continued told(String id, Usage usage) {
    return new Told.Continued(
        id, text, ended, tokens, new Usage(usage.promptTokens(), OptionalInt.of(tokens.size())));
  }

  private static String withoutEnd(String text, List<String> ends) {
    for (String end : ends) {
      if (!end.isEmpty() && text.endsWith(end)) {
        return text.substring(0, text.length() - end.length());
      }
    }
    return text;
  }

  /**
   * {@return where the token ends in the text; one that is a piece of a character has no length}
   */
  private static int after(String text, int at, String token) {
    if (token.isEmpty() || token.indexOf(REPLACEMENT) >= 0) {
      return at;
    }
    int found = text.startsWith(token, at) ? at : text.indexOf(token, at);
    return found < 0 || found > at + PIECES ? at : found + token.length();
  }
}
