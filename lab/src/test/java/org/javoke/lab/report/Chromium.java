package org.javoke.lab.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.javoke.value.Json;
import org.javoke.value.JsonException;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium with one page, spoken to over its DevTools protocol. Far less than Selenium,
 * and nothing that would fetch a driver.
 */
final class Chromium implements AutoCloseable {

  private static final int SECONDS = 60;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Value.Fields>> waiting = new ConcurrentHashMap<>();
  private final List<Value.Fields> events = new CopyOnWriteArrayList<>();

  /** {@return the browser's program, if there is one here} */
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  Chromium(Path program, Path profile) throws Exception {
    process = start(program, profile);
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(address(profile), new Incoming())
            .get(SECONDS, TimeUnit.SECONDS);
    String target =
        text(send("Target.createTarget", Map.of("url", Value.of("about:blank"))), "targetId");
    session =
        text(
            send(
                "Target.attachToTarget",
                Map.of("targetId", Value.of(target), "flatten", Value.TRUE)),
            "sessionId");
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tell(domain + ".enable", Map.of());
    }
  }

  private static Process start(Path program, Path profile) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The browser writes the port and the path at which it listens into its profile. */
  private URI address(Path profile) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("the browser did not start");
      }
      Thread.sleep(20);
    }
    List<String> lines = Files.readAllLines(file);
    return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
  }

  /** Shows a file at a width, in light or dark, and waits until the report has drawn itself. */
  void open(String url, int width, String scheme) throws Exception {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", Value.of(width),
            "height", Value.of(900),
            "deviceScaleFactor", Value.of(1),
            "mobile", Value.of(width < 600)));
    Value.Fields feature =
        new Value.Fields(
            Map.of("name", Value.of("prefers-color-scheme"), "value", Value.of(scheme)));
    tell("Emulation.setEmulatedMedia", Map.of("features", Value.of(List.of(feature))));
    // Between two addresses of one file that differ after # alone, a browser would not load again.
    tell("Page.navigate", Map.of("url", Value.of("about:blank")));
    events.clear();
    tell("Page.navigate", Map.of("url", Value.of(url)));
    until("document.documentElement?.dataset.ready === 'true'");
  }

  /** Waits until the expression holds. */
  void until(String expression) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!evaluate(expression).equals(Value.TRUE)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so: " + expression + "; the page says " + complaints());
      }
      Thread.sleep(20);
    }
  }

  /** {@return the value of a JavaScript expression in the page} */
  Value evaluate(String expression) throws Exception {
    Value.Fields answer =
        tell(
            "Runtime.evaluate",
            Map.of(
                "expression", Value.of(expression),
                "returnByValue", Value.TRUE,
                "awaitPromise", Value.TRUE));
    if (answer.at("exceptionDetails") != null) {
      throw new AssertionError(expression + " threw " + Json.write(answer));
    }
    Value value = answer.at("result") instanceof Value.Fields result ? result.at("value") : null;
    return value == null ? Value.NULL : value;
  }

  String text(String expression) throws Exception {
    return evaluate(expression) instanceof Value.Text(String text) ? text : "";
  }

  /** {@return every exception, console message and log entry since the page was opened} */
  List<String> complaints() {
    return eventsOf(
        List.of("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"));
  }

  /** {@return every request since the page was opened, that of the page itself among them} */
  List<String> requests() {
    return eventsOf(List.of("Network.requestWillBeSent"));
  }

  private List<String> eventsOf(List<String> methods) {
    return events.stream()
        .filter(event -> methods.contains(text(event, "method")))
        .map(Json::write)
        .toList();
  }

  private Value.Fields tell(String method, Map<String, Value> parameters) throws Exception {
    Map<String, Value> message = message(method, parameters);
    message.put("sessionId", Value.of(session));
    return send(message);
  }

  private Value.Fields send(String method, Map<String, Value> parameters) throws Exception {
    return send(message(method, parameters));
  }

  private Map<String, Value> message(String method, Map<String, Value> parameters) {
    Map<String, Value> message = new LinkedHashMap<>();
    message.put("id", Value.of(ids.incrementAndGet()));
    message.put("method", Value.of(method));
    message.put("params", new Value.Fields(parameters));
    return message;
  }

  private Value.Fields send(Map<String, Value> message) throws Exception {
    CompletableFuture<Value.Fields> answer = new CompletableFuture<>();
    waiting.put(number(message.get("id")), answer);
    socket.sendText(Json.write(new Value.Fields(message)), true).get(SECONDS, TimeUnit.SECONDS);
    Value.Fields received = answer.get(SECONDS, TimeUnit.SECONDS);
    if (!(received.at("result") instanceof Value.Fields result)) {
      throw new AssertionError(
          Json.write(new Value.Fields(message)) + " gave " + Json.write(received));
    }
    return result;
  }

  private static int number(@Nullable Value value) {
    return value instanceof Value.Int(var number) ? number.intValue() : -1;
  }

  private static String text(Value.Fields fields, String name) {
    return fields.at(name) instanceof Value.Text(String text) ? text : "";
  }

  /** Lets the browser end by itself, so that nothing of it writes into its profile any more. */
  @Override
  public void close() {
    socket
        .sendText(Json.write(new Value.Fields(message("Browser.close", Map.of()))), true)
        .orTimeout(SECONDS, TimeUnit.SECONDS)
        .join();
    process
        .onExit()
        .completeOnTimeout(process, SECONDS, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
    client.shutdownNow();
  }

  private final class Incoming implements WebSocket.Listener {

    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        receive(message.toString());
        message.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, part, last);
    }

    private void receive(String text) {
      try {
        if (Json.read(text) instanceof Value.Fields fields) {
          CompletableFuture<Value.Fields> asked = waiting.remove(number(fields.at("id")));
          if (asked == null) {
            events.add(fields);
          } else {
            asked.complete(fields);
          }
        }
      } catch (JsonException e) {
        throw new IllegalStateException("the browser sent no JSON", e);
      }
    }
  }
}
