package org.javoke.score.bfcl.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.javoke.python.Python;
import org.javoke.python.PythonSyntaxException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** Calls in the two XML forms of the reference's format-sensitivity prompts. */
final class XmlReplies {

  private static final String OPEN = "<functions>";
  private static final String CLOSE = "</functions>";

  private XmlReplies() {}

  /** Parameters in a {@code params} element, with their values in attributes. */
  static Value decodeVerbose(String text) throws Refusal {
    List<Value> calls = new ArrayList<>();
    for (XmlElement function : XmlElement.read(functions(text)).children("function")) {
      List<XmlElement> containers = function.children("params");
      XmlElement container = containers.isEmpty() ? function : containers.getFirst();
      Dicts.Builder arguments = new Dicts.Builder();
      for (XmlElement param : container.children("param")) {
        String name = param.attribute("name");
        String raw = param.attribute("value");
        arguments.put(
            name == null ? Value.NULL : Value.of(name), converted(raw == null ? "" : raw, param));
      }
      calls.add(call(function, arguments));
    }
    return Value.of(calls);
  }

  /** Parameters with their values as text. */
  static Value decodeConcise(String text) throws Refusal {
    List<Value> calls = new ArrayList<>();
    for (XmlElement function : XmlElement.read(functions(text)).children("function")) {
      Dicts.Builder arguments = new Dicts.Builder();
      for (XmlElement param : function.children("param")) {
        String name = param.attribute("name");
        if (name == null) {
          throw new Refusal("a param has no name");
        }
        arguments.put(Value.of(name), converted(PythonSpace.strip(param.text()), param));
      }
      calls.add(call(function, arguments));
    }
    return Value.of(calls);
  }

  private static Value call(XmlElement function, Dicts.Builder arguments) throws Refusal {
    String name = function.attribute("name");
    if (name == null) {
      throw new Refusal("a function has no name");
    }
    return new Dicts.Builder().put(Value.of(name), arguments.build()).build();
  }

  private static String functions(String text) throws Refusal {
    int start = text.indexOf(OPEN);
    int end = start < 0 ? -1 : text.indexOf(CLOSE, start);
    if (end < 0) {
      throw new Refusal("there is no " + OPEN + " ... " + CLOSE);
    }
    return text.substring(start, end + CLOSE.length());
  }

  private static Value converted(String raw, XmlElement param) throws Refusal {
    @Nullable String type = param.attribute("type");
    return switch (type == null ? "string" : type) {
      case "integer" -> PythonNumbers.integer(raw);
      case "float" -> PythonNumbers.real(raw);
      case "boolean" -> Value.of(raw.toLowerCase(Locale.ROOT).equals("true"));
      case "null" -> Value.NULL;
      case "array", "tuple", "object", "dict" -> literal(raw);
      default -> Value.of(raw);
    };
  }

  private static Value literal(String raw) throws Refusal {
    try {
      return Literals.literal(Python.parse(raw.replaceFirst("^[ \t]+", "")));
    } catch (PythonSyntaxException e) {
      throw new Refusal("no Python literal: " + e.reason());
    }
  }
}
