package org.javoke.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableMemoryTest {

  @TempDir private Path home;

  private void file(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private long measured() {
    return new AvailableMemory(home.resolve("proc"), home.resolve("groups")).measured();
  }

  @BeforeEach
  void aMachineWithOneGibibyteLeft() throws IOException {
    file("proc/meminfo", "MemTotal:  4194304 kB\nMemFree:  1 kB\nMemAvailable:    1048576 kB\n");
  }

  @Test
  void whatTheMachineHas() {
    assertThat(measured()).isEqualTo(1L << 30);
  }

  @Test
  void aGroupsLimit() throws IOException {
    file("proc/self/cgroup", "1:name=x:/old\n0::/a/b\n");
    file("groups/a/memory.max", "1000000\n");
    file("groups/a/memory.current", "600000\n");
    file("groups/a/memory.stat", "anon 500000\ninactive_file 50000\nactive_file 1\n");
    file("groups/a/b/memory.max", "max\n");
    file("groups/a/b/memory.current", "600000\n");
    // 1,000,000 - 600,000 + 50,000 of files, by the group above.
    assertThat(measured()).isEqualTo(450_000);
  }

  @Test
  void aLimitThatIsPassedLeavesNothing() throws IOException {
    file("groups/memory.max", "10");
    file("groups/memory.current", "20");
    assertThat(measured()).isZero();
  }

  @Test
  void aNameThatLeadsOutIsIgnored() throws IOException {
    file("proc/self/cgroup", "0::/../../elsewhere\n");
    assertThat(measured()).isEqualTo(1L << 30);
  }

  @Test
  void whereNothingIsShownTheJvmIsAsked() throws IOException {
    Files.delete(home.resolve("proc/meminfo"));
    assertThat(measured()).isPositive();
  }

  @Test
  void thisMachineHasSome() {
    assertThat(AvailableMemory.bytes()).isPositive();
  }
}
