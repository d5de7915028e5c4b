package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.javoke.call.Answer;
import org.javoke.call.NativeCall;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decodes answers as the reference's OpenAI-compatible handler does (bfcl-eval 2026.3.23). Total:
 * any text is decoded or refused. Safe for use by several threads.
 */
public final class BfclDecoder {

  /** Longer replies are refused unread: no model writes a call of this length. */
  public static final int MAX_LENGTH = 1_000_000;

  private static final String TAG = "<TOOLCALL>";
  private static final String END_TAG = "</TOOLCALL>";

  // Scorers ask for the same reply one after the other; decoding is the dearest part of scoring.
  @SuppressWarnings("ThreadLocalUsage") // decoders are few and live as long as the scorers
  private final ThreadLocal<@Nullable Last> last = new ThreadLocal<>();

  private record Last(String text, ReturnFormat format, boolean tagged, Decoded decoded) {
    boolean isOf(String otherText, ReturnFormat otherFormat, boolean otherTagged) {
      return text.equals(otherText) && format == otherFormat && tagged == otherTagged;
    }
  }

  /**
   * {@return what an answer was decoded to} Text goes by {@link #decodePrompted}, structured calls
   * by {@link #decodeNative}.
   */
  public Decoded decode(Answer answer, ReturnFormat format) {
    return switch (answer) {
      case Answer.Text(String text) -> decodePrompted(text, format, false);
      case Answer.Native(List<NativeCall> calls, String text) ->
          decodeNative(calls.isEmpty() ? Value.of(text) : result(calls));
      case Answer.Turns _ -> new Decoded.Refused("it is a conversation, not one reply");
    };
  }

  /**
   * {@return what a reply in prompting mode was decoded to}
   *
   * @param format the syntax that the prompt asked for
   * @param tagged whether the prompt asked for calls between {@code <TOOLCALL>} tags
   * @throws org.javoke.input.InputException for Java and JavaScript where this platform has no
   *     library that parses them
   */
  public Decoded decodePrompted(String text, ReturnFormat format, boolean tagged) {
    Last before = last.get();
    if (before != null && before.isOf(text, format, tagged)) {
      return before.decoded();
    }
    Decoded decoded = decodeText(text, format, tagged);
    last.set(new Last(text, format, tagged, decoded));
    return decoded;
  }

  private static Decoded decodeText(String text, ReturnFormat format, boolean tagged) {
    try {
      return Decoded.of(prompted(text, format, tagged));
    } catch (Refusal e) {
      return new Decoded.Refused(e.reason());
    }
  }

  /**
   * {@return what a reply with native tools was decoded to}
   *
   * @param result a list of objects {@code {name: arguments as JSON text}}; anything else is
   *     refused
   */
  public Decoded decodeNative(Value result) {
    try {
      return Decoded.of(structured(result));
    } catch (Refusal e) {
      return new Decoded.Refused(e.reason());
    }
  }

  /** {@return the calls of one reply as sources, one for each} */
  public Executable execute(Answer answer) {
    return switch (answer) {
      case Answer.Text(String text) -> executePrompted(text);
      case Answer.Native(List<NativeCall> calls, String text) ->
          calls.isEmpty() && !text.isEmpty()
              ? new Executable.Refused("the model wrote text instead of structured calls")
              : executeNative(result(calls));
      case Answer.Turns _ -> new Executable.Refused("it is a conversation, not one reply");
    };
  }

  /** {@return a reply in Python syntax as sources of calls, one for each} */
  public Executable executePrompted(String text) {
    try {
      Value decoded = prompted(text, ReturnFormat.PYTHON, false);
      return new Executable.Sources(ExecutableCalls.ofPython(decoded));
    } catch (Refusal e) {
      return new Executable.Refused(e.reason());
    }
  }

  /** {@return a reply with native tools as sources of calls, one for each} */
  public Executable executeNative(Value result) {
    try {
      return new Executable.Sources(ExecutableCalls.ofNative(result));
    } catch (Refusal e) {
      return new Executable.Refused(e.reason());
    }
  }

  private static Value result(List<NativeCall> calls) {
    List<Value> items = new ArrayList<>(calls.size());
    for (NativeCall call : calls) {
      items.add(new Value.Fields(Map.of(call.name(), Value.of(call.arguments()))));
    }
    return Value.of(items);
  }

  private static Value structured(Value result) throws Refusal {
    if (result instanceof Value.Text(String text) && text.isEmpty()) {
      return Value.of(List.of());
    }
    if (!(result instanceof Value.Items(List<Value> items))) {
      throw new Refusal("the model wrote text instead of structured calls");
    }
    List<Value> calls = new ArrayList<>(items.size());
    for (Value item : items) {
      List<Value.Entry> entries = Dicts.entries(item);
      if (entries.isEmpty() || !(entries.getFirst().value() instanceof Value.Text(String json))) {
        throw new Refusal("a call by name with its arguments as JSON text was expected");
      }
      Value arguments = JsonReplies.read(json);
      calls.add(new Dicts.Builder().put(entries.getFirst().key(), arguments).build());
    }
    return Value.of(calls);
  }

  private static Value prompted(String text, ReturnFormat format, boolean tagged) throws Refusal {
    if (text.length() > MAX_LENGTH) {
      throw new Refusal("the reply is longer than " + MAX_LENGTH + " characters");
    }
    String bracketed = bracketed(PythonSpace.strip(text, "`\n "));
    String body = tagged ? insideTag(bracketed) : bracketed;
    return switch (format) {
      case PYTHON -> PythonReplies.decode(body);
      case JSON -> JsonReplies.decode(body);
      case VERBOSE_XML -> XmlReplies.decodeVerbose(body);
      case CONCISE_XML -> XmlReplies.decodeConcise(body);
      case JAVA -> JavaReplies.decode(withoutEnds(body));
      case JAVASCRIPT -> JavaScriptReplies.decode(withoutEnds(body));
    };
  }

  private static String bracketed(String text) {
    String opened = text.startsWith("[") ? text : "[" + text;
    return opened.endsWith("]") ? opened : opened + "]";
  }

  // The reference takes the first and the last character for brackets, whatever they are.
  static String withoutEnds(String text) {
    if (text.codePointCount(0, text.length()) < 2) {
      return "";
    }
    return text.substring(
        text.offsetByCodePoints(0, 1), text.offsetByCodePoints(text.length(), -1));
  }

  private static String insideTag(String text) throws Refusal {
    int start = text.indexOf(TAG);
    int end = start < 0 ? -1 : text.indexOf(END_TAG, start);
    if (end < 0) {
      throw new Refusal("there is no " + TAG + " ... " + END_TAG);
    }
    return PythonSpace.strip(text.substring(start + TAG.length(), end));
  }
}
