package org.javoke.score.fair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.javoke.call.Answer;
import org.javoke.call.CallFormat;
import org.javoke.call.Parsed;
import org.javoke.call.ToolCall;
import org.javoke.schema.Tool;
import org.javoke.score.CallAttempt;
import org.javoke.score.Task;
import org.javoke.score.bfcl.decode.BfclDecoder;
import org.javoke.score.bfcl.decode.Decoded;
import org.javoke.score.bfcl.decode.ReturnFormat;

/**
 * Finds the calls in an answer. The first of these that yields calls decides: the whole reply read
 * as the reference reads it; fenced blocks; brackets within prose; lines that are a call; the other
 * formats in which models write calls. Beyond the first, only calls of offered tools count, and a
 * way that yields two different readings is ambiguous.
 */
final class CallFinder {

  private final BfclDecoder decoder;
  private final List<CallFormat> formats;

  CallFinder(BfclDecoder decoder, List<CallFormat> formats) {
    this.decoder = decoder;
    this.formats = List.copyOf(formats);
  }

  Found find(Task task, Answer answer) {
    ReturnFormat format = ReturnFormat.of(task.language());
    return switch (answer) {
      case Answer.Native(var calls, String text) when calls.isEmpty() ->
          new Search(task.tools(), format).find(text);
      case Answer.Native _ ->
          switch (decoder.decode(answer, format)) {
            case Decoded.Calls(List<ToolCall> calls, var _) -> new Found.Calls(calls);
            case Decoded.NotCalls _ ->
                new Found.Unreadable("the arguments of a call are no JSON object");
            case Decoded.Refused(String reason) -> new Found.Unreadable(reason);
          };
      case Answer.Text(String text) -> new Search(task.tools(), format).find(text);
      case Answer.Turns _ -> new Found.Nothing("it is a conversation, not one reply");
    };
  }

  /** One search in one text. */
  private final class Search {
    private final List<Tool> tools;
    private final FunctionNames names;
    private final ReturnFormat format;

    Search(List<Tool> tools, ReturnFormat format) {
      this.tools = tools;
      this.names = new FunctionNames(tools);
      this.format = format;
    }

    Found find(String reply) {
      if (reply.length() > BfclDecoder.MAX_LENGTH) {
        return new Found.Unreadable("it is longer than " + BfclDecoder.MAX_LENGTH + " characters");
      }
      String text = Regions.withoutThoughts(reply);
      List<ToolCall> whole = decode(text);
      if (!whole.isEmpty()) {
        return new Found.Calls(whole);
      }
      return decided(readings(Regions.fenced(text)))
          .or(() -> decided(readings(Regions.bracketed(text))))
          .or(() -> decided(together(Regions.lines(text))))
          .or(() -> decided(otherFormats(text)))
          .orElseGet(() -> nothing(text));
    }

    private List<ToolCall> decode(String text) {
      return decoder.decodePrompted(text, format, false)
              instanceof Decoded.Calls(List<ToolCall> calls, var _)
          ? calls
          : List.of();
    }

    private Set<List<ToolCall>> readings(List<String> regions) {
      Set<List<ToolCall>> readings = new LinkedHashSet<>();
      for (String region : regions) {
        addOffered(decode(region), readings);
      }
      return readings;
    }

    /** Lines with one call each are calls made together. */
    private Set<List<ToolCall>> together(List<String> lines) {
      List<ToolCall> calls = new ArrayList<>();
      for (String line : lines) {
        readings(List.of(line)).forEach(calls::addAll);
      }
      return calls.isEmpty() ? Set.of() : Set.of(calls);
    }

    private Set<List<ToolCall>> otherFormats(String text) {
      Set<List<ToolCall>> readings = new LinkedHashSet<>();
      for (CallFormat other : formats) {
        if (other.parse(text) instanceof Parsed.Calls(List<ToolCall> calls, String _)) {
          addOffered(calls, readings);
        }
      }
      return readings;
    }

    private void addOffered(List<ToolCall> calls, Set<List<ToolCall>> readings) {
      if (!calls.isEmpty() && calls.stream().allMatch(this::isOffered)) {
        readings.add(calls);
      }
    }

    private boolean isOffered(ToolCall call) {
      return tools.stream().anyMatch(tool -> names.same(tool.name(), call.name()));
    }

    private Optional<Found> decided(Set<List<ToolCall>> readings) {
      if (readings.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          readings.size() == 1
              ? new Found.Calls(readings.iterator().next())
              : new Found.Unreadable("it holds several different sets of calls"));
    }

    private Found nothing(String text) {
      return CallAttempt.startsLikeCall(text, tools)
          ? new Found.Unreadable("it begins like a call, but does not end like one")
          : new Found.Nothing("the reply is text that holds no call");
    }
  }
}
