package org.javoke.benchmark.apibank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.javoke.value.Json;
import org.javoke.value.Value;

/**
 * Holds a call against the recorded one as API-Bank's evaluator does (repository
 * AlibabaResearch/DAMO-ConvAI, commit 5d5a2d40): it is carried out on the initial database, and its
 * API says whether the result is as good as the recorded one.
 */
final class ApiBankChecker {

  private static final Map<String, Api> APIS = new LinkedHashMap<>();

  static {
    Stream.of(Accounts.apis(), Calendars.apis(), Health.apis(), Household.apis(), Lookups.apis())
        .flatMap(List::stream)
        .forEach(api -> APIS.put(api.name(), api));
  }

  private final Database database;

  ApiBankChecker(Database database) {
    this.database = database;
  }

  /**
   * A verdict.
   *
   * @param message a sentence for a person
   */
  record Judged(Reason reason, String message) {}

  /** {@return the verdict on a reply in text} */
  Judged check(String reply, Value.Fields recorded, String expectedName) {
    return ApiCall.find(reply)
        .map(call -> check(call, recorded, expectedName))
        .orElseGet(() ->
            new Judged(Reason.NO_API_CALL, "There is no [ApiName(key='value')] in the reply."));
  }

  /**
   * {@return the verdict on a call}
   *
   * @param recorded the result of the right call: its {@code input}, {@code output} and {@code
   *     exception}
   */
  Judged check(ApiCall call, Value.Fields recorded, String expectedName) {
    Api api = APIS.get(call.name());
    if (api == null || !call.name().equals(expectedName)) {
      return new Judged(
          Reason.API_NAME_MISMATCH,
          "It calls %s, expected %s.".formatted(call.name(), expectedName));
    }
    try {
      Result got = api.call(database, call.arguments());
      return api.body() == null
          ? new Judged(Reason.NOT_RUNNABLE, call.name() + " cannot be run here.")
          : compare(api, got, Result.recorded(recorded));
    } catch (Api.Unfit e) {
      return new Judged(e.reason(), "%s: %s.".formatted(call.name(), e.getMessage()));
    } catch (Result.Missing e) {
      return new Judged(
          Reason.KEY_ERROR,
          "The recorded result has no %s to compare with.".formatted(e.getMessage()));
    }
  }

  private static Judged compare(Api api, Result got, Result recorded) {
    if (api.comparison().same(got, recorded)) {
      return new Judged(Reason.OK, "");
    }
    if (!Comparison.equal(got.exception(), recorded.exception())) {
      return differ(Reason.EXCEPTION_MISMATCH, "exception", got.exception(), recorded.exception());
    }
    return Comparison.equal(got.input(), recorded.input())
        ? differ(Reason.OUTPUT_MISMATCH, "output", got.output(), recorded.output())
        : differ(Reason.INPUT_MISMATCH, "input", got.input(), recorded.input());
  }

  private static Judged differ(Reason reason, String part, Value got, Value recorded) {
    return new Judged(
        reason, "Its %s is %s, recorded is %s.".formatted(part, shown(got), shown(recorded)));
  }

  private static String shown(Value value) {
    String text = Json.write(value);
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }

  /** {@return whether name and arguments are those of the right call's text} */
  static boolean isExactly(ApiCall call, String rightCall) {
    return ApiCall.find(rightCall).equals(Optional.of(call));
  }
}
