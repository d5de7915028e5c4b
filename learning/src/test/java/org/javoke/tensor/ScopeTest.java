package org.javoke.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ScopeTest {

  private static Tensor ones() {
    return Tensors.full(1, Dtype.F32, Device.CPU, 2, 3);
  }

  @Test
  void freesWhatWasMadeInItAndUsingThatThrows() {
    Tensor tensor;
    try (Scope _ = Scope.open()) {
      tensor = ones();
      assertThat(tensor.sum().item()).isEqualTo(6);
    }
    assertThat(tensor).hasToString("Tensor(freed)");
    assertThatThrownBy(tensor::sum)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("scope has closed");
    Tensor alive = ones();
    assertThatThrownBy(() -> alive.add(tensor)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void keptTensorsBelongToTheNextOuterScope() {
    Tensor kept;
    try (Scope _ = Scope.open()) {
      try (Scope inner = Scope.open()) {
        kept = inner.keep(ones());
      }
      assertThat(kept.sum().item()).isEqualTo(6);
    }
    assertThat(kept).hasToString("Tensor(freed)");
  }

  @Test
  void releasedTensorsBelongToNobodyUntilTheyAreClosed() {
    Tensor released;
    try (Scope _ = Scope.open();
        Scope inner = Scope.open()) {
      released = inner.release(ones());
    }
    assertThat(released.sum().item()).isEqualTo(6);
    released.close();
    assertThat(released).hasToString("Tensor(freed)");
  }

  @Test
  void aTensorClosedEarlyDoesNotDisturbItsScope() {
    Tensor other;
    try (Scope _ = Scope.open()) {
      Tensor early = ones();
      other = early.view(3, 2);
      early.close();
      assertThat(other.sum().item()).isEqualTo(6);
    }
    assertThat(other).hasToString("Tensor(freed)");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryStaysFlat() throws IOException {
    long before = residentKilobytes();
    for (int i = 0; i < 100; i++) {
      try (Scope _ = Scope.open()) {
        // 8 MB each: without freeing, 800 MB.
        ones().expand(1_000_000, 2, 3).narrow(1, 0, 1).contiguous().add(1);
      }
    }
    assertThat(residentKilobytes() - before).isLessThan(300_000);
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
