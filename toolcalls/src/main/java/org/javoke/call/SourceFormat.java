package org.javoke.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * {@code [Foo.bar(a=1, b="x")]} with arguments in the syntax of another language than Python. An
 * argument is the text of its source, quotation marks included; it is read no further.
 *
 * @param name {@code java} or {@code javascript}
 * @param quotes the characters that enclose strings in the language
 */
record SourceFormat(String name, String quotes) implements CallFormat {

  @Override
  public Parsed parse(String reply) {
    Reading reading = new Reading(reply);
    try {
      for (int i = CallStarts.next(reply, 0); i >= 0; i = CallStarts.next(reply, reading.at())) {
        reading.proseUntil(i);
        boolean listed = reply.charAt(i) == '[';
        new Reader(reply, listed ? i + 1 : i).read(listed, reading);
      }
      return reading.parsed();
    } catch (CallSyntaxException e) {
      return e.in(reply);
    }
  }

  @Override
  public int nextCall(String reply, int from) {
    return CallStarts.next(reply, from);
  }

  @Override
  public String write(List<ToolCall> calls) {
    return calls.stream().map(SourceFormat::written).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String written(ToolCall call) {
    return call.arguments().values().entrySet().stream()
        .map(argument -> argument.getKey() + "=" + source(argument.getValue()))
        .collect(Collectors.joining(", ", call.name() + "(", ")"));
  }

  private static String source(Value value) {
    return value instanceof Value.Text(String source) ? source : Json.write(value);
  }

  private final class Reader {
    private final String text;
    private int at;

    Reader(String text, int at) {
      this.text = text;
      this.at = at;
    }

    void read(boolean listed, Reading reading) throws CallSyntaxException {
      reading.add(call());
      if (listed) {
        at = CallStarts.skipSpace(text, at);
        while (take(',')) {
          at = CallStarts.skipSpace(text, at);
          reading.add(call());
          at = CallStarts.skipSpace(text, at);
        }
        expect(']');
      } else {
        take(';');
      }
      reading.continueAt(at);
    }

    private ToolCall call() throws CallSyntaxException {
      at = CallStarts.skipSpace(text, at);
      StringBuilder callee = new StringBuilder(word());
      while (take('.')) {
        callee.append('.').append(word());
      }
      expect('(');
      Map<String, Value> arguments = new LinkedHashMap<>();
      at = CallStarts.skipSpace(text, at);
      while (!take(')')) {
        String parameter = word();
        at = CallStarts.skipSpace(text, at);
        expect('=');
        arguments.put(parameter, Value.of(source()));
        at = CallStarts.skipSpace(text, at);
      }
      return new ToolCall(callee.toString(), new Value.Fields(arguments));
    }

    private String word() throws CallSyntaxException {
      if (at >= text.length() || !CallStarts.isNameStart(text.charAt(at))) {
        throw new CallSyntaxException(at, "a name was expected");
      }
      int end = CallStarts.skipName(text, at);
      String word = text.substring(at, end);
      at = end;
      return word;
    }

    // A comma ends the argument only where another named one follows: Map<String, Integer> has
    // commas too.
    private String source() throws CallSyntaxException {
      int start = at;
      Deque<Character> open = new ArrayDeque<>();
      while (at < text.length()) {
        char c = text.charAt(at);
        if (open.isEmpty() && (c == ')' || (c == ',' && namesArgument(at + 1)))) {
          String source = text.substring(start, at).strip();
          if (source.isEmpty()) {
            throw new CallSyntaxException(start, "a value was expected after '='");
          }
          at += c == ',' ? 1 : 0;
          return source;
        }
        step(c, open);
      }
      throw new CallSyntaxException(at, "the text ends inside a call");
    }

    private void step(char c, Deque<Character> open) throws CallSyntaxException {
      if (quotes.indexOf(c) >= 0) {
        skipString(c);
      } else if ("([{".indexOf(c) >= 0) {
        open.push(c);
      } else if (")]}".indexOf(c) >= 0) {
        if (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c)) {
          throw new CallSyntaxException(at, "'" + c + "' closes nothing");
        }
      }
      at++;
    }

    // Leaves the place at the closing quotation mark.
    private void skipString(char quote) throws CallSyntaxException {
      int start = at;
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == quote) {
          return;
        }
        at += c == '\\' ? 1 : 0;
      }
      at = text.length();
      throw new CallSyntaxException(start, "the string that starts here is not closed");
    }

    private boolean namesArgument(int from) {
      int name = CallStarts.skipSpace(text, from);
      if (name >= text.length() || !CallStarts.isNameStart(text.charAt(name))) {
        return false;
      }
      int equals = CallStarts.skipSpace(text, CallStarts.skipName(text, name));
      return text.startsWith("=", equals)
          && !text.startsWith("==", equals)
          && !text.startsWith("=>", equals);
    }

    private boolean take(char c) {
      boolean found = at < text.length() && text.charAt(at) == c;
      at += found ? 1 : 0;
      return found;
    }

    private void expect(char c) throws CallSyntaxException {
      if (!take(c)) {
        throw new CallSyntaxException(at, "'" + c + "' was expected");
      }
    }
  }
}
