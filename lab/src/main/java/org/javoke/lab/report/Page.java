package org.javoke.lab.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts style, script and data into the page. */
final class Page {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<String> STYLES = List.of("theme", "page", "tables", "sample", "print");

  private Page() {}

  /**
   * @param overview JSON
   * @param samples base64
   */
  static String html(String title, String overview, String samples) {
    String style =
        STYLES.stream()
            .map(name -> Assets.text("style/" + name + ".css"))
            .collect(Collectors.joining("\n"));
    String script = Script.startingAt("main");
    return fill(
        Assets.text("report.html"),
        Map.of(
            "policy",
            policy(style, script),
            "title",
            text(title),
            "style",
            style,
            "overview",
            inScriptElement(overview),
            "samples",
            samples,
            "script",
            script));
  }

  /** One pass: what is filled in is not looked through for places again. */
  private static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
  }

  /** Nothing may be loaded from anywhere, and no script or style runs but these two. */
  private static String policy(String style, String script) {
    return "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'"
        .formatted(hash(script), hash(style));
  }

  private static String hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** {@return the text as HTML shows it} */
  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * {@return the same JSON without a letter that could end a script element or start a comment in
   * it} In JSON these letters stand only inside strings, where they may be escaped.
   */
  static String inScriptElement(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
