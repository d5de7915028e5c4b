package org.javoke.benchmark.apibank;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.javoke.value.Value;

/** APIs of a house, of travel, and of small services. */
final class Household {

  private static final Value SUCCESS = Value.of("success");
  private static final Pattern EMAIL =
      Pattern.compile("[a-z0-9]+[._]?[a-z0-9]+@\\w+\\.\\w{2,3}", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Comparison SCENE =
      Comparison.equal(Comparison::lowered, "name").and(Comparison.OUTCOME);

  private Household() {}

  static List<Api> apis() {
    return List.of(
        Api.of(
            "TimedSwitch",
            "name time on:bool",
            Comparison.equal(Comparison::lowered, "name")
                .and(Comparison.sameMoment(Moments.TIME, "time"))
                .and(Comparison.equal("on"))
                .and(Comparison.OUTCOME),
            Household::timedSwitch),
        Api.of(
            "CancelTimedSwitch",
            "name time",
            Comparison.equal(Comparison::lowered, "name")
                .and(Comparison.sameMoment(Moments.TIME, "time"))
                .and(Comparison.OUTCOME),
            Household::cancelSwitch),
        Api.of("QueryScene", "name", SCENE, (db, in) -> scene(db, in, "Scene not found.")),
        Api.of(
            "DeleteScene",
            "name",
            SCENE,
            (db, in) -> {
              scene(db, in, "The scene does not exist.");
              return SUCCESS;
            }),
        Api.of(
            "AddScene",
            "name devices",
            Comparison.equal("devices").and(SCENE),
            (_, _) -> {
              throw new ApiFailure("Invalid device format.");
            }),
        Api.of(
            "ModifyScene",
            "name devices",
            Comparison.equal("devices").and(SCENE),
            (_, _) -> {
              throw new ApiFailure("Invalid device format.");
            }),
        Api.of(
            "BookHotel",
            "hotel_name check_in_time check_out_time room_count:int adult_count:int child_count:int",
            Comparison.ALL,
            Household::bookHotel),
        Api.of(
            "PlayMusic",
            "music_name",
            Comparison.equal(Comparison::lowered, "music_name").and(Comparison.OUTCOME),
            (_, in) -> Value.of("music://" + Comparison.lowered(in.text("music_name")))),
        Api.of(
            "SendEmail",
            "receiver subject content",
            Comparison.equal(Comparison::lowered, "receiver")
                .and(Comparison.equal(String::strip, "subject", "content"))
                .and(Comparison.OUTCOME),
            Household::sendEmail),
        Api.of("GetToday", "", Comparison.ANY, (_, _) -> Value.of("2023-03-31")),
        Api.of(
            "Calculator",
            "formula",
            Comparison.equal(text -> text.replace(" ", ""), "formula").and(Comparison.OUTCOME),
            (_, in) -> Value.of(Formula.value(in.text("formula")))),
        Api.of("ToolSearcher", "keywords?", Comparison.OUTCOME, null),
        Api.of("Translate", "src src_lang? tgt_lang?", Comparison.OUTCOME, null),
        Api.of("Dictionary", "keyword", Comparison.OUTCOME, null),
        Api.of("SearchEngine", "keyword", Comparison.OUTCOME, null));
  }

  private static String name(Inputs in, String what) {
    String name = Comparison.lowered(in.text("name"));
    if (name.isEmpty()) {
      throw new ApiFailure(what + " cannot be empty.");
    }
    return name;
  }

  private static Value timedSwitch(Database database, Inputs in) {
    name(in, "Name");
    Moments.TIME.parseLoosely(in.text("time"));
    return SUCCESS;
  }

  private static Value cancelSwitch(Database database, Inputs in) {
    String name = name(in, "Name");
    String time = Moments.TIME.written(Moments.TIME.parseLoosely(in.text("time")));
    if (!(database.table("TimeSwitch").get(name) instanceof Value.Items(List<Value> switches))) {
      throw new ApiFailure("The device does not exist.");
    }
    if (switches.stream().noneMatch(one -> Database.text(one, "time").equals(time))) {
      throw new ApiFailure("time does not exist.");
    }
    return SUCCESS;
  }

  private static Value scene(Database database, Inputs in, String otherwise) {
    Value scene = database.table("Scenes").get(name(in, "Scene name"));
    if (scene == null) {
      throw new ApiFailure(otherwise);
    }
    return scene;
  }

  private static Value bookHotel(Database database, Inputs in) {
    Moments.DATE.parse(in.text("check_in_time"));
    Moments.DATE.parse(in.text("check_out_time"));
    boolean many = new BigInteger(in.text("adult_count")).compareTo(BigInteger.TWO) > 0;
    if (many && in.text("room_count").equals("1")) {
      throw new ApiFailure("The number of adults is greater than 2. Two rooms are ordered.");
    }
    return Value.of(String.valueOf(database.table("Hotel").size() + 1));
  }

  private static Value sendEmail(Database database, Inputs in) {
    if (!EMAIL.matcher(in.text("receiver").strip()).matches()) {
      throw new ApiFailure("Email address of the receiver is invalid.");
    }
    if (in.text("subject").isBlank()) {
      throw new ApiFailure("Subject cannot be empty.");
    }
    if (in.text("content").isBlank()) {
      throw new ApiFailure("Content cannot be empty.");
    }
    return SUCCESS;
  }
}
