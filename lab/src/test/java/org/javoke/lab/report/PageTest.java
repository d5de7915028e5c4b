package org.javoke.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.javoke.value.Json;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void endsNoElementByWhatIsInTheData() throws Exception {
    String json = Json.write(Value.of(Runs.ATTACK));
    String page = Page.html("t", json, "c2FtcGxlcw==");
    assertThat(Json.read(Blocks.element(page, "script", "overview-data")))
        .isEqualTo(Value.of(Runs.ATTACK));
    assertThat(page).doesNotContain("<img").doesNotContain("<!-- ");
  }

  @Test
  void escapesTheTitle() {
    assertThat(Page.html("</title><script>&", "{}", ""))
        .contains("<title>&lt;/title&gt;&lt;script&gt;&amp;</title>");
  }

  @Test
  void looksForNoPlacesInWhatItFillsIn() {
    assertThat(Page.html("{{script}} $1 \\", "\"{{style}}\"", ""))
        .contains("<title>{{script}} $1 \\</title>", ">\"{{style}}\"<");
  }

  @Test
  void letsNothingRunButItsOwnScriptAndStyle() throws Exception {
    String page = Page.html("t", "{}", "");
    assertThat(page)
        .contains(
            "content=\"default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'\""
                .formatted(
                    hash(Blocks.element(page, "script", "type=\"module\"")),
                    hash(Blocks.element(page, "style", ""))));
  }

  @Test
  void namesNothingOnTheNetwork() {
    String page = Report.html(List.of(Runs.whole("a")));
    String own = page.replace("http://www.w3.org/2000/svg", "");
    String withoutData = own.replace(Blocks.element(own, "script", "overview-data"), "");
    assertThat(withoutData).doesNotContain("http://", "https://", "src=", "url(", "@import");
  }

  @Test
  void takesNoMarkupFromStrings() {
    assertThat(Script.startingAt("main"))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
        .doesNotContain("eval(", "new Function", "</script");
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
