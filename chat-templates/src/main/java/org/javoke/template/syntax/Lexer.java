package org.javoke.template.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.template.syntax.Token.Kind;

/**
 * Splits a template into tokens, dropping comments and the white space that {@code trim_blocks},
 * {@code lstrip_blocks} and the markers {@code -} and {@code +} take away.
 */
final class Lexer {

  private static final int MAX_SOURCE = 1 << 18; // ten times the longest template in the field
  private static final Pattern NEWLINE = Pattern.compile("\r\n|\r|\n");
  private static final String SPACE = "[\\s\\x1C-\\x1F\\x{85}\\xA0\\p{Zs}\\x{2028}\\x{2029}]*+";
  private static final Pattern RAW_BEGIN =
      Pattern.compile("\\{%([-+]?)" + SPACE + "raw" + SPACE + "(?:-%\\}" + SPACE + "|%\\})");
  private static final Pattern RAW_END =
      Pattern.compile(
          "\\{%([-+]?)" + SPACE + "endraw" + SPACE + "(?:\\+%\\}|-%\\}" + SPACE + "|%\\}\n?)");

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int counted; // newlines before this offset are in line
  private boolean lineStarting = true; // the last token ended with a newline

  private Lexer(String source) {
    this.source = source;
  }

  /** {@return the tokens of the template, with an END at last} */
  static List<Token> tokens(String template) {
    if (template.length() > MAX_SOURCE) {
      throw new SyntaxException(
          1,
          "the template has "
              + template.length()
              + " characters; at most "
              + MAX_SOURCE
              + " are allowed");
    }
    String source = NEWLINE.matcher(template).replaceAll("\n");
    String trimmed = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
    Lexer lexer = new Lexer(trimmed);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < source.length()) {
      int begin = nextTag();
      if (begin < 0) {
        addData(source.substring(at));
        at = source.length();
      } else {
        tag(begin);
      }
    }
    add(Kind.END, "", at);
  }

  private int nextTag() {
    for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
      if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private void tag(int begin) {
    char kind = source.charAt(begin + 1);
    int after = begin + 2;
    char sign = after < source.length() ? source.charAt(after) : 0;
    boolean signed = sign == '-' || sign == '+';
    addData(stripped(source.substring(at, begin), signed ? sign : 0, kind != '{'));
    Matcher raw = RAW_BEGIN.matcher(source).region(begin, source.length());
    at = signed ? after + 1 : after;
    if (kind == '#') {
      comment(begin);
    } else if (kind == '%' && raw.lookingAt()) {
      at = raw.end();
      raw(begin);
    } else {
      lineStarting = false;
      add(kind == '{' ? Kind.PRINT_BEGIN : Kind.BLOCK_BEGIN, "", begin);
      TagLexer inside = new TagLexer(source, kind == '{');
      at = inside.run(at, this::add);
      lineStarting = source.charAt(at - 1) == '\n';
    }
  }

  /** {@return the text before a tag without what the tag's sign or lstrip_blocks takes} */
  private String stripped(String text, char sign, boolean block) {
    if (sign == '-') {
      return text.substring(0, TagLexer.trimmedEnd(text));
    }
    int lineStart = text.lastIndexOf('\n') + 1;
    boolean atLineStart = lineStart > 0 || lineStarting;
    boolean onlySpace = TagLexer.trimmedEnd(text) <= lineStart;
    return sign != '+' && block && atLineStart && onlySpace ? text.substring(0, lineStart) : text;
  }

  private void comment(int begin) {
    int end = source.indexOf("#}", at);
    if (end < 0) {
      throw new SyntaxException(lineAt(begin), "a comment is not closed: '#}' is missing");
    }
    char sign = end > at ? source.charAt(end - 1) : 0;
    at = TagLexer.skipAfterEnd(source, end + 2, sign, true);
    lineStarting = source.charAt(at - 1) == '\n';
  }

  private void raw(int begin) {
    lineStarting = source.charAt(at - 1) == '\n';
    Matcher end = RAW_END.matcher(source);
    if (!end.find(at)) {
      throw new SyntaxException(lineAt(begin), "a raw block is not closed: 'endraw' is missing");
    }
    String sign = end.group(1);
    addData(stripped(source.substring(at, end.start()), sign.isEmpty() ? 0 : sign.charAt(0), true));
    at = end.end();
    lineStarting = source.charAt(at - 1) == '\n';
  }

  private void addData(String text) {
    if (!text.isEmpty()) {
      add(Kind.DATA, text, at);
    }
  }

  private void add(Kind kind, String text, int offset) {
    tokens.add(new Token(kind, text, lineAt(offset)));
  }

  private int lineAt(int offset) {
    for (; counted < offset; counted++) {
      line += source.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
