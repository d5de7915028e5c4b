package org.javoke.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.javoke.call.CallFormat;
import org.javoke.call.CallFormats;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.constrain.CallGrammar.Calling;
import org.javoke.constrain.TokenVocabulary.Kind;
import org.javoke.input.SharedFiles;
import org.javoke.schema.JsonSchemas;
import org.javoke.schema.Tool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes replies at random under the masks of a real vocabulary, for real tools. */
class RandomWalkTest {

  private static final int WALKS = Integer.getInteger("javoke.walks", 30);
  private static final int STEPS_BEFORE_CLOSING = 150;
  private static final int MOST_STEPS = 5_000;
  private static final String CLOSERS = "\"'}])>e,:\\";

  private static List<BfclCases.Case> cases = List.of();
  private static @Nullable ByteLevelVocabulary read;
  private static @Nullable TokenTrie tree;

  private final JsonSchemas schemas = new JsonSchemas();

  @BeforeAll
  static void read() {
    cases = BfclCases.all();
    read =
        ByteLevelVocabulary.read(
            SharedFiles.at("tokenizers/qwen2.5/tokenizer.json"), 151_936, Set.of("<|im_end|>"));
    tree = TokenTrie.of(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hermes", "llama3", "mistral", "openai", "pythonic"})
  void whateverIsWrittenParsesAndFits(String name) throws CharacterCodingException {
    ByteLevelVocabulary vocabulary = Objects.requireNonNull(read);
    TokenTrie trie = Objects.requireNonNull(tree);
    CallFormat format = CallFormats.named(name);
    Random random = new Random(7);
    for (int i = 0; i < WALKS; i++) {
      BfclCases.Case one = cases.get(random.nextInt(cases.size()));
      List<Tool> tools = name.equals("pythonic") ? one.tools() : one.schemas();
      Calling calling = i % 3 == 0 ? Calling.AUTO : Calling.REQUIRED;
      TokenMasks masks = trie.masks(CallGrammar.of(format, tools, calling));
      String text = walk(masks, vocabulary, random, calling);
      Parsed parsed = format.parse(text);
      assertThat(parsed).as("%s: %s", one.id(), text).isNotInstanceOf(Parsed.Malformed.class);
      if (calling == Calling.REQUIRED) {
        assertThat(parsed).as("%s: %s", one.id(), text).isInstanceOf(Parsed.Calls.class);
      }
      if (parsed instanceof Parsed.Calls(List<ToolCall> calls, String prose)) {
        calls.forEach(call -> assertFits(call, tools, one.id() + ": " + text));
        assertThat(calling == Calling.AUTO || prose.isEmpty()).isTrue();
      }
    }
  }

  private void assertFits(ToolCall call, List<Tool> tools, String what) {
    List<List<String>> misfits =
        tools.stream()
            .filter(tool -> tool.name().equals(call.name()))
            .map(tool -> schemas.misfits(Enforced.of(tool.parameters()), call.arguments()))
            .toList();
    assertThat(misfits).as("%s in %s", call, what).anySatisfy(one -> assertThat(one).isEmpty());
  }

  private static String walk(
      TokenMasks masks, ByteLevelVocabulary vocabulary, Random random, Calling calling)
      throws CharacterCodingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    State state = masks.start();
    int prose = calling == Calling.AUTO ? random.nextInt(30) : 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      long[] allowed = masks.allowed(state);
      if (masks.accepting(state) && step >= prose && random.nextInt(3) == 0) {
        return decoded(out, calling);
      }
      boolean closing = step > STEPS_BEFORE_CLOSING || random.nextInt(3) == 0;
      int token = closing ? closer(masks, state, random) : -1;
      token = token < 0 ? any(allowed, vocabulary, random) : token;
      if (token < 0) {
        assertThat(masks.accepting(state)).as("only the end is left after %s", out).isTrue();
        return decoded(out, calling);
      }
      state = masks.advance(state, token);
      assertThat(state.isDead()).as("after %s token %d", out, token).isFalse();
      out.writeBytes(vocabulary.bytes(token));
    }
    throw new AssertionError("no end after " + out.toString(StandardCharsets.UTF_8));
  }

  // Strings and lists would hardly ever end by chance. The vocabulary's first ids are those of
  // printable ASCII, from '!' on.
  private static int closer(TokenMasks masks, State state, Random random) {
    int first = random.nextInt(CLOSERS.length());
    for (int i = 0; i < CLOSERS.length(); i++) {
      int token = CLOSERS.charAt((first + i) % CLOSERS.length()) - '!';
      if (masks.allows(state, token)) {
        return token;
      }
    }
    return -1;
  }

  private static int any(long[] allowed, ByteLevelVocabulary vocabulary, Random random) {
    int count = 0;
    int chosen = -1;
    for (int id = 0; id < vocabulary.size(); id++) {
      if ((allowed[id >>> 6] & 1L << id) != 0 && vocabulary.kind(id) != Kind.END) {
        count++;
        chosen = random.nextInt(count) == 0 ? id : chosen;
      }
    }
    return chosen;
  }

  // Prose may end within a character: whoever decodes it gets a replacement character.
  private static String decoded(ByteArrayOutputStream out, Calling calling)
      throws CharacterCodingException {
    return calling == Calling.AUTO
        ? out.toString(StandardCharsets.UTF_8)
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray())).toString();
  }
}
