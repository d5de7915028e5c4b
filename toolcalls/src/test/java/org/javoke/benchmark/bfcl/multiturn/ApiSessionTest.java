package org.javoke.benchmark.bfcl.multiturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.javoke.benchmark.bfcl.multiturn.api.Api;
import org.javoke.benchmark.bfcl.multiturn.api.Shared;
import org.javoke.input.InputException;
import org.javoke.value.Value;
import org.junit.jupiter.api.Test;

class ApiSessionTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  static ApiSession session(String... classes) {
    MultiTurnEntry entry =
        new MultiTurnEntry("multi_turn_base_0", Value.Fields.EMPTY, List.of(classes), List.of());
    return ApiSession.start(entry, "m_eval", new Shared(null), DAY);
  }

  private static String run(ApiSession session, String... calls) {
    return session.run(List.of(calls)).getLast();
  }

  @Test
  void filesAreMadeMovedAndRead() {
    ApiSession files = session("GorillaFileSystem");

    assertThat(run(files, "touch('a')", "echo('x\\ny', 'a')", "mkdir('d')", "mv('a', 'd')"))
        .isEqualTo("{\"result\": \"'a' moved to 'd/a'\"}");
    assertThat(run(files, "cd('d')", "wc('a')")).isEqualTo("{\"count\": 2, \"type\": \"lines\"}");
    assertThat(run(files, "tail('a', 1)")).isEqualTo("{\"last_lines\": \"y\"}");
    assertThat(run(files, "cat('b')"))
        .isEqualTo("{\"error\": \"cat: 'b': No such file or directory\"}");
    assertThat(run(files, "du(human_readable=True)")).isEqualTo("{\"disk_usage\": \"3.00 B\"}");
  }

  @Test
  void numbersKeepTheirKind() {
    ApiSession maths = session("MathAPI");

    assertThat(run(maths, "add(1, 2)")).isEqualTo("{\"result\": 3}");
    assertThat(run(maths, "add(1, 2.0)")).isEqualTo("{\"result\": 3.0}");
    assertThat(run(maths, "logarithm(2, 10, 30)"))
        .isEqualTo("{'result': mpf('0.301029995663981195213738894724506')}");
    assertThat(run(maths, "square_root(2, 10)")).isEqualTo("{'result': Decimal('1.414213562')}");
    assertThat(run(maths, "square_root(10000000000, 3)"))
        .isEqualTo("{'result': Decimal('1.00E+5')}");
    assertThat(run(maths, "divide(1, 0)")).isEqualTo("{\"error\": \"Cannot divide by zero\"}");
  }

  @Test
  void messagesAreSentOnlyAfterLoggingIn() {
    ApiSession messages = session("MessageAPI");

    assertThat(run(messages, "send_message('USR002', 'hi')"))
        .isEqualTo("{\"error\": \"No user is currently logged in.\"}");
    assertThat(run(messages, "message_login('USR001')", "send_message('USR002', 'hi')"))
        .isEqualTo(
            "{\"sent_status\": true, \"message_id\": {\"new_id\": 67410}, \"message\": \"Message"
                + " sent to 'USR002' successfully.\"}");
  }

  @Test
  void postsWithoutMentionsShareOneList() {
    ApiSession posts = session("TwitterAPI");

    assertThat(
            run(
                posts,
                "authenticate_twitter('john', 'john123')",
                "post_tweet('one')",
                "mention(0, ['@a'])",
                "post_tweet('two')"))
        .isEqualTo(
            "{\"id\": 1, \"username\": \"john\", \"content\": \"two\", \"tags\": [],"
                + " \"mentions\": [\"@a\"]}");
    assertThat(run(posts, "post_tweet('three', mentions=[])")).endsWith("\"mentions\": []}");
  }

  @Test
  void ticketsAreClosedOnce() {
    ApiSession tickets = session("TicketAPI");

    assertThat(run(tickets, "ticket_login('u', 'p')", "create_ticket('t')", "close_ticket(1)"))
        .isEqualTo("{\"status\": \"Ticket 1 has been closed successfully.\"}");
    assertThat(run(tickets, "close_ticket(True)"))
        .isEqualTo("{\"error\": \"Ticket with ID True is already closed.\"}");
  }

  @Test
  void tradingRefusesNegativeAmounts() {
    ApiSession trading = session("TradingBot");

    assertThat(run(trading, "trading_login('u', 'p')", "fund_account(-5)"))
        .isEqualTo("{\"error\": \"Funding amount must be positive.\"}");
    assertThat(run(trading, "place_order('Buy', 'AAPL', -1, 1)"))
        .isEqualTo("{\"error\": \"Price and amount must be positive values.\"}");
    assertThat(run(trading, "withdraw_funds('7')"))
        .isEqualTo("{\"error\": \"Market is closed. Transactions are not allowed.\"}");
    assertThat(run(trading, "fund_account(0.1)"))
        .isEqualTo("{\"status\": \"Account funded successfully\", \"new_balance\": 10000.1}");
  }

  @Test
  void travellersComeOfAgeByTheGivenDay() {
    ApiSession travel = session("TravelAPI");
    run(travel, "authenticate_travel('a', 'b', 'c', 'read', 'Ann', 'Lee')");

    assertThat(run(travel, "verify_traveler_information('Ann', 'Lee', '2008-11-21', 'US1')"))
        .isEqualTo("{\"verification_status\": true}");
    assertThat(run(travel, "verify_traveler_information('Ann', 'Lee', '2008-11-22', 'US1')"))
        .contains("Traveler must be at least 18 years old.");
    assertThat(run(travel, "get_flight_cost('SFO', 'LAX', '2026-11-15', 'first')"))
        .isEqualTo("{\"travel_cost_list\": [2000.0]}");
  }

  @Test
  void anEngineStartsWithDoorsLockedAndBrakePressed() {
    ApiSession vehicle = session("VehicleControlAPI");

    assertThat(run(vehicle, "startEngine('START')")).contains("All doors must be locked");
    assertThat(
            run(
                vehicle,
                "lockDoors(False, ['driver', 'passenger', 'rear_left', 'rear_right'])",
                "pressBrakePedal(1)",
                "startEngine('START')"))
        .isEqualTo("{\"engineState\": \"running\", \"fuelLevel\": 0.0, \"batteryVoltage\": 12.6}");
  }

  @Test
  void instanceNamesGetIntoTexts() {
    assertThat(run(session("GorillaFileSystem"), "echo('see ls () and x (1)')"))
        .isEqualTo(
            "{\"terminal_output\": \"see"
                + " m_eval_multi_turn_base_0_GorillaFileSystem_instance.ls() and x(1)\"}");
  }

  @Test
  void nothingButCallsAndLiteralsIsEvaluated() {
    ApiSession maths = session("MathAPI");

    assertThat(run(maths, "add(a=add(1, 2), b=3)"))
        .isEqualTo("{\"error\": \"Both inputs must be numbers\"}");
    assertThat(run(maths, "add(1 + 1, 2)")).contains("is not evaluated");
    assertThat(run(maths, "open('/etc/passwd')"))
        .isEqualTo("Error during execution: name 'open' is not defined");
    assertThat(run(maths, "[x for x in [1]]")).contains("is not evaluated");
    assertThat(run(maths, "().__class__"))
        .isEqualTo("Error during execution: 'tuple' object has no attribute '__class__'");
    assertThat(run(maths, "exit(1)"))
        .isEqualTo("Error during execution: Function call exit is not allowed.");
    assertThat(run(maths, "add(1,")).startsWith("Error during execution: ");
    assertThat(run(maths, "")).startsWith("Error during execution: ");
    assertThat(run(maths, "ls()")).isEqualTo("Error during execution: name 'ls' is not defined");
  }

  @Test
  void hostileCallsEndSoon() {
    ApiSession maths = session("MathAPI");

    assertThat(run(maths, "square_root(2, 1000000)")).startsWith("Error during execution: ");
    assertThat(run(maths, "logarithm(2, 3, 100000000)")).startsWith("{\"error\": ");
    assertThat(run(maths, "power(10, 1000000000000)")).startsWith("Error during execution: ");
    assertThat(run(maths, "round_number(1.5, -10000000000000)")).isEqualTo("{\"result\": 0.0}");
    assertThat(run(maths, "add(" + "(".repeat(100_000))).startsWith("Error during execution: ");
    assertThat(run(maths, "mean([" + "[".repeat(100_000))).startsWith("Error during execution: ");
    assertThat(run(maths, "add(" + "-".repeat(100_000) + "1, 1)"))
        .startsWith("Error during execution: ");
    assertThat(run(maths, "x".repeat(ApiSession.MAX_CALL_LENGTH + 1))).contains("longer than");
  }

  // Each of these would take hours or all memory; none is refused by a clock.
  @Test
  void numbersAsTextsAreBounded() {
    ApiSession maths = session("MathAPI");

    assertThat(run(maths, "logarithm('1e2000000000', 10, 5)")).contains("limited to exponents");
    assertThat(run(maths, "logarithm(2, '1e-2000000000', 5)")).contains("limited to exponents");
    assertThat(run(maths, "logarithm('" + "9".repeat(900_000) + "', 10, 5)"))
        .contains("limited to 4300 characters");
    assertThat(run(maths, "logarithm(2, 10, '" + "9".repeat(900_000) + "')")).contains("error");
    assertThat(run(maths, "logarithm('1e300', '10', 5)")).isEqualTo("{'result': mpf('300.0')}");
    assertThat(run(maths, "add(" + "9".repeat(900_000) + ", 1)")).contains("digits");
    assertThat(run(maths, "power(-3, 1" + "0".repeat(400) + ")"))
        .contains("more than 1000000 bits");
  }

  @Test
  void longTextsAreReadOnce() {
    ApiSession trading = session("TradingBot");
    ApiSession files = session("GorillaFileSystem");
    String digits = "1".repeat(400_000);

    run(trading, "trading_login('u', 'p')");
    for (String text : List.of(digits + "x", "1_".repeat(200_000), digits + "." + digits + "x")) {
      assertThat(run(trading, "update_market_status('" + text + "')")).isNotNull();
      assertThat(run(trading, "withdraw_funds('" + text + "')")).isNotNull();
    }
    run(files, "touch('a')", "echo('" + "a".repeat(900_000) + "', 'a')");
    assertThat(run(files, "grep('a', '" + "a".repeat(450_000) + "b')"))
        .contains("are not searched here");
    assertThat(run(files, "grep('a', 'b')")).isEqualTo("{\"matching_lines\": []}");
    assertThat(run(files, "tail('a', 1" + "0".repeat(400) + ")")).startsWith("{\"last_lines\"");
  }

  @Test
  void messagesCannotUseUpTheirIds() {
    ApiSession messages = session("MessageAPI");

    run(messages, "message_login('USR001')");
    for (int i = 0; i < 80_000; i++) {
      run(messages, "send_message('USR002', '')");
    }
    assertThat(run(messages, "send_message('USR002', '')"))
        .contains("more than 80000 messages are not sent here");
  }

  @Test
  void longNamesInSharedDirectoriesAreBounded() {
    ApiSession wide = session("GorillaFileSystem");
    String name = "n".repeat(10_000);
    run(wide, "mkdir('a')", "touch('f')", "echo('" + name + "', 'f')", "mv('f', 'a')");
    for (int i = 0; i < 30; i++) {
      String deeper = name + i;
      run(wide, "cp('a', 'b')", "mkdir('" + deeper + "')", "mv('a', '" + deeper + "')");
      run(wide, "mv('b', '" + deeper + "')", "mv('" + deeper + "', 'a')");
    }

    assertThat(run(wide, "find()")).startsWith("Error during execution: ");
    assertThat(run(wide, "du()")).startsWith("Error during execution: ");
    StateDifferences differences = new StateDifferences();
    differences.compare("files", Value.of("none"), wide.state("GorillaFileSystem"));
    assertThat(differences.lines()).hasSize(1);
    assertThat(differences.lines().getFirst()).hasSizeLessThan(300);
  }

  @Test
  void directoriesThatContainThemselvesEndSearches() {
    ApiSession files = session("GorillaFileSystem");

    assertThat(run(files, "mkdir('d')", "cp('d', 'd')", "find()"))
        .startsWith("Error during execution: maximum recursion depth exceeded");
    assertThat(run(files, "du()")).startsWith("Error during execution: maximum recursion");
    assertThat(files.states().get("GorillaFileSystem")).asString().contains("$cycle");
  }

  @Test
  void deepAndSharedDirectoriesAreBounded() {
    ApiSession deep = session("GorillaFileSystem");
    for (int i = 0; i < 2_000; i++) {
      run(deep, "mkdir('d')", "cd('d')");
    }
    assertThat(run(deep, "cd('/')", "find()")).startsWith("Error during execution: ");
    assertThat(deep.states()).isNotEmpty();

    ApiSession wide = session("GorillaFileSystem");
    run(wide, "mkdir('a')");
    for (int i = 0; i < 40; i++) { // each copy doubles what a walk has to visit
      run(wide, "cp('a', 'b')", "mkdir('c')", "mv('a', 'c')", "mv('b', 'c')", "mv('c', 'a')");
    }
    assertThat(run(wide, "find()")).startsWith("Error during execution: ");
  }

  @Test
  void longResultsEndTheConversation() {
    ApiSession files = session("GorillaFileSystem");
    String content = "é".repeat(900_000); // six characters each, as JSON
    run(files, "touch('a')", "echo('" + content + "', 'a')");

    String last = "";
    for (int i = 0; i < 20; i++) {
      last = run(files, "cat('a')");
    }
    assertThat(last).contains("too long to go on");
  }

  @Test
  void anyTextGivesAResult() {
    Random random = new Random(7);
    String alphabet = "addls(cd)=,'\"[]{}:0.1e-+*~ \\\nxé\u2028#_";
    ApiSession session = session(Api.classNames().toArray(String[]::new));
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(run(session, text.toString())).isNotNull();
    }
  }

  @Test
  void anyArgumentsGiveAResult() {
    Random random = new Random(11);
    List<String> values =
        List.of(
            "None",
            "True",
            "'x'",
            "''",
            "[]",
            "['a', 1]",
            "{}",
            "{'a': 1}",
            "{1: 2}",
            "(1,)",
            "-1",
            "0",
            "1",
            "1e308",
            "-0.0",
            "1" + "0".repeat(400),
            "{1}",
            "b'x'",
            "1j",
            "'2024-02-30'",
            "'SFO'",
            "'t'",
            "...",
            "[[]]",
            "'..'",
            "'é☃'");
    ApiSession session = session(Api.classNames().toArray(String[]::new));
    List<String> functions = functions();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder call = new StringBuilder(functions.get(random.nextInt(functions.size())));
      call.append('(');
      for (int count = random.nextInt(7); count > 0; count--) {
        call.append(values.get(random.nextInt(values.size()))).append(count > 1 ? ", " : "");
      }
      assertThat(run(session, call.append(')').toString())).as(call.toString()).isNotNull();
    }
    assertThat(session.states()).hasSize(Api.values().length);
  }

  private static List<String> functions() {
    return java.util.Arrays.stream(Api.values())
        .map(api -> api.start(Value.Fields.EMPTY, new Shared(null), DAY))
        .flatMap(backend -> backend.functions().stream().sorted())
        .toList();
  }

  @Test
  void unknownApisAreNamed() {
    assertThatThrownBy(() -> session("NoApi"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("NoApi")
        .hasMessageContaining("MathAPI");
  }

  @Test
  void unusableSettingsAreNamed() {
    MultiTurnEntry entry =
        new MultiTurnEntry(
            "multi_turn_base_0",
            new Value.Fields(
                Map.of("MessageAPI", new Value.Fields(Map.of("inbox", Value.of("none"))))),
            List.of("MessageAPI"),
            List.of());

    assertThatThrownBy(() -> ApiSession.start(entry, "m", new Shared(null), DAY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("\"inbox\" must be an array");
  }
}
