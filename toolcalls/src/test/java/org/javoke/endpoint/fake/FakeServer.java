package org.javoke.endpoint.fake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A chat-completions server on the loopback interface. Its {@link Script} says what happens to each
 * request; resets, truncations and hangs are done to the real socket.
 */
public final class FakeServer implements AutoCloseable {

  /** What happens to a request. */
  public interface Script {
    /**
     * {@return what to do}
     *
     * @param number how many requests came before this one
     */
    FakeReply reply(Received request, int number);
  }

  /**
   * A request as it came.
   *
   * @param headers by name in lower case
   */
  public record Received(String path, Map<String, String> headers, String body) {}

  /**
   * How many requests are served at once, the latency of a reply included.
   *
   * @param full what a request gets that finds no room; null lets it wait in a queue
   */
  public record Room(int places, @Nullable FakeReply full) {}

  private static final int BACKLOG = 2_000;

  private final ServerSocket listener;
  private final Script script;
  private final @Nullable FakeReply full;
  private final Semaphore places;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger mostActive = new AtomicInteger();
  private final boolean keeping;

  private FakeServer(Script script, Room room, int port, boolean keeping) throws IOException {
    this.script = script;
    this.full = room.full();
    this.places = new Semaphore(room.places());
    this.keeping = keeping;
    this.listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** {@return a server with room for all, which keeps what it receives} */
  public static FakeServer start(Script script) throws IOException {
    return start(script, new Room(Integer.MAX_VALUE, null));
  }

  /** {@return a server with limited room, which keeps what it receives} */
  public static FakeServer start(Script script, Room room) throws IOException {
    return new FakeServer(script, room, 0, true);
  }

  /** {@return a server on a port, for many requests: it counts them and keeps none} */
  public static FakeServer counting(Script script, Room room, int port) throws IOException {
    return new FakeServer(script, room, port, false);
  }

  /** {@return its base URL, without {@code /v1}} */
  public String url() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** {@return all requests so far, those in a queue and those turned away included} */
  public List<Received> received() {
    return List.copyOf(received);
  }

  public int count() {
    return count.get();
  }

  /** {@return how many requests it worked on at once at most} */
  public int mostActive() {
    return mostActive.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = new BufferedOutputStream(connection.getOutputStream());
      while (true) {
        Received request = read(in);
        int number = count.getAndIncrement();
        if (keeping) {
          received.add(request);
        }
        handle(request, number, connection, out);
        if (connection.isClosed()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client hung up, or this server was told to.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  private void handle(Received request, int number, Socket connection, OutputStream out)
      throws IOException, InterruptedException {
    FakeReply turnedAway = full;
    if (turnedAway != null && !places.tryAcquire()) {
      perform(turnedAway, connection, out);
      return;
    }
    if (turnedAway == null) {
      places.acquire();
    }
    perform(worked(request, number), connection, out);
  }

  // The place is free before the client can know it: the limit is on work, not on bookkeeping.
  private FakeReply worked(Received request, int number) throws InterruptedException {
    try {
      mostActive.accumulateAndGet(active.incrementAndGet(), Math::max);
      FakeReply reply = script.reply(request, number);
      if (reply instanceof FakeReply.After(Duration latency, FakeReply then)) {
        Thread.sleep(latency);
        return then;
      }
      return reply;
    } finally {
      active.decrementAndGet();
      places.release();
    }
  }

  private static void perform(FakeReply reply, Socket connection, OutputStream out)
      throws IOException, InterruptedException {
    switch (reply) {
      case FakeReply.Whole(int status, Map<String, String> headers, String body) -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(out, status, headers, bytes.length);
        out.write(bytes);
        out.flush();
      }
      case FakeReply.After(Duration latency, FakeReply then) -> {
        Thread.sleep(latency);
        perform(then, connection, out);
      }
      case FakeReply.Truncated(String body, int sent) -> {
        part(out, body, sent);
        connection.close();
      }
      case FakeReply.Reset _ -> {
        connection.setSoLinger(true, 0);
        connection.close();
      }
      case FakeReply.Hang(String body, int sent) -> {
        part(out, body, sent);
        // Until the client hangs up.
        while (connection.getInputStream().read() >= 0) {}
        connection.close();
      }
      case FakeReply.Huge(long bytes) -> huge(out, bytes, connection);
    }
  }

  private static void huge(OutputStream out, long bytes, Socket connection) throws IOException {
    out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    for (long left = bytes; left > 0; left -= chunk.length) {
      out.write(chunk, 0, (int) Math.min(left, chunk.length));
    }
    out.flush();
    connection.close();
  }

  private static void part(OutputStream out, String body, int sent) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(out, 200, Map.of(), bytes.length);
    out.write(bytes, 0, Math.min(sent, bytes.length));
    out.flush();
  }

  private static void head(OutputStream out, int status, Map<String, String> headers, int length)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\n");
    if (!headers.containsKey("Content-Type")) {
      head.append("Content-Type: application/json\r\n");
    }
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Received read(InputStream in) throws IOException {
    String start = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Received(start.split(" ", -1)[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
