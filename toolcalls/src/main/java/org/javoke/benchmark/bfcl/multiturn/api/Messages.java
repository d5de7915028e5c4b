package org.javoke.benchmark.bfcl.multiturn.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.javoke.benchmark.bfcl.multiturn.runtime.Arguments;
import org.javoke.benchmark.bfcl.multiturn.runtime.Attributes;
import org.javoke.benchmark.bfcl.multiturn.runtime.Dict;
import org.javoke.benchmark.bfcl.multiturn.runtime.Equality;
import org.javoke.benchmark.bfcl.multiturn.runtime.Failure;
import org.javoke.benchmark.bfcl.multiturn.runtime.MersenneTwister;
import org.javoke.benchmark.bfcl.multiturn.runtime.Numbers;
import org.javoke.benchmark.bfcl.multiturn.runtime.Operations;
import org.javoke.benchmark.bfcl.multiturn.runtime.Types;
import org.javoke.value.PythonRepr;
import org.javoke.value.Value;

/** {@code MessageAPI}: users of a workspace who write to each other. */
final class Messages implements Backend {

  /** Ids are drawn until one is new; of 90,000 there are, so many leave the search short. */
  private static final int MOST_IDS = 80_000;

  private static final MersenneTwister.Start START =
      new MersenneTwister.Start(BigInteger.valueOf(200_191));
  private static final Value USERS =
      Attributes.of("Alice", "USR001")
          .and("Bob", "USR002")
          .and("Catherine", "USR003")
          .and("Daniel", "USR004")
          .value();
  private static final Value INBOX =
      Value.of(
          List.of(
              Attributes.only("USR002", "My name is Alice. I want to connect."),
              Attributes.only("USR003", "Could you upload the file?"),
              Attributes.only("USR004", "Could you upload the file?")));

  private static final Operations<Messages> OPERATIONS =
      new Operations<Messages>("MessageAPI")
          .with("list_users", "", (messages, _) -> messages.users())
          .with("get_user_id", "user", Messages::userId)
          .with("message_login", "user_id", Messages::logIn)
          .with("message_get_login_status", "", (messages, _) -> messages.loginStatus())
          .with("send_message", "receiver_id message", Messages::send)
          .with("delete_message", "receiver_id", Messages::delete)
          .with("view_messages_sent", "", (messages, _) -> messages.sent())
          .with("add_contact", "user_name", Messages::addContact)
          .with("search_messages", "keyword", Messages::search)
          .with("get_message_stats", "", (messages, _) -> messages.statistics());

  private final MersenneTwister random;
  private final Set<BigInteger> ids = new TreeSet<>();
  private final Dict users;
  private final List<Value> inbox; // one dict each: the receiver's id, and the message
  private Value userCount;
  private Value messageCount;
  private Value currentUser;

  Messages(Scenario scenario) {
    random = scenario.random(START);
    users = scenario.dict("user_map", USERS);
    inbox = scenario.list("inbox", INBOX);
    userCount = scenario.at("user_count", Value.of(4));
    messageCount = scenario.at("message_count", Value.of(3));
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
    List<Value> used = ids.stream().<Value>map(Value.Int::new).toList();
    return Attributes.of("generated_ids", Attributes.only("$set", Value.of(used)))
        .and("user_count", userCount)
        .and("user_map", users.value())
        .and("inbox", Value.of(inbox))
        .and("message_count", messageCount)
        .and("current_user", currentUser)
        .value();
  }

  private Value users() {
    return Attributes.only("user_list", Value.of(users.keys()));
  }

  private Value userId(Arguments in) {
    Value id = users.at(in.at(0));
    return id == null
        ? Attributes.error("User '%s' not found in the workspace.".formatted(in.text(0)))
        : Attributes.only("user_id", id);
  }

  private Value logIn(Arguments in) {
    if (!isUser(in.at(0))) {
      return Attributes.of("login_status", false)
          .and("message", "User ID '%s' not found.".formatted(in.text(0)))
          .value();
    }
    currentUser = in.at(0);
    return Attributes.of("login_status", true)
        .and("message", "User '%s' logged in successfully.".formatted(in.text(0)))
        .value();
  }

  private boolean isUser(Value id) {
    return users.entries().stream().anyMatch(entry -> Equality.equal(entry.value(), id));
  }

  private Value loginStatus() {
    return Attributes.only("login_status", Value.of(Types.truth(currentUser)));
  }

