package org.javoke.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.javoke.value.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report in a real browser, opened from disk. Skipped where there is no Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final String FOUND = "document.querySelector('.found').textContent";
  private static final String OPEN = "document.getElementById('sample-view').open";

  private Path folder;
  private String one;
  private String two;
  private Chromium browser;

  @BeforeAll
  void start() throws Exception {
    Assumptions.assumeTrue(
        Chromium.program().isPresent(),
        "no chromium on the PATH: install it to test the report's page");
    folder = Files.createTempDirectory("report");
    one = report("one.html", List.of(Runs.whole("first")));
    two = report("two.html", List.of(Runs.whole("first"), Runs.whole("second")));
    browser = new Chromium(Chromium.program().orElseThrow(), folder.resolve("profile"));
  }

  @AfterAll
  void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (folder != null) {
      deleteAll(folder);
    }
  }

  private String report(String name, List<ReportedRun> runs) {
    Path file = folder.resolve(name);
    Report.write(runs, file);
    return file.toUri().toString();
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void drawsWithoutComplaintRequestOrSidewaysScrolling(int width, String scheme) throws Exception {
    for (String report : List.of(one, two)) {
      browser.open(report, width, scheme);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests()).singleElement().asString().contains(report);
      assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(Value.TRUE);
      assertThat(browser.evaluate("document.querySelectorAll('#samples tbody tr').length"))
          .isEqualTo(Value.of(50));
      assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo(scheme.equals("light") ? "rgb(255, 255, 255)" : "rgb(18, 21, 24)");
    }
  }

  @Test
  void searches() throws Exception {
    browser.open(one, DESKTOP, "light");
    assertThat(browser.text(FOUND)).startsWith("120 of 120 samples");
    browser.evaluate(typed("NUMBER 117"));
    assertThat(browser.text(FOUND)).startsWith("1 of 120 samples");
    assertThat(browser.text("document.querySelector('#samples tbody a').textContent"))
        .isEqualTo("live_multiple_117");
    browser.evaluate(typed("nothing like this"));
    assertThat(browser.text(FOUND)).startsWith("0 of 120 samples");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void filtersByLinkAndSaysSoInTheAddress() throws Exception {
    browser.open(one, DESKTOP, "light");
    browser.evaluate("document.querySelector('#differences a').click()");
    browser.until(FOUND + ".startsWith('12 of 120')");
    assertThat(browser.evaluate("document.querySelector('[name=differ]').checked"))
        .isEqualTo(Value.TRUE);
    browser.evaluate("document.querySelector('.filters button').click()");
    assertThat(browser.text(FOUND)).startsWith("120 of 120");
    assertThat(browser.text("location.hash")).isEmpty();
  }

  @Test
  void changesTheMode() throws Exception {
    browser.open(one + "#status=wrong", DESKTOP, "light");
    assertThat(browser.text(FOUND)).startsWith("25 of 120");
    browser.evaluate("document.querySelector('#mode-choice [value=fair]').click()");
    assertThat(browser.text(FOUND)).startsWith("13 of 120");
    assertThat(browser.text("location.hash")).contains("mode=fair");
    assertThat(browser.text("document.querySelector('#mistakes p').textContent")).contains("fair");
  }

  @Test
  void opensASampleByLinkAndClosesIt() throws Exception {
    browser.open(one + "#sample=live_multiple_7", DESKTOP, "dark");
    assertThat(browser.evaluate(OPEN)).isEqualTo(Value.TRUE);
    assertThat(shown()).contains("live_multiple_7", "City number 7?", "Closed a bracket.", "5.0");
    browser.evaluate("document.querySelector('#sample-view [title^=Next]').click()");
    assertThat(shown()).contains("City number 8?");
    assertThat(browser.text("location.hash")).isEqualTo("#sample=simple_python_8");
    browser.evaluate("document.getElementById('sample-view').close()");
    browser.until("location.hash === ''");
  }

  @Test
  void opensASampleOnThePhoneWithoutSidewaysScrolling() throws Exception {
    browser.open(two + "#sample=simple_python_0", PHONE, "light");
    assertThat(shown()).contains("first", "second", "City number 0?");
    assertThat(
            browser.evaluate(
                "(d => d.scrollWidth <= d.clientWidth && d.clientWidth <= innerWidth)"
                    + "(document.getElementById('sample-view'))"))
        .isEqualTo(Value.TRUE);
  }

  @Test
  void saysThatASampleIsNotThere() throws Exception {
    browser.open(one + "#sample=none", DESKTOP, "light");
    assertThat(shown()).contains("no such sample");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsHostileTextAsText() throws Exception {
    String id = URLEncoder.encode(Runs.ATTACK_ID, StandardCharsets.UTF_8);
    browser.open(one + "#sample=" + id, DESKTOP, "light");
    browser.evaluate("document.querySelector('#sample-view details').open = true");
    assertThat(shown().split(Pattern.quote(Runs.ATTACK), -1))
        .as("prompt, tool, two verdicts with type and reason, reply")
        .hasSize(8);
    assertThat(browser.evaluate("document.querySelectorAll('img, b b').length"))
        .isEqualTo(Value.of(0));
    assertThat(browser.text("typeof window.pwned")).isEqualTo("undefined");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).hasSize(1);
  }

  @Test
  void refusesScriptsThatAreNotItsOwn() throws Exception {
    browser.open(one, DESKTOP, "light");
    browser.evaluate(
        "(s => { s.textContent = 'window.pwned = 1'; document.body.append(s) })"
            + "(document.createElement('script'))");
    assertThat(browser.text("typeof window.pwned")).isEqualTo("undefined");
    browser.until("true");
    assertThat(browser.complaints()).isNotEmpty();
  }

  @Test
  void givesEveryControlAName() throws Exception {
    browser.open(two, DESKTOP, "light");
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('button, input, select, a')].filter(c =>"
                    + " !(c.textContent || c.ariaLabel || c.labels?.length)).length"))
        .isEqualTo(Value.of(0));
    assertThat(browser.evaluate("document.querySelectorAll('table:not(:has(caption))').length"))
        .isEqualTo(Value.of(0));
  }

  @Test
  void putsTheLongestReplyFirst() throws Exception {
    browser.open(one + "#sort=length", DESKTOP, "light");
    assertThat(browser.text("document.querySelector('#samples tbody a').textContent"))
        .isEqualTo(Runs.ATTACK_ID);
  }

  @Test
  void countsWhereRunsDiffer() throws Exception {
    browser.open(two, DESKTOP, "light");
    assertThat(browser.text("document.querySelector('#rivals tbody tr').innerText"))
        .contains("second")
        .as("both scored, both correct, only first, only this, neither")
        .containsSubsequence("119", "94", "0", "0", "25", "±0.0 points");
    browser.evaluate("document.querySelector('#rivals a').click()");
    browser.until(FOUND + ".startsWith('0 of 120')");
  }

  @Test
  void leadsThroughSamplesByArrowKeys() throws Exception {
    browser.open(one + "#sample=live_multiple_7", DESKTOP, "light");
    browser.evaluate(pressed("ArrowLeft"));
    assertThat(shown()).contains("City number 6?");
    browser.evaluate(pressed("ArrowRight"));
    assertThat(shown()).contains("City number 7?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void keepsTextReadable(String scheme) throws Exception {
    browser.open(two + "#sample=simple_python_0", DESKTOP, scheme);
    assertThat(browser.text(Contrast.WORST)).isEqualTo("all at least 4.5");
  }

  @ParameterizedTest
  @CsvSource({"light, 'rgb(255, 255, 255)'", "dark, 'rgb(18, 21, 24)'"})
  void letsTheReaderChooseTheTheme(String chosen, String background) throws Exception {
    browser.open(one, DESKTOP, chosen.equals("light") ? "dark" : "light");
    browser.evaluate("document.getElementById('theme-toggle').click()");
    if (chosen.equals("dark")) {
      browser.evaluate("document.getElementById('theme-toggle').click()");
    }
    assertThat(browser.text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo(background);
  }

  private static String pressed(String key) {
    return "document.getElementById('sample-view').dispatchEvent("
        + "new KeyboardEvent('keydown', {key: '%s'}))".formatted(key);
  }

  private String shown() throws Exception {
    return browser.text("document.getElementById('sample-view').innerText");
  }

  private static String typed(String query) {
    return "(i => { i.value = '%s'; i.dispatchEvent(new Event('input', {bubbles: true})) })"
            .formatted(query)
        + "(document.querySelector('input[type=search]'))";
  }

  private static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
