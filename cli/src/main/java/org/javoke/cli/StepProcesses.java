package org.javoke.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.javoke.input.InputException;
import org.javoke.lab.study.StepRunner;
import org.javoke.train.StopRequest;

/** Runs each step in a process of its own, so that several run side by side. */
final class StepProcesses implements StepRunner {

  private static final String THREADS = "OMP_NUM_THREADS";
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final int threads;
  private final StopRequest stop;

  /**
   * @param atOnce how many steps share this machine's cores
   */
  StepProcesses(int atOnce, StopRequest stop) {
    this.threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
    this.stop = stop;
  }

  @Override
  public int run(List<String> words, PrintWriter log) {
    try (StopRequest.Hearing _ = stop.hear()) {
      Process process = start(words);
      process.getOutputStream().close();
      Thread copying = Thread.ofVirtual().start(() -> copy(process, log));
      int code = ended(process);
      copying.join();
      return code;
    } catch (IOException e) {
      throw new InputException("Cannot start a process for a step: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a step was running", e);
    }
  }

  private Process start(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add(ParentProcess.option());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Javoke.class.getName()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent(THREADS, String.valueOf(threads));
    return builder.start();
  }

  // A step that is told to stop ends where it can be gone on with.
  private int ended(Process process) throws InterruptedException {
    boolean told = false;
    while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
      if (stop.isRequested() && !told) {
        process.toHandle().destroy(); // The process's own would close what it still has to say.
        told = true;
      }
    }
    return process.exitValue();
  }

  private static void copy(Process process, PrintWriter log) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.println(line);
        log.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
