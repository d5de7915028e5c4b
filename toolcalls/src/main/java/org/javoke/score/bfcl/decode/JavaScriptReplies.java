package org.javoke.score.bfcl.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.javoke.value.Value;

/** A call in JavaScript syntax, {@code [foo(a=1, b="x")]}, with the sources of its arguments. */
final class JavaScriptReplies {

  private final byte[] utf8;

  private JavaScriptReplies(String text) {
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return a list of the first call that is a statement, or null where there is none} */
  static Value decode(String text) throws Refusal {
    JavaScriptReplies reply = new JavaScriptReplies(text);
    SyntaxTree program = SyntaxTree.parse(Grammar.JAVASCRIPT, reply.utf8);
    for (SyntaxTree statement : program.children()) {
      if (program.type().equals("program") && statement.type().equals("expression_statement")) {
        for (SyntaxTree expression : statement.children()) {
          if (expression.type().equals("call_expression")) {
            return reply.call(expression);
          }
        }
      }
    }
    return Value.NULL;
  }

  private Value call(SyntaxTree node) throws Refusal {
    Value name = Value.of(node.children().get(0).text(utf8));
    NamedArguments arguments = new NamedArguments();
    for (SyntaxTree child : node.children().get(1).children()) {
      switch (child.type()) {
        case "assignment_expression" ->
            arguments.add(
                Value.of(child.children().get(0).text(utf8)),
                unquoted(child.children().get(2).text(utf8)));
        case "identifier", "true" -> arguments.add(Value.NULL, child.text(utf8));
        default -> {}
      }
    }
    Value call = new Dicts.Builder().put(name, arguments.build()).build();
    return Value.of(List.of(call));
  }

  private static String unquoted(String source) {
    boolean quoted =
        (source.startsWith("\"") && source.endsWith("\""))
            || (source.startsWith("'") && source.endsWith("'"));
    return quoted ? source.substring(1, Math.max(1, source.length() - 1)) : source;
  }
}
