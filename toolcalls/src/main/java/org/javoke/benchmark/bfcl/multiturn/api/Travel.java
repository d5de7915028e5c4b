package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code TravelAPI}: flights, credit cards and insurance of one traveller. */
final class Travel implements Backend {

  private static final MersenneTwister.Start START =
      new MersenneTwister.Start(BigInteger.valueOf(141_053));
  private static final String UNKNOWN_BOOKING = "Booking not found";

  private static final Operations<Travel> OPERATIONS =
      new Operations<Travel>("TravelAPI")
          .with(
              "authenticate_travel",
              "client_id client_secret refresh_token grant_type user_first_name user_last_name",
              Travel::authenticate)
          .with("travel_get_login_status", "", (travel, _) -> travel.loginStatus())
          .with(
              "get_budget_fiscal_year",
              "lastModifiedAfter includeRemoved",
              (_, _) -> Attributes.only("budget_fiscal_year", "2018"),
              Value.NULL,
              Value.NULL)
          .with(
              "register_credit_card",
              "access_token card_number expiration_date cardholder_name card_verification_number",
              Travel::registerCard)
          .with(
              "get_flight_cost",
              "travel_from travel_to travel_date travel_class",
              Travel::flightCost)
          .with("get_credit_card_balance", "access_token card_id", Travel::cardBalance)
          .with("get_all_credit_cards", "", (travel, _) -> travel.allCards())
          .with(
              "book_flight",
              "access_token card_id travel_date travel_from travel_to travel_class",
              Travel::book)
          .with(
              "retrieve_invoice",
              "access_token booking_id insurance_id",
              Travel::invoice,
              Value.NULL,
              Value.NULL)
          .with("list_all_airports", "", (_, _) -> airports())
          .with("cancel_booking", "access_token booking_id", Travel::cancel)
          .with(
              "compute_exchange_rate",
              "base_currency target_currency value",
              (_, in) ->
                  Attributes.only(
                      "exchanged_value", Currencies.exchange(in.at(0), in.at(1), in.at(2))))
          .with(
              "verify_traveler_information",
              "first_name last_name date_of_birth passport_number",
              Travel::verify)
          .with("set_budget_limit", "access_token budget_limit", Travel::setBudget)
          .with("get_nearest_airport_by_city", "location", (_, in) -> nearestAirport(in))
          .with(
              "purchase_insurance",
              "access_token insurance_type booking_id insurance_cost card_id",
              Travel::insure)
          .with("contact_customer_support", "booking_id message", Travel::contactSupport)
          .with("get_booking_history", "access_token", Travel::bookings);

  private final MersenneTwister random;
  private final LocalDate today;
  private final boolean longContext;
  private final Map<Value, Dict> cards = new LinkedHashMap<>();
  private final Dict bookings;
  private Value accessToken;
  private Value tokenType;
  private Value tokenExpiresIn;
  private Value tokenScope;
  private Value firstName;
  private Value lastName;
  private Value budgetLimit;

  Travel(Scenario scenario, Shared shared, LocalDate today) {
    this.today = today;
    random = scenario.random(START);
    for (Value.Entry card : scenario.dict("credit_card_list", Value.Fields.EMPTY).entries()) {
      cards.put(card.key(), Dict.of(card.value()));
    }
    bookings = scenario.dict("booking_record", Value.Fields.EMPTY);
    accessToken = scenario.at("access_token");
    tokenType = scenario.at("token_type");
    tokenExpiresIn = scenario.at("token_expires_in");
    tokenScope = scenario.at("token_scope");
    firstName = scenario.at("user_first_name");
    lastName = scenario.at("user_last_name");
    budgetLimit = scenario.at("budget_limit");
    LongContext context = shared.longContext();
    longContext = context != null;
    if (context != null) {
      addLongContext(context, shared);
    }
  }

