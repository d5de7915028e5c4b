package org.javoke.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.javoke.input.InputException;
import org.jspecify.annotations.Nullable;

/** The address under which a server speaks the protocol, as users write it. */
final class BaseUrl {

  private static final String CHAT = "/chat/completions";
  private static final String TEXT = "/completions";
  private static final Pattern VERSION = Pattern.compile("(^|/)v\\d\\w*(/|$)");

  private BaseUrl() {}

  /**
   * {@return the address of chat completions below the base URL} {@code http://host:8000}, {@code
   * http://host:8000/v1} and {@code http://host:8000/v1/chat/completions} name the same one.
   *
   * @throws InputException if it is no such URL
   */
  static URI chat(String base) {
    return below(base, CHAT);
  }

  /**
   * {@return an address below the base URL, which may name the one of completions instead}
   *
   * @param path that follows the version, with a slash before it
   * @throws InputException if it is no such URL
   */
  static URI below(String base, String path) {
    URI url = parse(base.strip());
    String root = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    for (String ending : List.of(CHAT, TEXT)) {
      if (root.endsWith(ending)) {
        root = root.substring(0, root.length() - ending.length());
        break;
      }
    }
    if (!VERSION.matcher(root).find()) {
      root += "/v1";
    }
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + root + path);
  }

  private static URI parse(String base) {
    URI url;
    try {
      url = new URI(base);
    } catch (URISyntaxException e) {
      throw wrong(base, e);
    }
    // Neither may be repeated in a message: both are places where people put secrets.
    if (url.getRawUserInfo() != null || url.getRawQuery() != null) {
      throw new InputException(
          "The endpoint URL for host "
              + url.getHost()
              + " holds a user name or a query, which could be secrets. Expected the base URL"
              + " alone; give the API key in an environment variable.");
    }
    boolean http = "http".equalsIgnoreCase(url.getScheme());
    boolean https = "https".equalsIgnoreCase(url.getScheme());
    if (!(http || https) || url.getHost() == null || url.getRawFragment() != null) {
      throw wrong(base, null);
    }
    return url;
  }

  private static InputException wrong(String base, @Nullable Exception cause) {
    String message =
        "The endpoint '%s' is no URL of a server. Expected something like http://localhost:8000/v1."
            .formatted(base);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }
}
