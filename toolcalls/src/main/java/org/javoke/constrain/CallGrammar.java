package org.javoke.constrain;

import java.util.List;
import java.util.Set;
import org.javoke.call.CallFormat;
import org.javoke.input.InputException;
import org.javoke.schema.Tool;

/**
 * The replies that hold nothing but well-formed calls of the offered tools, in one call format: an
 * automaton over their UTF-8 bytes. Immutable.
 *
 * <p>A call names an offered tool. Its arguments are known properties, each at most once, in any
 * order, and all that are required; properties of nested objects likewise. Enforced of their
 * schemas, in JSON Schema or in BFCL's dialect, are {@code type} (lists of types too), {@code
 * enum}, {@code const}, {@code properties}, {@code required}, {@code additionalProperties} (of
 * objects without {@code properties}), {@code items}, {@code prefixItems}, {@code minItems} and
 * {@code maxItems} up to 1000, {@code anyOf}, {@code allOf} with all keywords of its parts put
 * together, and {@code $ref} within the schema.
 *
 * <p>Not enforced are {@code minimum}, {@code maximum}, {@code exclusiveMinimum}, {@code
 * exclusiveMaximum}, {@code multipleOf}, {@code minLength}, {@code maxLength}, {@code pattern},
 * {@code format}, {@code uniqueItems}, {@code contains}, {@code minProperties}, {@code
 * maxProperties}, {@code propertyNames}, {@code patternProperties}, {@code dependentRequired},
 * {@code dependentSchemas}, {@code if}, {@code not}, {@code unevaluated...}; {@code oneOf} is
 * {@code anyOf}. Properties that a schema would allow beside those that it names cannot be written.
 * Numbers have at most 20 digits before and after the point and two in the exponent; values are
 * nested at most 16 deep, and 5 where a schema says nothing.
 *
 * <p>Of prose, everything can be written that the format's parser does not take for a call or the
 * attempt at one. Calls start where the format's mark stands; where there is none, at the start of
 * a line. Nothing but further calls may follow calls. White space within a call is bounded; the
 * number of calls is not. One gap is known: in the format {@code llama3} a string that spells out
 * {@code <|python_tag|>} in calls without that mark makes the parser look for calls behind it.
 */
public final class CallGrammar {

  /** Whether a reply must call. */
  public enum Calling {
    /** Text, with or without calls after it. */
    AUTO,
    /** Calls from the first byte on: no thoughts before them either. */
    REQUIRED
  }

  private final State start;
  private final Set<String> marks;

  private CallGrammar(State start, Set<String> marks) {
    this.start = start;
    this.marks = marks;
  }

  /** {@return whether replies in the format can be constrained: not where calls are source code} */
  public static boolean supports(CallFormat format) {
    return FormatParts.FORMATS.contains(format.name());
  }

  /**
   * {@return the grammar of replies in the format} Make it once for all replies to one prompt: what
   * is computed for its states is kept by grammar.
   *
   * @param tools those that may be called; their parameters must be as the model is shown them
   * @throws InputException if the format cannot be constrained, a tool cannot be called in it or
   *     has too large a schema, or a call is required and none is possible
   */
  public static CallGrammar of(CallFormat format, List<Tool> tools, Calling calling) {
    FormatParts parts = FormatParts.of(format, tools);
    boolean none = parts.calls() == Never.NEVER;
    if (none && calling == Calling.REQUIRED) {
      throw new InputException(
          ("a call is required, but %d tools are offered of which none can be called. Offer a tool"
                  + " whose parameters some arguments fit, or let the reply be text.")
              .formatted(tools.size()));
    }
    Stack calls = new Stack(parts.calls(), Stack.END);
    Stack first =
        switch (calling) {
          case AUTO ->
              none
                  ? new Stack(parts.prose().withoutCalls().start(), Stack.END)
                  : new Stack(parts.prose().start(), calls);
          case REQUIRED ->
              parts.opener().isEmpty() ? calls : new Stack(Literal.of(parts.opener()), calls);
        };
    return new CallGrammar(new State(first), parts.marks());
  }

  /** {@return the state of a reply of which nothing is written} */
  public State start() {
    return start;
  }

  /**
   * {@return the state after one more byte; a {@linkplain State#isDead() dead} one where the byte
   * cannot stand}
   *
   * @param value 0 to 255
   */
  public State next(State state, int value) {
    return state.next(value);
  }

  /** {@return whether the reply may end in the state} */
  public boolean accepting(State state) {
    return state.accepting();
  }

  /** {@return the state after the bytes of the text, from the start} */
  public State after(byte[] utf8) {
    State state = start;
    for (byte value : utf8) {
      state = state.next(value & 0xff);
    }
    return state;
  }

  /** {@return the marks of the format that a vocabulary may have as special tokens} */
  Set<String> marks() {
    return marks;
  }
}