  private void addLongContext(LongContext context, Shared shared) {
    shared.cards(context).forEach((id, card) -> cards.putIfAbsent(Value.of(id), card));
    context
        .fields("BOOKING_RECORD_EXTENSION")
        .values()
        .forEach((id, booking) -> {
          if (bookings.at(id) == null) {
            bookings.put(id, booking);
          }
        });
  }

  @Override
  public Set<String> functions() {
    return OPERATIONS.names();
  }

  @Override
  public Value call(String function, List<Value> positional, Map<String, Value> named) {
    return OPERATIONS.call(this, function, positional, named);
  }

  @Override
  public Value.Fields state() {
    return Attributes.of("credit_card_list", cardValues())
        .and("booking_record", bookings.value())
        .and("access_token", accessToken)
        .and("token_type", tokenType)
        .and("token_expires_in", tokenExpiresIn)
        .and("token_scope", tokenScope)
        .and("user_first_name", firstName)
        .and("user_last_name", lastName)
        .and("budget_limit", budgetLimit)
        .and("long_context", longContext)
        .value();
  }

  private Value cardValues() {
    Dict values = new Dict();
    cards.forEach((id, card) -> values.put(id, card.value()));
    return values.value();
  }

  private Value authenticate(Arguments in) {
    tokenExpiresIn = Value.of(2);
    accessToken = number(100_000, 999_999);
    tokenType = Value.of("Bearer");
    tokenScope = in.at(3);
    firstName = in.at(4);
    lastName = in.at(5);
    return Attributes.of("expires_in", tokenExpiresIn)
        .and("access_token", accessToken)
        .and("token_type", tokenType)
        .and("scope", tokenScope)
        .value();
  }

  private Value number(long low, long high) {
    return Value.of(Long.toString(random.integer(low, high)));
  }

  private Value loginStatus() {
    return Attributes.only("status", Value.of(Types.truth(tokenExpiresIn)));
  }

  /** {@return why the token is no good, or null where it is} */
  private @Nullable String tokenProblem(Value token) {
    if (Equality.equal(tokenExpiresIn, Value.of(0))) {
      return "Token expired";
    }
    return Equality.equal(token, accessToken) ? null : "Invalid access token";
  }

  private static Value failed(String status, String problem) {
    return Attributes.of(status, false).and("error", problem).value();
  }

  private Value registerCard(Arguments in) {
    if (tokenExpiresIn instanceof Value.Null) {
      return Attributes.error("Token not initialized");
    }
    String problem = tokenProblem(in.at(0));
    if (problem != null) {
      return Attributes.error(problem);
    }
    Value id = number(100_000_000_000L, 999_999_999_999L);
    cards.put(
        id,
        Dict.of(
            Attributes.of("card_number", in.at(1))
                .and("expiration_date", in.at(2))
                .and("cardholder_name", in.at(3))
                .and("card_verification_number", in.at(4))
                .and("balance", random.integer(10_000, 99_999))
                .value()));
    return Attributes.only("card_id", id);
  }

  private Value flightCost(Arguments in) {
    double cost = Flights.cost(in.at(0), in.at(1), in.at(2), in.at(3));
    return Attributes.only(
        "travel_cost_list",
        Value.of(longContext ? Flights.allCosts(in.at(2), in.at(3)) : List.of(Value.of(cost))));
  }

  private @Nullable Dict card(Value id) {
    Failures.requireHashable(id);
    return cards.get(id);
  }

  private Value cardBalance(Arguments in) {
    String problem = tokenProblem(in.at(0));
    if (problem != null) {
      return Attributes.error(problem);
    }
    Dict card = card(in.at(1));
    if (card == null) {
      return Attributes.error(
          "Card not registered. Here are a list of card_id's: "
              + PythonRepr.of(Value.of(List.copyOf(cards.keySet()))));
    }
    return Attributes.only("card_balance", card.required("balance"));
  }

  private Value allCards() {
    return Attributes.only("credit_card_list", cardValues());
  }

