package org.javoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavokeTest {

  @Test
  void helpListsTheVerbs() {
    Ran ran = Ran.of("--help");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("doctor", "completion", "Exit codes");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void versionComesFromTheBuild() {
    assertThat(Ran.of("--version").out()).matches("(?s)javoke \\d+\\.\\d+\\.\\d+.*JDK 25.*");
  }

  @Test
  void aMissingVerbIsAUsageError() {
    Ran ran = Ran.of();
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("VERB is missing").doesNotContain("\tat ");
  }

  @Test
  void anUnknownOptionIsAUsageErrorThatNamesIt() {
    Ran ran = Ran.of("doctor", "--frobnicate");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--frobnicate");
  }

  @Test
  void completionIsAScript() {
    assertThat(Ran.of("completion").out()).startsWith("#!/usr/bin/env bash").contains("doctor");
  }

  @Test
  void doctorNamesWhatItLookedAt() {
    Ran ran = Ran.of("doctor");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("JDK", "memory", "cores");
  }
}
