package org.javoke.benchmark.apibank;

import java.util.List;
import java.util.Map;
import org.javoke.value.Value;

/** APIs of users' accounts and money. */
final class Accounts {

  /** The reference draws it from a generator that it seeds, so it is always the same. */
  private static final Value VERIFICATION_CODE = Value.of(970_420);

  private static final Value NEW_TOKEN = Value.of("a new token");

  private Accounts() {}

  static List<Api> apis() {
    return List.of(
        Api.of("GetUserToken", "username password", Comparison.ALL, Accounts::token),
        Api.of("CheckToken", "token", Comparison.ALL, (db, in) -> Value.of(user(db, in))),
        Api.of("DeleteAccount", "token", Comparison.ALL, (db, in) -> status(user(db, in))),
        Api.of(
            "ModifyPassword",
            "token old_password new_password",
            Comparison.ALL,
            Accounts::modifyPassword),
        Api.of(
            "RegisterUser",
            "username password email",
            Comparison.equal("username", "password", "email").and(Comparison.REGISTERED),
            Accounts::register),
        Api.of(
                "ForgotPassword",
                "status username? email? verification_code:int? new_password?",
                Comparison.ALL,
                Accounts::forgot)
            .listingGiven(),
        Api.of(
            "QueryBalance",
            "token",
            Comparison.equal(String::strip, "token").and(Comparison.OUTCOME),
            Accounts::balance),
        Api.of(
            "OpenBankAccount",
            "account password name",
            Comparison.ALL,
            (_, in) -> Value.of(in.text("account").equals("test") ? "failed" : "success")));
  }

  private static String user(Database database, Inputs in) {
    return database.user(in.text("token"));
  }

  private static Value status(String user) {
    return new Value.Fields(Map.of("status", Value.of(user.isEmpty() ? "failed" : "success")));
  }

  private static Value account(Database database, Inputs in) {
    Value account = database.table("Account").get(in.text("username"));
    if (account == null) {
      throw new ApiFailure("The username does not exist.");
    }
    return account;
  }

  private static Value token(Database database, Inputs in) {
    Value account = account(database, in);
    if (!Database.text(account, "password").equals(in.text("password"))) {
      throw new ApiFailure("The password is incorrect.");
    }
    return new Value.Fields(Map.of("token", Value.of(Database.text(account, "token"))));
  }

  private static Value modifyPassword(Database database, Inputs in) {
    String user = user(database, in);
    Value account = database.table("Account").getOrDefault(user, Value.NULL);
    if (!Database.text(account, "password").equals(in.text("old_password"))) {
      throw new ApiFailure("The old password is incorrect.");
    }
    return status(user);
  }

  private static Value register(Database database, Inputs in) {
    if (database.table("Account").containsKey(in.text("username"))) {
      throw new ApiFailure("The username already exists.");
    }
    return new Value.Fields(Map.of("token", NEW_TOKEN));
  }

  private static Value forgot(Database database, Inputs in) {
    return switch (in.text("status")) {
      case "Forgot Password" -> code(database, in);
      // Nothing survives from an earlier call, so there never was a first one.
      case "Verification Code" ->
          throw new ApiFailure("You need to call the API with status 'Forgot Password' at first.");
      default ->
          throw new ApiFailure("The status is only 'Forgot Password' or 'Verification Code'.");
    };
  }

  private static Value code(Database database, Inputs in) {
    if (!in.has("username") || !in.has("email")) {
      throw new ApiFailure("The username and email are required for the first call.");
    }
    if (!Database.text(account(database, in), "email").equals(in.text("email"))) {
      throw new ApiFailure("The email is incorrect.");
    }
    return VERIFICATION_CODE;
  }

  private static Value balance(Database database, Inputs in) {
    String user =
        database
            .findUser(in.text("token").strip())
            .orElseThrow(() -> new ApiFailure("The token is incorrect."));
    Value balance =
        database.table("Bank").get(user) instanceof Value.Fields account
            ? account.at("balance")
            : null;
    if (balance == null) {
      throw new ApiFailure("The user does not have an account.");
    }
    return balance;
  }
}