  private Value book(Arguments in) {
    String problem = tokenProblem(in.at(0));
    Dict card = problem != null ? null : card(in.at(1));
    if (problem == null) {
      problem = card == null ? "Card not registered" : requestProblem(card, in);
    }
    if (problem != null || card == null) {
      return failed("booking_status", String.valueOf(problem));
    }
    Value cost;
    try {
      cost = Value.of(Flights.cost(in.at(3), in.at(4), in.at(2), in.at(5)));
    } catch (Failure e) {
      return failed("booking_status", e.text());
    }
    Value balance = card.required("balance");
    if (Order.LESS.of(balance, cost)) {
      return failed("booking_status", "Insufficient funds");
    }
    if (!(budgetLimit instanceof Value.Null) && Order.LESS.of(balance, budgetLimit)) {
      return failed("booking_status", "Balance is less than budget limit");
    }
    card.put("balance", Numbers.decrease(balance, cost));
    return booked(in, cost);
  }

  private @Nullable String requestProblem(Dict card, Arguments in) {
    if (card.at("balance") == null) {
      return "Balance not found";
    }
    if (!isAirport(in.at(3))) {
      return "Invalid departure airport code: " + in.text(3);
    }
    if (!isAirport(in.at(4))) {
      return "Invalid destination airport code: " + in.text(4);
    }
    try {
      DateText.DATE.read(in.at(2));
    } catch (DateText.Unreadable e) {
      return "Invalid date format. Use YYYY-MM-DD.";
    }
    Failures.requireHashable(in.at(5));
    boolean known = in.at(5) instanceof Value.Text(String name) && Flights.CLASSES.contains(name);
    // The reference prints a set here, whose order changes from run to run.
    return known ? null : "Invalid travel class. Must be one of {'business', 'economy', 'first'}";
  }

  private static boolean isAirport(Value code) {
    return code instanceof Value.Text(String text) && Flights.AIRPORTS.contains(text);
  }

  private Value booked(Arguments in, Value cost) {
    Value id = number(1_000_000, 9_999_999);
    Value transaction = number(10_000_000, 99_999_999);
    bookings.put(
        id,
        Attributes.of("card_id", in.at(1))
            .and("travel_date", in.at(2))
            .and("travel_from", in.at(3))
            .and("travel_to", in.at(4))
            .and("travel_class", in.at(5))
            .and("travel_cost", cost)
            .and("transaction_id", transaction)
            .value());
    return Attributes.of("booking_id", id)
        .and("transaction_id", transaction)
        .and("booking_status", true)
        .and("booking_history", longContext ? bookings.value() : Value.Fields.EMPTY)
        .value();
  }

  private Value invoice(Arguments in) {
    String problem = tokenProblem(in.at(0));
    Value booking = problem != null ? null : bookings.at(in.at(1));
    if (booking == null) {
      return Attributes.error(problem == null ? UNKNOWN_BOOKING : problem);
    }
    Dict record = record(booking);
    Attributes invoice = Attributes.of("booking_id", in.at(1));
    for (String field :
        List.of(
            "travel_date",
            "travel_from",
            "travel_to",
            "travel_class",
            "travel_cost",
            "transaction_id")) {
      invoice.and(field, record.required(field));
    }
    return Attributes.only("invoice", invoice.value());
  }

  private static Dict record(Value booking) {
    if (booking instanceof Value.Fields || booking instanceof Value.Table) {
      return Dict.of(booking);
    }
    throw new Failure("'%s' object is not subscriptable".formatted(Types.name(booking)));
  }

  private static Value airports() {
    return Value.of(Flights.AIRPORTS.stream().map(Value::of).toList());
  }

