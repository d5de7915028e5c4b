package org.javoke.lab.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javoke.input.InputException;

/**
 * A program that answers a tool's calls: it gets the arguments as JSON on its standard input and
 * writes the result to its standard output. No shell is involved, and nothing that a model writes
 * becomes a part of the command.
 *
 * @param tool whose calls it answers
 * @param words the program and its arguments
 * @param limit the longest it may take
 */
public record ToolCommand(String tool, List<String> words, Duration limit) {

  /** The longest that a command may take if nothing else is said. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  /** The most bytes that a result may have. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  public ToolCommand {
    words = List.copyOf(words);
  }

  /** What came of a call. */
  public sealed interface Result {
    record Answered(String text) implements Result {}

    record Failed(String reason) implements Result {}
  }

  /**
   * {@return the command that a user writes as {@code NAME=PROGRAM ARGUMENT...}} Words are told
   * apart by blanks; one with blanks stands in quotes as a whole.
   *
   * @throws InputException if it is not written so
   */
  public static ToolCommand parse(String text) {
    int equals = text.indexOf('=');
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.substring(equals + 1));
    while (matcher.find()) {
      int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
      words.add(matcher.group(group));
    }
    if (equals < 1 || words.isEmpty()) {
      throw new InputException(
          "the tool command '%s' is not understood; expected NAME=PROGRAM ARGUMENT..., such as weather=python3 weather.py"
              .formatted(text));
    }
    return new ToolCommand(text.substring(0, equals).strip(), words, LIMIT);
  }

  /** {@return what the program answers to the arguments, a JSON object} */
  public Result run(String arguments) throws InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      return new Result.Failed(
          "%s cannot be started: %s".formatted(words.getFirst(), e.getMessage()));
    }
    try {
      FutureTask<byte[]> output = new FutureTask<>(() -> output(process));
      Thread.ofVirtual().start(() -> hand(process, arguments));
      Thread.ofVirtual().start(output);
      return result(process, output);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  // A program need not read what it is given.
  private static void hand(Process process, String arguments) {
    try (OutputStream in = process.getOutputStream()) {
      in.write((arguments + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private static byte[] output(Process process) throws IOException {
    try (InputStream out = process.getInputStream()) {
      return out.readNBytes(MAX_BYTES + 1);
    }
  }

  private Result result(Process process, FutureTask<byte[]> output) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    try {
      byte[] bytes = output.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (bytes.length > MAX_BYTES) {
        return failed("wrote more than %,d bytes".formatted(MAX_BYTES));
      }
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return tookTooLong();
      }
      return process.exitValue() == 0
          ? new Result.Answered(new String(bytes, StandardCharsets.UTF_8).strip())
          : failed("ended with exit code " + process.exitValue());
    } catch (TimeoutException _) {
      return tookTooLong();
    } catch (ExecutionException e) {
      return failed("cannot be read: " + e.getCause());
    }
  }

  private Result tookTooLong() {
    return failed("took longer than " + limit.toMillis() / 1000.0 + " s");
  }

  private Result failed(String reason) {
    return new Result.Failed(words.getFirst() + " " + reason);
  }
}
