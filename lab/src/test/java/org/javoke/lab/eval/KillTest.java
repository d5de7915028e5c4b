package org.javoke.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.javoke.benchmark.Question;
import org.javoke.lab.run.RunFiles;
import org.javoke.lab.run.Sample;
import org.javoke.lab.run.SavedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

  private static final int KILLS = 10;
  private static final int BYTES_BETWEEN_KILLS = 60_000;
  private static final int PAUSE_IN_MICROSECONDS = 1_500;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  @TempDir Path temp;

  @Test
  void aRunKilledTenTimesEqualsOneThatWasNot() throws IOException, InterruptedException {
    Random random = new Random(20_261_121);
    Path killed = temp.resolve("killed");
    Path whole = temp.resolve("whole");

    int inTheMiddle = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(killed, PAUSE_IN_MICROSECONDS);
      waitForGrowth(process, killed, random.nextInt(BYTES_BETWEEN_KILLS));
      inTheMiddle += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    assertThat(inTheMiddle).as("runs killed before they were done").isGreaterThan(KILLS / 2);
    KilledRun.evaluate(killed, Duration.ZERO);
    KilledRun.evaluate(whole, Duration.ZERO);

    assertThat(killed.resolve(RunFiles.SUMMARY))
        .hasSameBinaryContentAs(whole.resolve(RunFiles.SUMMARY));
    assertThat(killed.resolve(RunFiles.TABLE))
        .hasSameBinaryContentAs(whole.resolve(RunFiles.TABLE));
    assertThat(killed.resolve(RunFiles.SAMPLES))
        .hasSameBinaryContentAs(whole.resolve(RunFiles.SAMPLES));
    SavedRun run = SavedRun.read(killed);
    assertThat(run.info().sessions()).hasSize(KILLS + 1);
    assertThat(run.samples())
        .extracting(Sample::id)
        .isEqualTo(run.questions().stream().map(Question::id).toList());
    assertThat(Files.readAllLines(killed.resolve(RunFiles.SAMPLES))).hasSize(2 * KilledRun.SIZE);
  }

  private static Process start(Path folder, int pauseInMicroseconds) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                KilledRun.class.getName(),
                folder.toString(),
                String.valueOf(pauseInMicroseconds)))
        .inheritIO()
        .start();
  }

  // Maven runs tests on the class path of the process, JUnit's console on one of its own.
  private static String classPath() {
    return KillTest.class.getClassLoader() instanceof URLClassLoader own
        ? Stream.of(own.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private static void waitForGrowth(Process process, Path folder, int bytes)
      throws IOException, InterruptedException {
    Path samples = folder.resolve(RunFiles.SAMPLES);
    long before = size(samples);
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (size(samples) < before + bytes && process.isAlive() && System.nanoTime() < end) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
