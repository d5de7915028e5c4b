package org.javoke.score.bfcl.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * A node of tree-sitter's syntax tree, copied from native memory.
 *
 * @param type its kind in the grammar, such as {@code method_invocation}
 * @param field its role in its parent, such as {@code name}; null where it has none
 * @param start index of its first byte in the UTF-8 text
 * @param end index after its last byte
 */
record SyntaxTree(
    String type, @Nullable String field, int start, int end, List<SyntaxTree> children) {

  // A call with its arguments has a few dozen levels; the walks below are recursive.
  private static final int MAX_DEPTH = 200;

  /**
   * {@return the tree of the text}
   *
   * @throws Refusal if the text is not of the language, or cannot be parsed within bounds
   */
  static SyntaxTree parse(Grammar grammar, byte[] utf8) throws Refusal {
    TSTree tree = grammar.parse(new String(utf8, StandardCharsets.UTF_8));
    return copied(new TSTreeCursor(tree.getRootNode()), 0);
  }

  private static SyntaxTree copied(TSTreeCursor cursor, int depth) throws Refusal {
    TSNode node = cursor.currentNode();
    if (node.getType().equals("ERROR")) {
      throw new Refusal("the text cannot be parsed at byte " + node.getStartByte());
    }
    if (depth > MAX_DEPTH) {
      throw new Refusal("the text is nested too deeply");
    }
    String field = cursor.currentFieldName();
    List<SyntaxTree> children = new ArrayList<>();
    if (cursor.gotoFirstChild()) {
      do {
        children.add(copied(cursor, depth + 1));
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    return new SyntaxTree(node.getType(), field, node.getStartByte(), node.getEndByte(), children);
  }

  /** {@return the child in this role, or null where there is none} */
  @Nullable SyntaxTree child(String role) {
    for (SyntaxTree child : children) {
      if (role.equals(child.field)) {
        return child;
      }
    }
    return null;
  }

  /** {@return the text of this node} */
  String text(byte[] utf8) {
    return new String(Arrays.copyOfRange(utf8, start, end), StandardCharsets.UTF_8);
  }
}
