package org.javoke.benchmark.apibank;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.javoke.value.Value;

/** APIs of agendas, reminders, alarms and meetings: each user has their own. */
final class Calendars {

  private static final Value SUCCESS = Value.of("success");
  private static final String MEETING =
      "token meeting_topic start_time end_time location attendees";
  private static final Comparison AGENDA =
      Comparison.likeWords("content", UnaryOperator.identity())
          .and(Comparison.equal("time", "location"))
          .and(Comparison.OUTCOME);
  private static final Comparison REMINDER =
      Comparison.likeWords("content", text -> text.toLowerCase(Locale.ROOT))
          .and(Comparison.equal("time"))
          .and(Comparison.OUTCOME);
  private static final Comparison APPOINTED =
      Comparison.likeWords("meeting_topic", UnaryOperator.identity())
          .and(Comparison.others("meeting_topic"))
          .and(Comparison.OUTCOME);

  private Calendars() {}

  static List<Api> apis() {
    return List.of(
        Api.of("AddAgenda", "token content time location", AGENDA, Calendars::add),
        Api.of(
            "ModifyAgenda",
            "token content time location",
            AGENDA,
            (db, in) -> done(agenda(db, in, "agenda"))),
        Api.of(
            "QueryAgenda",
            "token content time location",
            AGENDA,
            (db, in) -> agenda(db, in, "agenda")),
        Api.of(
            "DeleteAgenda",
            "token content time location",
            Comparison.DELETION,
            (db, in) -> done(agenda(db, in, "meeting"))),
        Api.of("AddReminder", "token content time", REMINDER, Calendars::add),
        Api.of(
            "ModifyReminder", "token content time", REMINDER, (db, in) -> done(reminder(db, in))),
        Api.of("QueryReminder", "token content time", REMINDER, Calendars::reminder),
        Api.of(
            "DeleteReminder",
            "token content time",
            Comparison.DELETION,
            (db, in) -> done(reminder(db, in))),
        Api.of("AddAlarm", "token time", Comparison.ALL, Calendars::addAlarm),
        Api.of("ModifyAlarm", "token from_time to_time", Comparison.ALL, Calendars::modifyAlarm),
        Api.of(
            "QueryAlarm",
            "token time",
            Comparison.ALL,
            (db, in) -> alarm(db, in, "time", "You have no alarm clock at time : ")),
        Api.of(
            "DeleteAlarm",
            "token time",
            Comparison.ALL,
            (db, in) -> done(alarm(db, in, "time", "You have no alarm clock at time : "))),
        Api.of("AddMeeting", MEETING, APPOINTED, Calendars::addMeeting),
        Api.of("ModifyMeeting", MEETING, APPOINTED, (db, in) -> done(meeting(db, in))),
        Api.of("QueryMeeting", MEETING, APPOINTED, Calendars::meeting),
        Api.of("DeleteMeeting", MEETING, Comparison.DELETION, (db, in) -> done(meeting(db, in))));
  }

  private static Value done(Value found) {
    return found.equals(Value.NULL) ? found : SUCCESS;
  }

  private static void requireContent(Inputs in) {
    if (in.text("content").isBlank()) {
      throw new ApiFailure("Content should not be null");
    }
  }

  private static Value add(Database database, Inputs in) {
    Moments.TIME.parse(in.text("time"));
    requireContent(in);
    database.user(in.text("token"));
    return SUCCESS;
  }

  private static Optional<Value> find(
      Database database, Inputs in, String table, String name, String time) {
    String user = database.user(in.text("token"));
    return database
        .rowsOf(user, table)
        .filter(row ->
            Database.text(row, name).equals(in.text(name))
                || Database.text(row, time).equals(in.text(time)))
        .<Value>map(row -> row)
        .findFirst();
  }

  private static Value agenda(Database database, Inputs in, String what) {
    Moments.TIME.parse(in.text("time"));
    return find(database, in, "Agenda", "content", "time")
        .orElseThrow(() -> new ApiFailure("You have no " + what + " about " + in.text("content")));
  }

  private static Value reminder(Database database, Inputs in) {
    Moments.TIME.parse(in.text("time"));
    requireContent(in);
    return find(database, in, "Reminder", "content", "time")
        .orElseThrow(() ->
            new ApiFailure(
                "You have no reminder about %s or at time : %s"
                    .formatted(in.text("content"), in.text("time"))));
  }

  private static Value addAlarm(Database database, Inputs in) {
    Moments.TIME.parse(in.text("time"));
    database.user(in.text("token"));
    return SUCCESS;
  }

  private static Value modifyAlarm(Database database, Inputs in) {
    Moments.TIME.parse(in.text("to_time"));
    return done(alarm(database, in, "from_time", "You have no alarm at time : "));
  }

  private static Value alarm(Database database, Inputs in, String parameter, String otherwise) {
    String time = in.text(parameter);
    Moments.TIME.parse(time);
    String user = database.user(in.text("token"));
    return database
        .rowsOf(user, "Alarm")
        .filter(row -> Database.text(row, "time").equals(time))
        .<Value>map(row -> row)
        .findFirst()
        .orElseThrow(() -> new ApiFailure(otherwise + time));
  }

  private static Value addMeeting(Database database, Inputs in) {
    Moments.TIME.parse(in.text("start_time"));
    Moments.TIME.parse(in.text("end_time"));
    if (in.text("meeting_topic").isBlank()) {
      throw new ApiFailure("Meeting Topic should not be null");
    }
    database.user(in.text("token"));
    return SUCCESS;
  }

  private static Value meeting(Database database, Inputs in) {
    Moments.TIME.parse(in.text("start_time"));
    Moments.TIME.parse(in.text("end_time"));
    return find(database, in, "Meeting", "meeting_topic", "start_time")
        .orElseThrow(() -> new ApiFailure("You have no meeting about " + in.text("meeting_topic")));
  }
}