  private Value send(Arguments in) {
    if (!Types.truth(currentUser)) {
      return notLoggedIn();
    }
    Value receiver = in.at(0);
    if (!isUser(receiver)) {
      return Attributes.error("Receiver ID '%s' not found.".formatted(in.text(0)));
    }
    BigInteger id = newId();
    Dict message = new Dict();
    message.put(receiver, in.at(1));
    inbox.add(message.value());
    messageCount = Numbers.increase(messageCount, Value.of(1));
    return Attributes.of("sent_status", true)
        .and("message_id", Attributes.only("new_id", new Value.Int(id)))
        .and("message", "Message sent to '%s' successfully.".formatted(in.text(0)))
        .value();
  }

  private BigInteger newId() {
    if (ids.size() >= MOST_IDS) {
      throw new Failure("more than %d messages are not sent here".formatted(MOST_IDS));
    }
    BigInteger id = BigInteger.valueOf(random.integer(10_000, 99_999));
    while (!ids.add(id)) {
      id = BigInteger.valueOf(random.integer(10_000, 99_999));
    }
    return id;
  }

  private Value delete(Arguments in) {
    if (!Types.truth(currentUser)) {
      return notLoggedIn();
    }
    for (int i = inbox.size() - 1; i >= 0; i--) {
      if (Equality.equal(message(inbox.get(i)).key(), in.at(0))) {
        inbox.remove(i);
        return Attributes.of("deleted_status", true)
            .and("receiver_id", in.at(0))
            .and(
                "message",
                "Receiver %s's latest message deleted successfully.".formatted(in.text(0)))
            .value();
      }
    }
    return Attributes.error("Receiver ID %s not found.".formatted(in.text(0)));
  }

  private Value sent() {
    if (!Types.truth(currentUser)) {
      return notLoggedIn();
    }
    Dict sent = new Dict();
    for (Value entry : inbox) {
      Value.Entry message = message(entry);
      List<Value> messages = new ArrayList<>();
      if (sent.at(message.key()) instanceof Value.Items(List<Value> earlier)) {
        messages.addAll(earlier);
      }
      messages.add(message.value());
      sent.put(message.key(), Value.of(messages));
    }
    return Attributes.only("messages", sent.value());
  }

  private Value addContact(Arguments in) {
    if (users.has(in.at(0))) {
      return Attributes.error("User name '%s' already exists.".formatted(in.text(0)));
    }
    userCount = Numbers.increase(userCount, Value.of(1));
    String number = PythonRepr.text(userCount);
    String id = "USR" + "0".repeat(Math.max(0, 3 - number.length())) + number;
    if (isUser(Value.of(id))) {
      return Attributes.error("User ID '%s' already exists.".formatted(id));
    }
    users.put(in.at(0), Value.of(id));
    return Attributes.of("added_status", true)
        .and("user_id", id)
        .and("message", "Contact '%s' added successfully.".formatted(in.text(0)))
        .value();
  }

  private Value search(Arguments in) {
    if (!Types.truth(currentUser)) {
      return notLoggedIn();
    }
    String keyword = Types.lower(in.at(0));
    List<Value> results = new ArrayList<>();
    for (Value entry : inbox) {
      Value.Entry message = message(entry);
      if (Types.lower(message.value()).contains(keyword)) {
        results.add(
            Attributes.of("receiver_id", message.key()).and("message", message.value()).value());
      }
    }
    return Attributes.only("results", Value.of(results));
  }

  private Value statistics() {
    if (!Types.truth(currentUser)) {
      return notLoggedIn();
    }
    Dict receivers = new Dict();
    inbox.forEach(entry -> receivers.put(message(entry).key(), Value.NULL));
    return Attributes.only(
        "stats",
        Attributes.of("received_count", Value.of(inbox.size()))
            .and("total_contacts", receivers.size())
            .value());
  }

  // Only the first entry of each dict counts.
  private static Value.Entry message(Value entry) {
    if (!(entry instanceof Value.Fields || entry instanceof Value.Table)) {
      throw Failure.noAttribute(entry, "items");
    }
    Dict dict = Dict.of(entry);
    if (dict.size() == 0) {
      throw new Failure("list index out of range");
    }
    return dict.entries().iterator().next();
  }

  private static Value notLoggedIn() {
    return Attributes.error("No user is currently logged in.");
  }
}
