package org.javoke.benchmark.bfcl.multiturn.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Order;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code TicketAPI}: a company's support tickets. */
final class Tickets implements Backend {

  private static final Set<String> EDITABLE = Set.of("title", "description", "status", "priority");

  private static final Operations<Tickets> OPERATIONS =
      new Operations<Tickets>("TicketAPI")
          .with(
              "create_ticket",
              "title description priority",
              Tickets::create,
              Value.of(""),
              Value.of(1))
          .with("get_ticket", "ticket_id", Tickets::show)
          .with("close_ticket", "ticket_id", Tickets::close)
          .with("resolve_ticket", "ticket_id resolution", Tickets::resolve)
          .with("edit_ticket", "ticket_id updates", Tickets::edit)
          .with("get_user_tickets", "status", Tickets::own, Value.NULL)
          .with("ticket_login", "username password", Tickets::logIn)
          .with("ticket_get_login_status", "", (tickets, _) -> tickets.loginStatus())
          .with("logout", "", (tickets, _) -> tickets.logOut());

  private final List<Dict> queue = new ArrayList<>();
  private Value counter;
  private Value currentUser;

  Tickets(Scenario scenario) {
    for (Value ticket : scenario.list("ticket_queue", Value.of(List.<Value>of()))) {
      queue.add(Dict.of(ticket));
    }
    counter = scenario.at("ticket_counter", Value.of(1));
    currentUser = scenario.at("current_user");
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
    return Attributes.of("ticket_queue", values(queue))
        .and("ticket_counter", counter)
        .and("current_user", currentUser)
        .value();
  }

  private static Value values(List<Dict> tickets) {
    return Value.of(tickets.stream().map(Dict::value).toList());
  }

  private Value create(Arguments in) {
    if (!Types.truth(currentUser)) {
      return Attributes.error("User not authenticated. Please log in to create a ticket.");
    }
    Value priority = in.at(2);
    if (Order.LESS.of(priority, Value.of(1)) || Order.GREATER.of(priority, Value.of(5))) {
      return Attributes.error("Invalid priority. Priority must be between 1 and 5.");
    }
    Value.Fields ticket =
        Attributes.of("id", counter)
            .and("title", in.at(0))
            .and("description", in.at(1))
            .and("status", "Open")
            .and("priority", priority)
            .and("created_by", currentUser)
            .value();
    queue.add(Dict.of(ticket));
    counter = Numbers.increase(counter, Value.of(1));
    return ticket;
  }

  private @Nullable Dict find(Value id) {
    for (Dict ticket : queue) {
      if (Equality.equal(ticket.required("id"), id)) {
        return ticket;
      }
    }
    return null;
  }

  private static Value notFound(Arguments in) {
    return Attributes.error("Ticket with ID %s not found.".formatted(in.text(0)));
  }

  private static boolean hasStatus(Dict ticket, String status) {
    return Equality.equal(ticket.required("status"), Value.of(status));
  }

  private static Value done(Arguments in, String participle) {
    return Attributes.only(
        "status", "Ticket %s has been %s successfully.".formatted(in.text(0), participle));
  }

  private Value show(Arguments in) {
    Dict ticket = find(in.at(0));
    return ticket == null ? notFound(in) : ticket.value();
  }

  private Value close(Arguments in) {
    Dict ticket = find(in.at(0));
    if (ticket == null) {
      return notFound(in);
    }
    if (hasStatus(ticket, "Closed")) {
      return Attributes.error("Ticket with ID %s is already closed.".formatted(in.text(0)));
    }
    ticket.put("status", Value.of("Closed"));
    return done(in, "closed");
  }

  private Value resolve(Arguments in) {
    Dict ticket = find(in.at(0));
    if (ticket == null) {
      return notFound(in);
    }
    if (hasStatus(ticket, "Resolved")) {
      return Attributes.error("Ticket with ID %s is already resolved.".formatted(in.text(0)));
    }
    ticket.put("status", Value.of("Resolved"));
    ticket.put("resolution", in.at(1));
    return done(in, "resolved");
  }

  private Value edit(Arguments in) {
    Dict ticket = find(in.at(0));
    if (ticket == null) {
      return notFound(in);
    }
    Value given = in.at(1);
    if (!(given instanceof Value.Fields || given instanceof Value.Table)) {
      throw Failure.noAttribute(given, "keys");
    }
    Dict updates = Dict.of(given);
    List<String> unknown = new ArrayList<>();
    for (Value key : updates.keys()) {
      if (!(key instanceof Value.Text(String name))) {
        throw new Failure(
            "sequence item 0: expected str instance, %s found".formatted(Types.name(key)));
      }
      if (!EDITABLE.contains(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      return Attributes.error("Invalid fields for update: " + String.join(", ", unknown));
    }
    for (Value.Entry update : updates.entries()) {
      if (!(update.value() instanceof Value.Null)) {
        ticket.put(update.key(), update.value());
      }
    }
    return done(in, "updated");
  }

  private Value own(Arguments in) {
    if (!Types.truth(currentUser)) {
      return Value.of(
          List.of(Attributes.error("User not authenticated. Please log in to view tickets.")));
    }
    List<Dict> own = new ArrayList<>();
    for (Dict ticket : queue) {
      if (Equality.equal(ticket.required("created_by"), currentUser)) {
        own.add(ticket);
      }
    }
    if (in.truth(0)) {
      own.removeIf(ticket -> !Types.lower(ticket.required("status")).equals(Types.lower(in.at(0))));
    }
    return values(own);
  }

  private Value logIn(Arguments in) {
    boolean success = in.truth(0) && in.truth(1);
    if (success) {
      currentUser = in.at(0);
    }
    return Attributes.only("success", Value.of(success));
  }

  private Value loginStatus() {
    return Attributes.only("login_status", Value.of(Types.truth(currentUser)));
  }

  private Value logOut() {
    boolean success = Types.truth(currentUser);
    if (success) {
      currentUser = Value.NULL;
    }
    return Attributes.only("success", Value.of(success));
  }
}
