package org.javoke.lab.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A page that looks like the report and has no script: what it shows stands in its markup. */
public final class StaticPage {

  private static final List<String> STYLES =
      List.of("theme", "page", "tables", "tokens", "story", "tree", "print");

  private StaticPage() {}

  /**
   * {@return the page}
   *
   * @param title plain text
   * @param body markup; whatever comes from data in it must have gone through {@link #text}
   */
  public static String html(String title, String body) {
    return html(title, "data", body);
  }

  /**
   * {@return the page}
   *
   * @param part of Javoke that it belongs to, a word
   */
  static String html(String title, String part, String body) {
    String style =
        STYLES.stream()
            .map(name -> Assets.text("style/" + name + ".css"))
            .collect(Collectors.joining("\n"));
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body class="run-0">
    <header class="bar"><p class="brand">Javoke <span>%s</span></p></header>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(hash(style), text(title), style, text(part), body);
  }

  /** {@return the text as markup that shows it} */
  public static String text(String text) {
    return Page.text(text).replace("\"", "&quot;");
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
}
