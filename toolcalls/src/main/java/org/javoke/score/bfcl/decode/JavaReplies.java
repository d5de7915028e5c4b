package org.javoke.score.bfcl.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** A call in Java syntax, {@code [Foo.bar(a=1, b="x")]}, with the sources of its arguments. */
final class JavaReplies {

  private static final Set<String> UNNAMED = Set.of("identifier", "class_literal", "set");
  private static final Set<String> TAKEN_WHOLE =
      Set.of("identifier", "class_literal", "type_identifier", "method_invocation");

  private final byte[] utf8;
  private final int[] points;

  private JavaReplies(String text) {
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    this.points = text.codePoints().toArray();
  }

  /** {@return a list of the first call, or an empty dict where there is none} */
  static Value decode(String text) throws Refusal {
    JavaReplies reply = new JavaReplies(text);
    Value call = reply.firstCall(SyntaxTree.parse(Grammar.JAVA, reply.utf8));
    return call == null ? Value.Fields.EMPTY : call;
  }

  private @Nullable Value firstCall(SyntaxTree node) throws Refusal {
    if (node.type().equals("method_invocation")) {
      return call(node);
    }
    for (SyntaxTree child : node.children()) {
      Value call = firstCall(child);
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  private @Nullable Value call(SyntaxTree node) throws Refusal {
    SyntaxTree name = node.child("name");
    SyntaxTree owner = node.child("object");
    SyntaxTree list = node.child("arguments");
    if (name == null) {
      throw new Refusal("a call has no name");
    }
    if (list == null) {
      return null;
    }
    String function = owner == null ? text(name) : text(owner) + "." + text(name);
    Value call = new Dicts.Builder().put(Value.of(function), arguments(list)).build();
    return Value.of(List.of(call));
  }

  private Value arguments(SyntaxTree list) throws Refusal {
    NamedArguments arguments = new NamedArguments();
    for (SyntaxTree child : list.children()) {
      if (child.type().equals("assignment_expression")) {
        arguments.add(
            Value.of(text(child.children().get(0))), source(child.children().get(2), false));
      } else if (UNNAMED.contains(child.type())) {
        arguments.add(Value.NULL, source(child, false));
      }
    }
    return arguments.build();
  }

  // Quotes around a whole value go; those inside it stay.
  private String source(SyntaxTree node, boolean nested) throws Refusal {
    String type = node.type();
    if (type.equals("string_literal") || type.equals("character_literal")) {
      return nested ? text(node) : BfclDecoder.withoutEnds(text(node));
    }
    if (TAKEN_WHOLE.contains(type)) {
      return text(node);
    }
    if (type.equals("array_creation_expression")) {
      return "new " + source(node, "type") + "[]" + source(node, "value");
    }
    if (type.equals("object_creation_expression")) {
      return "new " + source(node, "type") + "(" + creationArguments(node) + ")";
    }
    if (node.children().isEmpty()) {
      return text(node);
    }
    StringBuilder all = new StringBuilder();
    for (SyntaxTree child : node.children()) {
      all.append(source(child, true));
    }
    return all.toString();
  }

  private String source(SyntaxTree node, String role) throws Refusal {
    SyntaxTree child = node.child(role);
    if (child == null) {
      throw new Refusal("the reference fails on an array without " + role);
    }
    return source(child, true);
  }

  private String creationArguments(SyntaxTree node) throws Refusal {
    SyntaxTree list = node.child("arguments");
    List<String> sources = new ArrayList<>();
    for (SyntaxTree child : list == null ? List.<SyntaxTree>of() : list.children()) {
      if (!Set.of(",", "(", ")").contains(child.type())) {
        sources.add(source(child, true));
      }
    }
    return String.join(", ", sources);
  }

  // The reference counts in bytes and cuts in characters: after one that is not ASCII, its slices
  // are shifted. So are these.
  private String text(SyntaxTree node) {
    int start = Math.min(node.start(), points.length);
    int end = Math.min(node.end(), points.length);
    return new String(points, start, Math.max(0, end - start));
  }
}