  private Value cancel(Arguments in) {
    String problem = tokenProblem(in.at(0));
    Value booking = problem != null ? null : bookings.at(in.at(1));
    if (booking == null) {
      return failed("cancel_status", problem == null ? UNKNOWN_BOOKING : problem);
    }
    Dict record = record(booking);
    Value cardId = record.required("card_id");
    Value cost = record.required("travel_cost");
    Dict card = card(cardId);
    if (card == null) {
      throw Failure.missingKey(cardId);
    }
    card.put("balance", Numbers.increase(card.required("balance"), cost));
    bookings.remove(in.at(1));
    return Attributes.only("cancel_status", Value.TRUE);
  }

  private Value verify(Arguments in) {
    String failure = travellerProblem(in);
    Attributes result = Attributes.of("verification_status", failure == null);
    return failure == null ? result.value() : result.and("verification_failure", failure).value();
  }

  private @Nullable String travellerProblem(Arguments in) {
    if (!Equality.equal(in.at(0), firstName) || !Equality.equal(in.at(1), lastName)) {
      return "Cannot book flight information for another user.Expected %s %s, got %s %s"
          .formatted(PythonRepr.text(firstName), PythonRepr.text(lastName), in.text(0), in.text(1));
    }
    LocalDate birth;
    try {
      birth = DateText.DATE.read(in.at(2)).toLocalDate();
    } catch (DateText.Unreadable e) {
      return "Invalid date of birth format. Please use YYYY-MM-DD.";
    }
    if (age(birth) < 18) {
      return "Traveler must be at least 18 years old.";
    }
    if (!(in.at(3) instanceof Value.Text(String passport))) {
      throw Failure.noAttribute(in.at(3), "startswith");
    }
    return passport.startsWith("US") ? null : "Passport must be issued by the United States.";
  }

  private int age(LocalDate birth) {
    boolean birthdayAhead =
        Comparator.comparingInt(LocalDate::getMonthValue)
                .thenComparingInt(LocalDate::getDayOfMonth)
                .compare(today, birth)
            < 0;
    return today.getYear() - birth.getYear() - (birthdayAhead ? 1 : 0);
  }

  private Value setBudget(Arguments in) {
    String problem = tokenProblem(in.at(0));
    if (problem != null) {
      return Attributes.error(problem);
    }
    budgetLimit = Numbers.toFloat(in.at(1));
    return Attributes.only("budget_limit", budgetLimit);
  }

  private static Value nearestAirport(Arguments in) {
    Failures.requireHashable(in.at(0));
    String airport = in.at(0) instanceof Value.Text(String city) ? Flights.NEAREST.get(city) : null;
    return Attributes.only("nearest_airport", airport == null ? "Unknown" : airport);
  }

  private Value insure(Arguments in) {
    String problem = insuranceProblem(in);
    Dict card = problem != null ? null : card(in.at(4));
    if (card == null) {
      return failed("insurance_status", problem == null ? "Credit card not registered" : problem);
    }
    card.put("balance", Numbers.decrease(card.required("balance"), in.at(3)));
    return Attributes.of("insurance_id", number(100_000_000, 999_999_999))
        .and("insurance_status", true)
        .value();
  }

  private @Nullable String insuranceProblem(Arguments in) {
    String problem = tokenProblem(in.at(0));
    if (problem != null) {
      return problem;
    }
    if (!(budgetLimit instanceof Value.Null) && Order.LESS.of(budgetLimit, in.at(3))) {
      return "Exceeded budget limit";
    }
    return bookings.has(in.at(2)) ? null : UNKNOWN_BOOKING;
  }

  private Value contactSupport(Arguments in) {
    if (!bookings.has(in.at(0))) {
      return Attributes.error(UNKNOWN_BOOKING);
    }
    return Attributes.only(
        "customer_support_message",
        "Thank you for contacting customer support. Your message has been received and we will"
            + " get back to you shortly.");
  }

  private Value bookings(Arguments in) {
    String problem = tokenProblem(in.at(0));
    return problem == null
        ? Attributes.only("booking_history", bookings.value())
        : Attributes.error(problem);
  }
}
