package org.javoke.benchmark.bfcl.multiturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class MultiTurnCheckerTest {

  private static final MultiTurnChecker CHECKER =
      new MultiTurnChecker(null, LocalDate.of(2026, 11, 21), "m");

  private static MultiTurnEntry expecting(List<List<String>> turns) {
    return new MultiTurnEntry(
        "multi_turn_base_0", Value.Fields.EMPTY, List.of("GorillaFileSystem"), turns);
  }

  private static Checked check(List<List<String>> expected, List<List<List<String>>> turns) {
    return CHECKER.check(expecting(expected), new Trajectory(turns));
  }

  private static String errorType(Checked checked) {
    return switch (checked.verdict()) {
      case Verdict.Valid _ -> "";
      case Verdict.Invalid invalid -> invalid.errorType();
    };
  }

  @Test
  void theExpectedCallsAreValidInAnyNumberOfSteps() {
    List<List<String>> expected = List.of(List.of("touch('a')", "ls()"));

    assertThat(check(expected, List.of(List.of(List.of("touch('a')", "ls()")))).verdict())
        .isEqualTo(new Verdict.Valid());
    assertThat(
            check(expected, List.of(List.of(List.of("touch(file_name='a')"), List.of("ls()"))))
                .verdict())
        .isEqualTo(new Verdict.Valid());
  }

  @Test
  void anotherStateIsAMismatch() {
    assertThat(
            errorType(
                check(List.of(List.of("touch('a')")), List.of(List.of(List.of("touch('b')"))))))
        .isEqualTo("multi_turn:instance_state_mismatch");
  }

  @Test
  void aMissingResultIsAMismatchOfResponses() {
    assertThat(errorType(check(List.of(List.of("pwd()")), List.of(List.of(List.of("ls()"))))))
        .isEqualTo("multi_turn:execution_response_mismatch");
  }

  @Test
  void equalResultsMustBeGotEquallyOften() {
    assertThat(
            errorType(
                check(List.of(List.of("pwd()", "pwd()")), List.of(List.of(List.of("pwd()"))))))
        .isEqualTo("multi_turn:execution_response_mismatch");
  }

  @Test
  void resultsOfEarlierTurnsCount() {
    List<List<String>> expected = List.of(List.of("ls()"), List.of("pwd()"));

    assertThat(
            check(expected, List.of(List.of(List.of("ls()", "pwd()")), List.of(List.of("ls()"))))
                .verdict())
        .isEqualTo(new Verdict.Valid());
  }

  @Test
  void aTurnWithoutCallsIsEmpty() {
    assertThat(errorType(check(List.of(List.of("ls()")), List.of(List.of()))))
        .isEqualTo("multi_turn:empty_turn_model_response");
    assertThat(errorType(check(List.of(List.of("ls()")), List.of(List.of(List.of())))))
        .isEqualTo("multi_turn:empty_turn_model_response");
  }

  @Test
  void anotherNumberOfTurnsIsForced() {
    assertThat(errorType(check(List.of(List.of("ls()")), List.of())))
        .isEqualTo("multi_turn:force_terminated");
  }

  @Test
  void callsWhereNothingIsExpectedAreNotedAsBlindSpots() {
    Checked checked = check(List.of(List.of()), List.of(List.of(List.of("touch('harm')"))));

    assertThat(checked.verdict()).isEqualTo(new Verdict.Valid());
    assertThat(checked.blindSpots())
        .containsExactly(
            new Checked.BlindSpot(0, List.of("touch('harm')"), List.of("GorillaFileSystem")));
  }

  @Test
  void identicalCallsCanFailForTheirInstancesNames() {
    List<String> calls = List.of("touch('a')", "echo('see ls()', 'a')");

    assertThat(errorType(check(List.of(calls), List.of(List.of(calls)))))
        .isEqualTo("multi_turn:instance_state_mismatch");
  }

  @Test
  void repliesAreDecodedFirst() {
    MultiTurnEntry entry = expecting(List.of(List.of("touch('a')")));

    assertThat(
            CHECKER
                .checkReplies(
                    entry, List.of(List.of("Let me see.", "[touch(file_name='a')]", "[]")))
                .verdict())
        .isEqualTo(new Verdict.Valid());
    assertThat(errorType(CHECKER.checkReplies(entry, List.of(List.of("no call")))))
        .isEqualTo("multi_turn:empty_turn_model_response");
  }

  @Test
  void longContextNeedsItsData() {
    MultiTurnEntry entry =
        new MultiTurnEntry(
            "multi_turn_long_context_0",
            Value.Fields.EMPTY,
            List.of("GorillaFileSystem"),
            List.of(List.of("ls()")));

    assertThatThrownBy(
            () -> CHECKER.check(entry, new Trajectory(List.of(List.of(List.of("ls()"))))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("long-context");
  }
}
