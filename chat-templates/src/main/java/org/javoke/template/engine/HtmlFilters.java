package org.javoke.template.engine;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.template.python.Bound;
import org.javoke.template.python.Budget;
import org.javoke.template.python.Html;
import org.javoke.template.python.Iteration;
import org.javoke.template.python.Method;
import org.javoke.template.python.PyBool;
import org.javoke.template.python.PyDict;
import org.javoke.template.python.PyNone;
import org.javoke.template.python.PyStr;
import org.javoke.template.python.PythonException;
import org.javoke.template.python.Signature;
import org.javoke.template.python.StrMethods;
import org.javoke.template.python.Undefined;
import org.javoke.template.python.Value;

/** Filters for HTML, XML and URLs. */
final class HtmlFilters {

  private static final Pattern FORBIDDEN_IN_KEY = Pattern.compile("[\\s/>=]");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,9});?|#[xX]([0-9a-fA-F]{1,8});?|([a-zA-Z][a-zA-Z0-9]*);?)");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00A0", "copy",
          "\u00A9", "reg", "\u00AE", "raquo", "\u00BB", "laquo", "\u00AB");

  static final Map<String, Method<Value>> FILTERS =
      new Method.Table<Value>()
          .add("escape", Signature.NONE, (self, in) -> Html.escape(self, in.budget()))
          .alias("e", "escape")
          .add("forceescape", Signature.NONE, HtmlFilters::forceEscape)
          .add("safe", Signature.NONE, (self, in) -> PyStr.markup(Texting.plain(self, in)))
          .add("striptags", Signature.NONE, HtmlFilters::stripTags)
          .add("urlencode", Signature.NONE, HtmlFilters::urlEncode)
          .add("urlize", Signature.ANY, HtmlFilters::refuseUrlize)
          .add(
              "xmlattr",
              Signature.NONE.optional("autospace", PyBool.TRUE),
              HtmlFilters::xmlAttributes)
          .build();

  private HtmlFilters() {}

  private static Value forceEscape(Value self, Bound in) {
    return PyStr.markup(Html.escape(Texting.plain(self, in), in.budget()));
  }

  private static Value refuseUrlize(Value self, Bound in) {
    throw PythonException.refused("the filter 'urlize' is not supported: it makes HTML pages");
  }

  private static Value stripTags(Value self, Bound in) {
    String text = Texting.plain(self, in);
    in.budget().characters(2L * text.length());
    String visible = without(without(text, "<!--", "-->"), "<", ">");
    Value words = StrMethods.call(new PyStr(visible), "split", in.budget());
    Value joined = StrMethods.call(new PyStr(" "), "join", in.budget(), words);
    return new PyStr(unescape(Texting.plain(joined, in), in.budget()));
  }

  /** {@return the text without what stands from each opening to the next closing} */
  private static String without(String text, String opening, String closing) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    int start = text.indexOf(opening);
    while (start >= 0) {
      int end = text.indexOf(closing, start);
      if (end < 0) {
        break;
      }
      out.append(text, at, start);
      at = end + closing.length();
      start = text.indexOf(opening, at);
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String unescape(String text, Budget budget) {
    budget.characters(text.length());
    return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(HtmlFilters::character);
  }

  private static String character(MatchResult entity) {
    String name = entity.group(3);
    if (name != null) {
      String known = ENTITIES.get(name);
      if (known == null || !entity.group().endsWith(";")) {
        throw PythonException.refused(
            "striptags does not know the HTML entity '" + entity.group() + "'");
      }
      return known;
    }
    String decimal = entity.group(1);
    long point = decimal != null ? Long.parseLong(decimal) : Long.parseLong(entity.group(2), 16);
    boolean plain = point >= 0x20 && point <= 0x10FFFF && (point < 0x7F || point > 0x9F);
    if (!plain || (point >= 0xD800 && point <= 0xDFFF)) {
      throw PythonException.refused(
          "striptags does not know the HTML entity '" + entity.group() + "'");
    }
    String character = Character.toString((int) point);
    return Matcher.quoteReplacement(character);
  }

  private static Value urlEncode(Value self, Bound in) {
    Iterator<Value> pairs =
        self instanceof PyStr
            ? null
            : self instanceof PyDict dict
                ? Iteration.over(SequenceFilters.items(dict, in), in.budget())
                : Iteration.tryOver(self, in.budget());
    if (pairs == null) {
      return new PyStr(quote(Texting.plain(self, in), "/", in.budget()));
    }
    StringBuilder out = new StringBuilder();
    while (pairs.hasNext()) {
      List<Value> pair = Iteration.list(pairs.next(), in.budget());
      if (pair.size() != 2) {
        throw PythonException.value("urlencode() expects pairs");
      }
      out.append(out.isEmpty() ? "" : "&");
      out.append(quote(Texting.plain(pair.get(0), in), "", in.budget()).replace("%20", "+"));
      out.append('=');
      out.append(quote(Texting.plain(pair.get(1), in), "", in.budget()).replace("%20", "+"));
    }
    return new PyStr(out.toString());
  }

  private static String quote(String text, String safe, Budget budget) {
    budget.characters(12L * text.length()); // each byte becomes three characters
    StringBuilder out = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0);
      if (plain || safe.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return out.toString();
  }

  private static Value xmlAttributes(Value self, Bound in) {
    if (!(self instanceof PyDict dict)) {
      throw self instanceof Undefined undefined
          ? undefined.error()
          : PythonException.type("xmlattr() expects a dict, got " + self.typeName());
    }
    StringBuilder out = new StringBuilder();
    for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
      if (entry.getValue() == PyNone.NONE || entry.getValue() instanceof Undefined) {
        continue;
      }
      String key = attributeName(entry.getKey());
      String name = Html.escape(entry.getKey(), in.budget()).text();
      String value = Html.escape(entry.getValue(), in.budget()).text();
      in.budget().characters(2L * (key.length() + value.length()));
      out.append(out.isEmpty() ? "" : " ").append(name).append("=\"").append(value).append('"');
    }
    return new PyStr(in.truth(0) && !out.isEmpty() ? " " + out : out.toString());
  }

  private static String attributeName(Value key) {
    if (!(key instanceof PyStr name)) {
      throw PythonException.type("xmlattr() expects strings as keys, got " + key.typeName());
    }
    if (FORBIDDEN_IN_KEY.matcher(name.text()).find()) {
      throw PythonException.value("Invalid character in attribute name");
    }
    return name.text();
  }
}
