package org.javoke.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.javoke.lab.run.Examples.NOON;
import static org.javoke.lab.run.Examples.SESSION;
import static org.javoke.lab.run.Examples.correct;
import static org.javoke.lab.run.Examples.questions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.javoke.benchmark.Question;
import org.javoke.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

  private static final List<Question> QUESTIONS = questions("c", 4);

  @TempDir Path folder;

  /** A file on a disk with so much room. */
  private record Small(AppendFile file, long room, boolean canTruncate) implements AppendFile {

    @Override
    public long length() throws IOException {
      return file.length();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      long left = room - file.length();
      if (bytes.length > left) {
        file.append(Arrays.copyOf(bytes, (int) Math.max(0, left)));
        throw new IOException("No space left on device");
      }
      file.append(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      if (!canTruncate) {
        throw new IOException("Input/output error");
      }
      file.truncate(length);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Test
  void keepsWhatWasSafeAndGoesOnWithRoom() {
    int line = Utf8Line.encode(SampleJson.write(correct("c_0", "c"))).length;
    for (int room : new int[] {0, 1, line - 1, line, line + 1, 2 * line + line / 2}) {
      for (boolean canTruncate : new boolean[] {true, false}) {
        Path run = folder.resolve(room + "-" + canTruncate);
        int safe = room / line;
        assertThatThrownBy(() -> addAll(run, room, canTruncate))
            .isInstanceOf(InputException.class)
            .hasMessageContaining("No space left on device")
            .hasMessageContaining(safe + " of 4 samples are safe")
            .hasMessageContaining("goes on from there");

        assertThat(SavedRun.read(run).samples()).hasSize(safe);
        addAll(run, Long.MAX_VALUE, true);
        assertThat(SavedRun.read(run).samples()).hasSize(4);
      }
    }
  }

  @Test
  void addsNothingBehindHalfALine() {
    try (OpenRun run =
        OpenRun.open(
            folder,
            Examples.config(),
            QUESTIONS,
            SESSION,
            path -> new Small(AppendFile.open(path), 100, false))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> run.add(correct("c_0", "c")))
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("0 of 4 samples are safe");
      }
    }
    assertThat(folder.resolve(RunFiles.SAMPLES)).hasSize(100);
  }

  private static void addAll(Path folder, long room, boolean canTruncate) {
    try (OpenRun run =
        OpenRun.open(
            folder,
            Examples.config(),
            QUESTIONS,
            SESSION,
            path -> new Small(AppendFile.open(path), room, canTruncate))) {
      run.remaining().forEach(question -> run.add(correct(question.id(), "c")));
      run.finish(NOON);
    }
  }
}
