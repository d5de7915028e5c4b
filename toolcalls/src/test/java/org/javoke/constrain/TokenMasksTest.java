package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.javoke.call.CallFormats;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class TokenMasksTest {

  private static final Tool TOOL =
      new Tool(
          "f",
          "",
          new Value.Fields(
              Map.of(
                  "properties",
                  new Value.Fields(
                      Map.of("a", new Value.Fields(Map.of("type", Value.of("string"))))))));

  /** All single bytes, then these. */
  private static final List<String> WORDS =
      List.of(
          "<tool_call>",
          "</tool_call>",
          "<|end|>",
          "<|pad|>",
          "{\"",
          "name",
          "ab",
          "\"}",
          "\"}x",
          "");

  private static final int OPEN = 256;
  private static final int CLOSE = 257;
  private static final int END = 258;
  private static final int PAD = 259;

  /** A vocabulary with everything that is special about vocabularies. */
  private record Small(List<byte[]> tokens) implements TokenVocabulary {

    static Small complete() {
      List<byte[]> tokens = new ArrayList<>();
      IntStream.range(0, 256).forEach(value -> tokens.add(new byte[] {(byte) value}));
      WORDS.forEach(word -> tokens.add(word.getBytes(StandardCharsets.UTF_8)));
      return new Small(tokens);
    }

    @Override
    public int size() {
      return 300;
    }

    @Override
    public Kind kind(int id) {
      return switch (id) {
        case OPEN, CLOSE -> Kind.ADDED;
        case END -> Kind.END;
        case PAD -> Kind.SPECIAL;
        default -> id < tokens.size() ? Kind.TEXT : Kind.NONE;
      };
    }

    @Override
    public byte[] bytes(int id) {
      return id < tokens.size() ? tokens.get(id) : new byte[0];
    }
  }

  private final TokenTrie trie = TokenTrie.of(Small.complete());

  @Test
  void proseAllowsTextMarksAndTheEnd() {
    TokenMasks masks = masks(Calling.AUTO);
    State state = masks.start();
    assertThat(masks.allows(state, 'x')).isTrue();
    assertThat(masks.allows(state, OPEN)).isTrue();
    assertThat(masks.allows(state, CLOSE)).as("no tag is open").isFalse();
    assertThat(masks.allows(state, END)).isTrue();
    assertThat(masks.allows(state, PAD)).isFalse();
    assertThat(masks.allows(state, id(""))).as("writes nothing").isFalse();
    assertThat(masks.allows(state, 299)).as("no token").isFalse();
  }

  @Test
  void aCallAllowsOnlyWhatGoesOn() {
    TokenMasks masks = masks(Calling.REQUIRED);
    State state = masks.start();
    assertThat(ids(masks, state)).containsExactly((int) '<', OPEN);
    state = masks.advance(state, OPEN);
    assertThat(ids(masks, state))
        .containsExactly((int) '\t', (int) '\n', (int) ' ', (int) '{', id("{\""));
    state = masks.advance(state, id("{\""));
    assertThat(ids(masks, state)).containsExactly((int) 'n', id("name"));
  }

  @Test
  void marksHaveNoPlaceInStrings() {
    TokenMasks masks = masks(Calling.REQUIRED);
    State state = write(masks, masks.start(), "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"");
    assertThat(masks.allows(state, OPEN)).isFalse();
    assertThat(masks.allows(state, CLOSE)).isFalse();
    assertThat(masks.allows(state, PAD)).isFalse();
    assertThat(masks.allows(state, END)).isFalse();
    assertThat(masks.allows(state, '<')).isTrue();
    assertThat(masks.allows(state, id("ab"))).isTrue();
    assertThat(masks.allows(state, id("\"}"))).isTrue();
    assertThat(masks.allows(state, id("\"}x"))).isFalse();
    assertThat(masks.allows(state, 0xc3)).as("starts a character").isTrue();
    assertThat(masks.allows(state, 0xff)).as("is no UTF-8").isFalse();
    state = masks.advance(state, id("\"}"));
    assertThat(masks.allows(state, '}')).isTrue();
    state = write(masks, state, "}");
    assertThat(masks.allows(state, CLOSE)).isTrue();
    state = masks.advance(state, CLOSE);
    assertThat(ids(masks, state)).contains(END, OPEN);
    assertThat(masks.accepting(state)).isTrue();
    assertThat(masks.advance(state, END).isDead()).isTrue();
  }

  @Test
  void whatMayNotFollowLeadsToADeadStateThatOnlyEnds() {
    TokenMasks masks = masks(Calling.REQUIRED);
    State dead = masks.advance(masks.start(), 'x');
    assertThat(dead.isDead()).isTrue();
    assertThat(ids(masks, dead)).containsExactly(END);
    assertThat(masks.advance(masks.start(), PAD).isDead()).isTrue();
    assertThat(masks.advance(masks.start(), 299).isDead()).isTrue();
  }

  @Test
  void masksAgreeWithTheGrammarTokenByToken() {
    TokenMasks masks = masks(Calling.AUTO);
    State state = masks.start();
    for (byte value :
        "\n<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": \"\u00e9\\n\"}}\n</tool_call>\n"
            .getBytes(StandardCharsets.UTF_8)) {
      for (int id = 0; id < 300; id++) {
        boolean expected = id == END ? masks.accepting(state) : !masks.advance(state, id).isDead();
        assertThat(masks.allows(state, id)).as("token %d", id).isEqualTo(expected);
      }
      state = masks.advance(state, value & 0xff);
    }
    assertThat(masks.accepting(state)).isTrue();
  }

  @Test
  void aVocabularyNeedsEveryAsciiCharacter() {
    List<byte[]> tokens = new ArrayList<>(Small.complete().tokens());
    tokens.set('q', new byte[0]);
    assertThatThrownBy(() -> TokenTrie.of(new Small(tokens)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no token for each of these characters: q");
  }

  @Test
  void withoutSingleBytesPartsOfCharactersAreLeftOut() {
    List<byte[]> tokens = new ArrayList<>(Small.complete().tokens());
    tokens.set(0xc4, new byte[0]);
    tokens.set(id("ab"), "\u00e9".getBytes(StandardCharsets.UTF_8));
    TokenMasks masks =
        TokenTrie.of(new Small(tokens))
            .masks(CallGrammar.of(CallFormats.named("hermes"), List.of(TOOL), Calling.REQUIRED));
    State state = write(masks, masks.start(), "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":\"");
    assertThat(masks.allows(state, 0xc3)).isFalse();
    assertThat(masks.allows(state, id("ab"))).as("a whole character").isTrue();
  }

  private TokenMasks masks(Calling calling) {
    return trie.masks(CallGrammar.of(CallFormats.named("hermes"), List.of(TOOL), calling));
  }

  private static State write(TokenMasks masks, State from, String ascii) {
    State state = from;
    for (int i = 0; i < ascii.length(); i++) {
      state = masks.advance(state, ascii.charAt(i));
    }
    return state;
  }

  private static int id(String word) {
    return 256 + WORDS.indexOf(word);
  }

  private static List<Integer> ids(TokenMasks masks, State state) {
    return IntStream.range(0, 300).filter(id -> masks.allows(state, id)).boxed().toList();
  }
}
